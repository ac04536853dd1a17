package shad.views.inspector;

import org.jspecify.annotations.Nullable;

/// A part of the inspector that shows packets. It is told of a flow when it comes to the front, and of each while it
/// stays there; the packet that is chosen it takes from [FlowViewModel#selectedPacketProperty()], and sets it there.
interface FlowPane {
    /// Shows the packets of a connection, or none.
    void show(@Nullable Flow flow);

    /// Hears whether it is in front: what is not seen reads nothing.
    default void setInFront(boolean inFront) {
        // Most parts show what is there already.
    }

    /// Whether it has something to show without packets too; otherwise it is hidden then.
    default boolean standsAlone() {
        return false;
    }
}
