package shad.model.service.known;

import java.util.List;

/// Remembers services, and tells which of those seen are news. Owned by the tracker thread.
interface ServiceLedger {
    /// Enters what was seen. Returns the lines that this is worth: the names of each.
    List<List<String>> enter(Sighting sighting, double nowSeconds);

    /// Moves the clock; it never goes back.
    default void advance(double nowSeconds) {}
}
