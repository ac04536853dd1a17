package shad.model.decode;

import org.jspecify.annotations.Nullable;

/// What a UDP conversation remembers as the carrier of a tunnel. Owned by the tracker thread.
public final class TunnelFlow {
    private final Encapsulation.Cache cache = new Encapsulation.Cache();
    private boolean violated;
    private boolean confirmed;
    private boolean validFromOriginator;
    private boolean validFromResponder;

    /// Notes a packet that contradicts the tunnel's protocol: the flow is never labelled from now on.
    void violate() {
        violated = true;
    }

    boolean isViolated() {
        return violated;
    }

    /// Notes a packet that proves the protocol; returns whether the flow gets its label now.
    boolean confirm() {
        boolean first = !confirmed && !violated;
        confirmed |= first;
        return first;
    }

    /// Notes a valid packet of one side; returns whether both sides have sent one.
    boolean isValidFromBoth(boolean fromOriginator) {
        validFromOriginator |= fromOriginator;
        validFromResponder |= !fromOriginator;
        return validFromOriginator && validFromResponder;
    }

    Encapsulation push(@Nullable Encapsulation outer, TunnelType type, long uidOrdinal) {
        return cache.push(outer, type, uidOrdinal);
    }
}
