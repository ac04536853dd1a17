package shad.model.service.industrial;

import shad.model.service.Analyzer;
import shad.model.service.Needs;
import shad.model.service.Protocol;
import shad.model.service.parse.PayloadReader;
import shad.model.service.parse.PerSide;

/// DNP3 (IEEE 1815; Zeek, `DNP3.cc`), over TCP or UDP: confirmed by a link header with a right checksum. Datagrams are
/// joined like chunks of a stream.
public final class Dnp3Analyzer extends Analyzer {
    private final PerSide<Dnp3Side> sides = new PerSide<>(_ -> new Dnp3Side());

    private Dnp3Analyzer(Protocol protocol) {
        super(protocol, Needs.NOTHING);
    }

    /// DNP3 over TCP.
    public static Dnp3Analyzer overTcp() {
        return new Dnp3Analyzer(Protocol.DNP3_TCP);
    }

    /// DNP3 over UDP, a protocol of its own to Zeek.
    public static Dnp3Analyzer overUdp() {
        return new Dnp3Analyzer(Protocol.DNP3_UDP);
    }

    @Override
    protected boolean catchesOnReplay() {
        return protocol() != Protocol.DNP3_UDP;
    }

    @Override
    protected void deliver(boolean fromOriginator, byte[] bytes, int offset, int length) {
        boolean readable = false;
        try {
            readable = parse(fromOriginator, sides.of(fromOriginator), bytes, offset, length);
        } finally {
            if (!readable || isSettled()) {
                skip();
            }
        }
    }

    /// Returns false if this is nothing to go on with.
    ///
    /// @throws shad.model.service.parse.MalformedPayload if the objects of the application layer are not as they must be
    private boolean parse(boolean request, Dnp3Side side, byte[] bytes, int offset, int length) {
        int end = offset + length;
        int at = offset;
        while (at < end) {
            if (!side.isInBody()) {
                at += side.add(Dnp3Side.HEADER_LENGTH, bytes, at, end - at);
                if (!side.has(Dnp3Side.HEADER_LENGTH)) {
                    return true;
                }
                if (!header(side)) {
                    return false;
                }
                if (side.isLinkOnly()) {
                    // Zeek drops the rest of the chunk here.
                    side.endFragment();
                    return true;
                }
                side.beginBody();
            }
            int target = side.expectedLength();
            if (target < Dnp3Side.HEADER_LENGTH) {
                return false;
            }
            at += side.add(target, bytes, at, end - at);
            if (!side.has(target)) {
                return true;
            }
            if (!body(request, side)) {
                return false;
            }
        }
        return true;
    }

    private boolean header(Dnp3Side side) {
        if (!side.hasMagic()) {
            return false;
        }
        if (!side.isHeaderIntact()) {
            violate();
            return false;
        }
        confirm();
        return true;
    }

    private static boolean body(boolean request, Dnp3Side side) {
        if (!side.join()) {
            return false;
        }
        if (side.isLast()) {
            Dnp3Objects.check(request, new PayloadReader(side.fragment(), 0, side.fragmentLength()));
            side.endFragment();
        } else {
            side.endFrame();
        }
        return true;
    }
}
