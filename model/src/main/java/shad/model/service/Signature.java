package shad.model.service;

import org.jspecify.annotations.Nullable;

/// A rule on the first bytes of a side (Zeek, D4 to D9).
///
/// @param name unique
/// @param transport where it applies
/// @param side whose bytes it looks at
/// @param pattern anchored at the first byte; see the pattern package for the notation
/// @param needs the rule that must have matched on the other side; null for none
/// @param attaches what it attaches; null if other rules need it only
/// @param minPayload least length of the datagram in which it matches
/// @param maxPayload greatest length of that datagram
public record Signature(
        String name,
        Transport transport,
        From side,
        String pattern,
        @Nullable String needs,
        @Nullable Protocol attaches,
        int minPayload,
        int maxPayload) {

    /// Which transport a rule is for.
    public enum Transport {
        TCP,
        UDP,
        ANY
    }

    /// Whose bytes a rule looks at.
    public enum From {
        ORIGINATOR,
        RESPONDER,
        EITHER
    }

    /// A rule without condition.
    public static Signature of(String name, Transport transport, From side, String pattern) {
        return new Signature(name, transport, side, pattern, null, null, 0, Integer.MAX_VALUE);
    }

    /// This rule, bound to another that must have matched on the other side.
    public Signature needing(String other) {
        return new Signature(name, transport, side, pattern, other, attaches, minPayload, maxPayload);
    }

    /// This rule, which attaches an analyzer.
    public Signature attaching(Protocol protocol) {
        return new Signature(name, transport, side, pattern, needs, protocol, minPayload, maxPayload);
    }

    /// This rule, for datagrams of some lengths only.
    public Signature forPayload(int least, int greatest) {
        return new Signature(name, transport, side, pattern, needs, attaches, least, greatest);
    }

    boolean isOver(boolean tcp) {
        return transport == Transport.ANY || (transport == Transport.TCP) == tcp;
    }

    boolean looksAt(boolean originator) {
        return side == From.EITHER || (side == From.ORIGINATOR) == originator;
    }
}
