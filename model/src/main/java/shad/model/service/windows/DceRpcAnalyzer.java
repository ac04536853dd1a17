package shad.model.service.windows;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import shad.model.service.Analyzer;
import shad.model.service.Needs;
import shad.model.service.Protocol;
import shad.model.service.parse.MalformedPayload;
import shad.model.service.parse.PayloadReader;
import shad.model.service.parse.PerSide;
import shad.model.service.parse.StreamBuffer;

/// DCE/RPC, connection-oriented (C706 chapter 12; Zeek, DCE_RPC analyzer): over TCP, and over the pipes of SMB. Each
/// complete PDU confirms. What follows the body for authentication goes to GSSAPI or NTLM before that. Violations have
/// no consequences but that what has come of the side is dropped.
public final class DceRpcAnalyzer extends Analyzer {
    private static final int VERSION = 5;
    private static final int HEADER_LENGTH = 16;
    private static final int AUTHENTICATION_HEADER_LENGTH = 8;
    /// Longest PDU.
    private static final int LIMIT = 65_535;
    /// `DCE_RPC::max_cmd_reassembly`, calls of a side that are in fragments.
    private static final int MAX_CALLS = 20;
    /// `DCE_RPC::max_frag_data`, bytes of a call that is in fragments.
    private static final int MAX_CALL_LENGTH = 30_000;

    private static final int FIRST_FRAGMENT = 0x1;
    private static final int LAST_FRAGMENT = 0x2;
    private static final int HAS_OBJECT = 0x80;
    private static final int OBJECT_LENGTH = 16;
    private static final int SYNTAX_LENGTH = 20;

    private static final int REQUEST = 0;
    private static final int RESPONSE = 2;
    private static final int BIND = 11;
    private static final int BIND_ACK = 12;
    private static final int ALTER_CONTEXT = 14;
    private static final int ALTER_CONTEXT_RESPONSE = 15;

    private static final int SPNEGO = 9;
    private static final int NTLM = 10;

    private final PayloadReader in = new PayloadReader();
    private final PerSide<Side> sides = new PerSide<>(_ -> new Side());
    private @Nullable Analyzer gssapi;
    private @Nullable Analyzer ntlm;

    private static final class Side {
        private final StreamBuffer buffer = new StreamBuffer(LIMIT);
        /// Bytes so far of each call that is in fragments; null until there is one.
        private @Nullable Map<Integer, Integer> calls;
    }

    public DceRpcAnalyzer() {
        super(Protocol.DCE_RPC, Needs.NO_GAPS);
    }

    @Override
    protected void deliver(boolean fromOriginator, byte[] bytes, int offset, int length) {
        Side side = sides.of(fromOriginator);
        StreamBuffer buffer = side.buffer;
        try {
            buffer.offer(bytes, offset, length);
            while (buffer.available() >= HEADER_LENGTH) {
                int size = size(buffer);
                if (size > buffer.available()) {
                    break;
                }
                pdu(side, fromOriginator, size);
                buffer.consume(size);
            }
        } catch (MalformedPayload malformed) {
            buffer.clear();
            throw malformed;
        }
        buffer.settle();
    }

    /// The length of the PDU. Numbers have the byte order that the PDU says.
    private int size(StreamBuffer buffer) {
        in.wrap(buffer.bytes(), buffer.start(), HEADER_LENGTH);
        if (in.peek(0) != VERSION) {
            throw MalformedPayload.thrown();
        }
        boolean littleEndian = isLittleEndian();
        in.skip(8);
        int size = u16(littleEndian);
        if (size < HEADER_LENGTH) {
            throw MalformedPayload.thrown();
        }
        return size;
    }

    private boolean isLittleEndian() {
        return in.peek(4) >> 4 != 0;
    }

    private int u16(boolean littleEndian) {
        return littleEndian ? in.u16le() : in.u16();
    }

    private void pdu(Side side, boolean fromOriginator, int size) {
        in.wrap(side.buffer.bytes(), side.buffer.start(), size);
        boolean littleEndian = isLittleEndian();
        in.skip(2);
        int type = in.u8();
        int flags = in.u8();
        in.skip(6);
        int authenticationLength = u16(littleEndian);
        int call = in.i32();
        int trailer = authenticationLength == 0 ? 0 : AUTHENTICATION_HEADER_LENGTH + authenticationLength;
        int bodyLength = size - HEADER_LENGTH - trailer;
        int body = in.position();
        in.skip(bodyLength);
        if (authenticationLength > 0) {
            authentication(fromOriginator, authenticationLength);
        }
        if (isWhole(side, call, flags, bodyLength)) {
            in.wrap(in.bytes(), body, bodyLength);
            body(type, flags, littleEndian);
        }
        confirm();
    }

    private void authentication(boolean fromOriginator, int length) {
        int type = in.u8();
        in.skip(AUTHENTICATION_HEADER_LENGTH - 1);
        if (type == SPNEGO) {
            gssapi = orNewHelper(gssapi, Protocol.GSSAPI);
            feed(gssapi, fromOriginator, in.bytes(), in.position(), length);
        } else if (type == NTLM) {
            ntlm = orNewHelper(ntlm, Protocol.NTLM);
            feed(ntlm, fromOriginator, in.bytes(), in.position(), length);
        }
    }

    /// Whether this PDU is a call of its own. Of one in fragments the bytes are counted only, because Zeek gives up when
    /// there are too many; what they say is not read.
    private boolean isWhole(Side side, int call, int flags, int bodyLength) {
        boolean first = (flags & FIRST_FRAGMENT) != 0;
        boolean last = (flags & LAST_FRAGMENT) != 0;
        Map<Integer, Integer> calls = side.calls;
        Integer before = calls == null ? null : calls.get(call);
        if (first && before == null && last) {
            return true;
        }
        if (first && before == null) {
            if (calls == null) {
                calls = new HashMap<>();
                side.calls = calls;
            }
            calls.put(call, bodyLength);
            if (calls.size() > MAX_CALLS || bodyLength > MAX_CALL_LENGTH) {
                skip();
            }
        } else if (first) {
            skip();
        } else if (before != null && calls != null) {
            if (last) {
                calls.remove(call);
            } else {
                calls.put(call, before + bodyLength);
            }
            if (before + bodyLength > MAX_CALL_LENGTH) {
                skip();
            }
        }
        return false;
    }

    private void body(int type, int flags, boolean littleEndian) {
        switch (type) {
            case REQUEST -> in.require(8 + ((flags & HAS_OBJECT) != 0 ? OBJECT_LENGTH : 0));
            case RESPONSE -> in.require(8);
            case BIND, ALTER_CONTEXT -> {
                in.skip(8);
                int contexts = in.u8();
                in.skip(3);
                for (int i = 0; i < contexts; i++) {
                    in.skip(2);
                    int syntaxes = 1 + in.u8();
                    in.skip(1);
                    in.skip((long) syntaxes * SYNTAX_LENGTH);
                }
            }
            case BIND_ACK, ALTER_CONTEXT_RESPONSE -> {
                in.skip(8);
                in.skip(u16(littleEndian));
                in.skip(-in.consumed() & 3);
                int contexts = in.u8();
                in.skip(3);
                in.skip((long) contexts * (4 + SYNTAX_LENGTH));
            }
            default -> {}
        }
    }

    @Override
    protected void rolesFlipped() {
        sides.swap();
    }
}
