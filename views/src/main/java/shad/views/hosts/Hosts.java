package shad.views.hosts;

import shad.model.query.HostUse;
import shad.views.table.Listing;

/// The hosts to show, in order. Immutable.
///
/// @param leftOut ends of connections whose host is not listed because there are too many
/// @param peersCut whether peers were too many to count all
/// @param namesLeftOut how many names were not kept because there were too many
public record Hosts(Listing<HostUse> listing, long leftOut, boolean peersCut, long namesLeftOut) {}
