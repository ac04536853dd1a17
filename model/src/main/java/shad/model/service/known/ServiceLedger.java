package shad.model.service.known;

import java.util.List;
import shad.model.conn.RememberedService;

/// Remembers services, and tells which of those seen are news. Owned by the tracker thread.
interface ServiceLedger {
    /// Enters what was seen. Returns the lines that this is worth: the names of each.
    List<List<String>> enter(Sighting sighting, double nowSeconds);

    /// What was seen in this run, for the runs to come; a ledger of one run has nothing to hand on.
    default List<RememberedService> seen() {
        return List.of();
    }

    /// Moves the clock; it never goes back.
    default void advance(double nowSeconds) {}
}
