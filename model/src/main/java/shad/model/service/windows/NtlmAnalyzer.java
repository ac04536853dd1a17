package shad.model.service.windows;

import java.nio.charset.StandardCharsets;
import shad.model.conn.EvidenceKind;
import shad.model.service.Analyzer;
import shad.model.service.Needs;
import shad.model.service.Protocol;
import shad.model.service.parse.MalformedPayload;
import shad.model.service.parse.PayloadReader;

/// Messages of NTLM ([MS-NLMP] section 2.2.1), one in each delivery. Strings are named by length and offset and must lie
/// behind the fixed fields and within the message; every message for which this holds confirms (Zeek, NTLM analyzer).
/// Violations have no consequences.
public final class NtlmAnalyzer extends Analyzer {
    private static final int SIGNATURE_LENGTH = 8;
    private static final int NEGOTIATE = 1;
    private static final int CHALLENGE = 2;
    private static final int AUTHENTICATE = 3;

    private static final int FLAG_UNICODE = 0x1;
    private static final int FLAG_REQUEST_TARGET = 0x4;
    private static final int FLAG_DOMAIN_SUPPLIED = 0x1000;
    private static final int FLAG_WORKSTATION_SUPPLIED = 0x2000;
    private static final int FLAG_TARGET_INFO = 0x80_0000;
    private static final int FLAG_VERSION = 0x200_0000;

    private static final int STRING_COUNT = 6;
    private static final int NT_RESPONSE = 1;
    private static final int DOMAIN = 2;
    private static final int USER = 3;
    private static final int WORKSTATION = 4;
    private static final int SESSION_KEY = 5;
    private static final int VERSION_LENGTH = 8;

    private final PayloadReader in = new PayloadReader();
    private final int[] lengths = new int[STRING_COUNT];
    private final long[] offsets = new long[STRING_COUNT];
    private int flags;

    public NtlmAnalyzer() {
        super(Protocol.NTLM, Needs.NOTHING);
    }

    @Override
    protected void deliver(boolean fromOriginator, byte[] bytes, int offset, int length) {
        in.wrap(bytes, offset, length);
        in.skip(SIGNATURE_LENGTH);
        switch (in.i32le()) {
            case NEGOTIATE -> negotiate();
            case CHALLENGE -> challenge();
            case AUTHENTICATE -> authenticate();
            default -> {}
        }
        confirm();
    }

    private void negotiate() {
        flags = in.i32le();
        field(0);
        field(1);
        requireVersion(Math.min(offsets[0], offsets[1]));
        if (has(FLAG_DOMAIN_SUPPLIED)) {
            require(0);
        }
        if (has(FLAG_WORKSTATION_SUPPLIED)) {
            require(1);
        }
    }

    private void challenge() {
        field(0);
        flags = in.i32le();
        in.skip(16);
        field(1);
        requireVersion(Math.min(offsets[0], offsets[1]));
        if (has(FLAG_REQUEST_TARGET)) {
            require(0);
        }
        if (has(FLAG_TARGET_INFO)) {
            in.skip(offsets[1] - in.consumed() & 0xffff);
            targetInfo();
        }
    }

    /// A list of attributes ([MS-NLMP] section 2.2.2.1), as far as Zeek knows their sizes.
    private void targetInfo() {
        while (!in.isAtEnd()) {
            int kind = in.u16le();
            int length = in.u16le();
            switch (kind) {
                case 0 -> {
                    return;
                }
                case 1, 2, 3, 4, 5, 9 -> in.skip(length);
                case 6 -> in.skip(4);
                case 7 -> in.skip(8);
                case 8 -> {
                    in.skip(8);
                    boolean custom = (in.i32le() & 1) != 0;
                    in.skip(custom ? 8 : 4);
                }
                case 10 -> in.skip(2);
                default -> throw MalformedPayload.thrown();
            }
        }
    }

    private void authenticate() {
        for (int i = 0; i < STRING_COUNT; i++) {
            field(i);
        }
        flags = in.i32le();
        requireVersion(Math.min(
                Math.min(offsets[DOMAIN], offsets[USER]), Math.min(offsets[WORKSTATION], offsets[SESSION_KEY])));
        for (int i = NT_RESPONSE; i < STRING_COUNT; i++) {
            if (lengths[i] > 0) {
                require(i);
            }
        }
        if (lengths[USER] > 0) {
            String user = text(USER);
            keepEvidence(EvidenceKind.USER_NAME, lengths[DOMAIN] > 0 ? text(DOMAIN) + '\\' + user : user);
        }
    }

    private boolean has(int flag) {
        return (flags & flag) != 0;
    }

    private void field(int index) {
        lengths[index] = in.u16le();
        in.skip(2);
        offsets[index] = in.u32le();
    }

    /// The version lies behind the fixed fields, where the strings leave room for it.
    private void requireVersion(long firstString) {
        if (has(FLAG_VERSION) && in.consumed() < firstString) {
            in.require(VERSION_LENGTH);
        }
    }

    private void require(int index) {
        long behind = offsets[index] - in.consumed();
        if (behind < 0) {
            throw MalformedPayload.thrown();
        }
        in.require(behind + lengths[index]);
    }

    private String text(int index) {
        int start = in.position() - in.consumed() + (int) offsets[index];
        return new String(
                in.bytes(),
                start,
                lengths[index],
                has(FLAG_UNICODE) ? StandardCharsets.UTF_16LE : StandardCharsets.ISO_8859_1);
    }
}
