package shad.views.groups;

import java.util.List;
import shad.model.query.GroupKey;
import shad.model.query.RowGroup;
import shad.model.store.StoreSnapshot;
import shad.views.table.Listing;

/// The groups to show, in order, and what they sum up to. Immutable.
///
/// @param keys what was grouped by
/// @param snapshot whose rows were grouped
/// @param leftOut connections whose group is not listed because there are too many
public record Groups(
        List<GroupKey> keys,
        StoreSnapshot snapshot,
        Listing<RowGroup> listing,
        long connections,
        long origBytes,
        long respBytes,
        long leftOut) {}
