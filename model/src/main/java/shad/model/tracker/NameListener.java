package shad.model.tracker;

import shad.model.conn.NameBook;
import shad.model.service.Conversation;
import shad.model.service.ServiceListener;

/// Writes down the names that analyzers find for addresses.
///
/// @param next hears of everything else
record NameListener(NameBook names, ServiceListener next) implements ServiceListener {
    @Override
    public void confirmed(Conversation connection) {
        next.confirmed(connection);
    }

    @Override
    public void removed(Conversation connection) {
        next.removed(connection);
    }

    @Override
    public boolean wantsNames() {
        return true;
    }

    @Override
    public void named(long addressHigh, long addressLow, String name) {
        names.add(addressHigh, addressLow, name);
    }
}
