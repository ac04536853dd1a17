package shad.model.service.parse;

import org.jspecify.annotations.Nullable;

/// What an analyzer keeps for each side of a conversation, by the roles of the moment. It is made when a side is first
/// asked for, so that one that stays silent costs nothing. Owned by its analyzer; one thread at a time.
public final class PerSide<T> {
    private final Maker<T> maker;
    private @Nullable T originator;
    private @Nullable T responder;

    /// Makes what is kept for a side.
    @FunctionalInterface
    public interface Maker<T> {
        T make(boolean ofOriginator);
    }

    /// Nothing yet for either side; `maker` makes it.
    public PerSide(Maker<T> maker) {
        this.maker = maker;
    }

    /// What is kept for a side, made now if there is nothing yet.
    public T of(boolean ofOriginator) {
        T present = ifPresent(ofOriginator);
        return present != null ? present : begin(ofOriginator);
    }

    /// What is kept for a side; null if it was not asked for yet.
    public @Nullable T ifPresent(boolean ofOriginator) {
        return ofOriginator ? originator : responder;
    }

    private T begin(boolean ofOriginator) {
        T made = maker.make(ofOriginator);
        if (ofOriginator) {
            originator = made;
        } else {
            responder = made;
        }
        return made;
    }

    /// Originator and responder change places, and what is kept for them with them.
    public void swap() {
        T former = originator;
        originator = responder;
        responder = former;
    }

    /// Forgets what is kept for both sides.
    public void clear() {
        originator = null;
        responder = null;
    }
}
