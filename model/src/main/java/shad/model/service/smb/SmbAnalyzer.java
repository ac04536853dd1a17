package shad.model.service.smb;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import shad.model.service.Analyzer;
import shad.model.service.Needs;
import shad.model.service.Protocol;
import shad.model.service.parse.Ascii;
import shad.model.service.parse.MalformedPayload;
import shad.model.service.parse.PayloadReader;
import shad.model.service.parse.PerSide;
import shad.model.service.parse.StreamBuffer;

/// SMB over TCP, directly or in sessions of NetBIOS (Zeek, SMB analyzer). Nothing is looked at until a chunk begins with
/// an SMB message; from there on, the third chunk that could be read confirms, of whatever side and size. After
/// something malformed, or a gap, a message at the beginning of a chunk is waited for again. Tokens go to GSSAPI and
/// NTLM, pipes to DCE/RPC.
public final class SmbAnalyzer extends Analyzer implements SmbCarrier {
    private static final int FRAME_HEADER_LENGTH = 4;
    private static final int SMB_1 = 0xff534d42;
    private static final int SMB_2 = 0xfe534d42;
    private static final int SMB_3_TRANSFORM = 0xfd534d42;
    private static final int PROTOCOL_LENGTH = 4;
    private static final int TRANSFORM_LENGTH = 48;
    private static final int CONFIRMING_CHUNK = 3;
    private static final int MIN_TOKEN_LENGTH = 8;
    /// Longest frame that is looked into. A longer one is the content of a file; it is passed over.
    private static final int LIMIT = 66_560;
    /// Pipes that are followed at once. Zeek forgets all of them at 1000; what is forgotten is no more than an
    /// unfinished PDU.
    private static final int MAX_PIPES = 100;

    private final PayloadReader in = new PayloadReader();
    private final SmbTrees trees = new SmbTrees();
    private final Smb1Message smb1 = new Smb1Message(this, trees, in);
    private final Smb2Message smb2 = new Smb2Message(this, trees, in);
    private final PerSide<StreamBuffer> buffers = new PerSide<>(_ -> new StreamBuffer(LIMIT));
    private boolean synchronised;
    private int chunks;
    private @Nullable Analyzer gssapi;
    private @Nullable Analyzer ntlm;
    private @Nullable Map<Long, Analyzer> pipes;

    public SmbAnalyzer() {
        super(Protocol.SMB, Needs.NOTHING);
    }

    @Override
    protected void deliver(boolean fromOriginator, byte[] bytes, int offset, int length) {
        if (!synchronised && !beginsWithMessage(bytes, offset, length)) {
            return;
        }
        synchronised = true;
        StreamBuffer buffer = buffers.of(fromOriginator);
        try {
            buffer.offer(bytes, offset, length);
            frames(buffer, fromOriginator);
        } catch (MalformedPayload malformed) {
            lose();
            throw malformed;
        }
        buffer.settle();
        if (chunks < CONFIRMING_CHUNK && ++chunks == CONFIRMING_CHUNK) {
            confirm();
        }
    }

    private boolean beginsWithMessage(byte[] bytes, int offset, int length) {
        if (length < 2 * FRAME_HEADER_LENGTH) {
            return false;
        }
        int protocol = in.wrap(bytes, offset + FRAME_HEADER_LENGTH, FRAME_HEADER_LENGTH).i32();
        return protocol == SMB_1 || protocol == SMB_2;
    }

    private void lose() {
        buffers.clear();
        synchronised = false;
    }

    private void frames(StreamBuffer buffer, boolean fromOriginator) {
        while (buffer.available() >= FRAME_HEADER_LENGTH) {
            in.wrap(buffer.bytes(), buffer.start(), FRAME_HEADER_LENGTH);
            int type = in.u8();
            int length = in.u24();
            int frameLength = FRAME_HEADER_LENGTH + length;
            int present = Math.min(frameLength, buffer.available()) - FRAME_HEADER_LENGTH;
            in.wrap(buffer.bytes(), buffer.start() + FRAME_HEADER_LENGTH, present);
            if (present == length) {
                if (type == 0) {
                    messages(fromOriginator, length);
                }
            } else if (type == 0 && frameLength <= LIMIT && !isContent(fromOriginator, length)) {
                return;
            }
            buffer.consume(frameLength);
        }
    }

    /// Whether a frame that is here in part is one message whose rest nothing depends on, so that it need not be kept.
    private boolean isContent(boolean fromOriginator, int length) {
        return in.remaining() >= PROTOCOL_LENGTH
                && switch (in.i32()) {
                    case SMB_1 -> false;
                    case SMB_2 -> smb2.isFileContent(fromOriginator, length);
                    case SMB_3_TRANSFORM -> length >= PROTOCOL_LENGTH + TRANSFORM_LENGTH;
                    default -> true;
                };
    }

    private void messages(boolean fromOriginator, int length) {
        boolean more = true;
        while (more && !in.isAtEnd()) {
            more = switch (in.i32()) {
                case SMB_1 -> {
                    smb1.read(fromOriginator, length);
                    yield false;
                }
                case SMB_2 -> smb2.read(fromOriginator);
                case SMB_3_TRANSFORM -> {
                    in.skip(TRANSFORM_LENGTH);
                    yield false;
                }
                default -> false;
            };
        }
    }

    @Override
    public void token(boolean fromOriginator, byte[] bytes, int offset, int length) {
        if (length < MIN_TOKEN_LENGTH) {
            return;
        }
        if (Ascii.startsWith(bytes, offset, length, "NTLMSSP")) {
            ntlm = orNewHelper(ntlm, Protocol.NTLM);
            feed(ntlm, fromOriginator, bytes, offset, length);
        } else {
            gssapi = orNewHelper(gssapi, Protocol.GSSAPI);
            feed(gssapi, fromOriginator, bytes, offset, length);
        }
    }

    @Override
    public void pipe(long file, boolean fromOriginator, byte[] bytes, int offset, int length) {
        Map<Long, Analyzer> open = pipes;
        if (open == null) {
            open = new HashMap<>();
            pipes = open;
        }
        Analyzer helper = open.get(file);
        if (helper == null) {
            if (open.size() >= MAX_PIPES) {
                open.clear();
            }
            helper = newHelper(Protocol.DCE_RPC);
            open.put(file, helper);
        }
        feed(helper, fromOriginator, bytes, offset, length);
    }

    @Override
    public void pipeClosed(long file) {
        if (pipes != null) {
            pipes.remove(file);
        }
    }

    @Override
    public void limitReached() {
        connection().reachLimit();
    }

    @Override
    protected void undelivered(boolean fromOriginator, long length) {
        lose();
    }

    @Override
    protected void rolesFlipped() {
        buffers.swap();
    }
}
