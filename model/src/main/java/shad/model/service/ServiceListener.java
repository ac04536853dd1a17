package shad.model.service;

/// Hears of services while they are found. Called on the tracker thread.
public interface ServiceListener {
    /// Hears nothing.
    ServiceListener NONE = new ServiceListener() {};

    /// An analyzer confirmed; the connection has its new name already.
    default void confirmed(Conversation connection) {}

    /// A connection is being removed; its names are final.
    default void removed(Conversation connection) {}

    /// Whether [#named] is of any use; names are not even read otherwise.
    default boolean wantsNames() {
        return false;
    }

    /// A name for an address was seen in DNS answers or in what a client asked a TLS server for.
    default void named(long addressHigh, long addressLow, String name) {}
}
