package shad.views.services;

import java.util.List;
import shad.model.query.ServiceUse;
import shad.views.table.Listing;

/// The services to show, in order, and what they sum up to. Immutable.
///
/// @param longUnseen remembered services that have not been seen for long, a line each
/// @param leftOut answered connections whose service is not listed because there are too many
/// @param clientsCut whether clients were too many to count all
public record Services(
        Listing<ServiceUse> listing,
        List<ServiceBar> byConnections,
        List<ServiceBar> byBytes,
        long connections,
        long clientBytes,
        long serverBytes,
        List<String> longUnseen,
        long leftOut,
        boolean clientsCut) {}
