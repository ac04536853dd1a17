package shad.model.service.smb;

import static shad.model.service.smb.SmbReader.requireSound;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import shad.model.service.parse.PayloadReader;

/// A message of SMB 2 or 3 ([MS-SMB2] section 2.2), read as far as Zeek reads it (Zeek, smb2-protocol.pac and
/// smb2-com-*.pac): what Zeek trips over is malformed here too.
final class Smb2Message {
    /// `SMB::max_pending_messages`, after which what is known of requests is forgotten.
    private static final int MAX_PENDING = 1000;

    private static final int NEGOTIATE = 0;
    private static final int SESSION_SETUP = 1;
    private static final int TREE_CONNECT = 3;
    private static final int TREE_DISCONNECT = 4;
    private static final int CREATE = 5;
    private static final int CLOSE = 6;
    private static final int FLUSH = 7;
    private static final int READ = 8;
    private static final int WRITE = 9;
    private static final int LOCK = 10;
    private static final int IOCTL = 11;
    private static final int CANCEL = 12;
    private static final int ECHO = 13;
    private static final int QUERY_DIRECTORY = 14;
    private static final int CHANGE_NOTIFY = 15;
    private static final int QUERY_INFO = 16;
    private static final int SET_INFO = 17;
    private static final int OPLOCK_BREAK = 18;

    private static final int STATUS_PENDING = 0x103;
    private static final int STATUS_NOTIFY_ENUM_DIR = 0x10c;
    private static final int STATUS_BUFFER_OVERFLOW = 0x8000_0005;
    private static final int STATUS_INVALID_PARAMETER = 0xc000_000d;
    private static final int STATUS_MORE_PROCESSING_REQUIRED = 0xc000_0016;

    private static final int SHARE_OF_PIPES = 2;
    private static final int FSCTL_PIPE_TRANSCEIVE = 0x0011_c017;
    private static final int DIALECT_3_1_1 = 0x0311;
    private static final int PREAUTHENTICATION_INTEGRITY = 1;
    private static final int ENCRYPTION = 2;
    private static final int COMPRESSION = 3;
    private static final int GUID_LENGTH = 16;
    private static final int HEADER_LENGTH = 64;
    private static final int PROTOCOL_LENGTH = 4;
    private static final int READ_RESPONSE_LENGTH = 16;
    private static final int WRITE_REQUEST_LENGTH = 48;

    private final SmbCarrier carrier;
    private final SmbTrees trees;
    private final PayloadReader in;
    private final SmbReader reader;
    /// Of requests that are about pipes: the tree, and the file that is read or controlled, by number of the message.
    private @Nullable Map<Long, Integer> requestTrees;
    private @Nullable Map<Long, Long> readFiles;
    private @Nullable Map<Long, Long> controlledFiles;

    private int headerLength;
    private int status;
    private int command;
    private long nextCommand;
    private long message;
    private int tree;
    private boolean pipe;

    Smb2Message(SmbCarrier carrier, SmbTrees trees, PayloadReader in) {
        this.carrier = carrier;
        this.trees = trees;
        this.in = in;
        this.reader = new SmbReader(in);
    }

    /// Reads a message behind its protocol number. Returns whether another one follows.
    boolean read(boolean fromOriginator) {
        header(fromOriginator);
        noteTree(fromOriginator);
        int start = reader.position();
        reader.begin();
        if (!fromOriginator && isError()) {
            reader.skip(4);
            reader.skip(reader.u32());
        } else if (fromOriginator) {
            request();
        } else {
            response();
        }
        if (nextCommand == 0) {
            return false;
        }
        reader.skip(nextCommand - headerLength - (reader.position() - start));
        return true;
    }

    /// Whether a message, of which what is here begins behind its protocol number, is no more than what is written to a
    /// file or was read from it, and sound: then [#read] would do nothing. `length` is that of the whole message.
    boolean isFileContent(boolean fromOriginator, int length) {
        int commandLength = fromOriginator ? WRITE_REQUEST_LENGTH : READ_RESPONSE_LENGTH;
        if (reader.remaining() < HEADER_LENGTH - PROTOCOL_LENGTH + commandLength) {
            return false;
        }
        header(fromOriginator);
        boolean moves = command == (fromOriginator ? WRITE : READ) && (fromOriginator || !isError());
        if (!moves || pipe || nextCommand != 0 || headerLength != HEADER_LENGTH) {
            return false;
        }
        reader.skip(2);
        int offset = fromOriginator ? reader.u16() : reader.u16() & 0xff;
        return Math.max(offset, HEADER_LENGTH + commandLength) + reader.u32() <= length;
    }

    private void header(boolean fromOriginator) {
        headerLength = reader.u16();
        reader.skip(2);
        status = reader.i32();
        command = reader.u16();
        reader.skip(6);
        nextCommand = reader.u32();
        message = reader.i64();
        reader.skip(4);
        tree = reader.i32();
        reader.skip(8 + 16);
        pipe = trees.isPipe(fromOriginator ? tree : requestTree());
    }

    private void noteTree(boolean fromOriginator) {
        if (fromOriginator && pipe) {
            requestTrees = put(requestTrees, message, tree);
        } else if (!fromOriginator && status != STATUS_PENDING && requestTrees != null) {
            requestTrees.remove(message);
        }
    }

    private int requestTree() {
        return requestTrees == null ? 0 : requestTrees.getOrDefault(message, 0);
    }

    private static <V> Map<Long, V> put(@Nullable Map<Long, V> map, long message, V value) {
        Map<Long, V> result = map == null ? new HashMap<>() : map;
        if (result.size() >= MAX_PENDING) {
            result.clear();
        }
        result.put(message, value);
        return result;
    }

    private boolean isError() {
        return switch (status) {
            case 0 -> false;
            case STATUS_BUFFER_OVERFLOW -> command != IOCTL && command != QUERY_INFO && command != READ;
            case STATUS_INVALID_PARAMETER -> command != IOCTL;
            case STATUS_MORE_PROCESSING_REQUIRED -> command != SESSION_SETUP;
            case STATUS_NOTIFY_ENUM_DIR -> command != CHANGE_NOTIFY;
            default -> true;
        };
    }

    private void request() {
        switch (command) {
            case NEGOTIATE -> {
                reader.skip(2);
                int dialects = reader.u16();
                reader.skip(8 + GUID_LENGTH + 8);
                reader.skip(2L * dialects);
            }
            case SESSION_SETUP -> {
                reader.skip(12);
                token(true);
            }
            case TREE_CONNECT -> {
                reader.skip(4);
                buffer(reader.u16(), reader.u16());
            }
            case TREE_DISCONNECT -> {
                reader.skip(4);
                trees.disconnect(tree);
            }
            case CREATE -> createRequest();
            case CLOSE -> {
                reader.skip(8);
                carrier.pipeClosed(file());
            }
            case FLUSH, OPLOCK_BREAK -> reader.skip(8 + GUID_LENGTH);
            case READ -> readRequest();
            case WRITE -> writeRequest();
            case LOCK -> {
                reader.skip(2);
                int locks = reader.u16();
                reader.skip(4 + GUID_LENGTH + 20L * locks);
            }
            case IOCTL -> ioctlRequest();
            case CANCEL, ECHO -> reader.skip(4);
            case QUERY_DIRECTORY -> {
                reader.skip(8 + GUID_LENGTH);
                int offset = reader.u16();
                int length = reader.u16();
                reader.skip(4);
                buffer(offset, length);
            }
            case CHANGE_NOTIFY -> reader.skip(8 + GUID_LENGTH + 8);
            case QUERY_INFO -> {
                reader.skip(8);
                int offset = reader.u16();
                reader.skip(2);
                long length = reader.u32();
                reader.skip(8 + GUID_LENGTH);
                buffer(offset, length);
            }
            case SET_INFO -> setInfoRequest();
            default -> {}
        }
    }

    private void response() {
        switch (command) {
            case NEGOTIATE -> negotiateResponse();
            case SESSION_SETUP -> {
                reader.skip(4);
                token(false);
            }
            case TREE_CONNECT -> {
                reader.skip(2);
                int share = reader.u8();
                reader.skip(13);
                if (share == SHARE_OF_PIPES) {
                    trees.connectPipe(tree);
                }
            }
            case TREE_DISCONNECT, FLUSH, LOCK, ECHO -> reader.skip(4);
            case CREATE -> {
                reader.skip(64 + GUID_LENGTH);
                contexts();
            }
            case CLOSE -> reader.skip(60);
            case READ -> readResponse();
            case WRITE -> reader.skip(16);
            case IOCTL -> ioctlResponse();
            case QUERY_DIRECTORY, QUERY_INFO -> {
                reader.skip(2);
                int offset = reader.u16();
                buffer(offset, reader.u32());
            }
            case CHANGE_NOTIFY -> notifyResponse();
            case SET_INFO -> reader.skip(2);
            case OPLOCK_BREAK -> reader.skip(8 + GUID_LENGTH);
            default -> {}
        }
    }

    /// Goes to an offset that counts from the header.
    private void padTo(long offset) {
        reader.padTo(offset - headerLength);
    }

    private void buffer(long offset, long length) {
        padTo(offset);
        reader.skip(length);
    }

    private void token(boolean fromOriginator) {
        int offset = reader.u16();
        int length = reader.u16();
        padTo(offset);
        int position = reader.position();
        reader.skip(length);
        carrier.token(fromOriginator, reader.bytes(), position, length);
    }

    /// The number by which Zeek knows a file: the sum of the two halves of what identifies it.
    private long file() {
        return reader.i64() + reader.i64();
    }

    private void negotiateResponse() {
        reader.skip(4);
        int dialect = reader.u16();
        int contexts = reader.u16();
        reader.skip(GUID_LENGTH + 16 + 16 + 2);
        int tokenLength = reader.u16();
        long contextOffset = reader.u32();
        int token = reader.position();
        reader.skip(tokenLength);
        if (dialect == DIALECT_3_1_1) {
            requireSound(contextOffset >= headerLength);
            padTo(contextOffset);
            for (int i = 1; i <= contexts; i++) {
                reader.begin();
                negotiateContext();
                if (i < contexts) {
                    reader.skip(-reader.offset() & 7);
                }
            }
        }
        carrier.token(false, reader.bytes(), token, tokenLength);
    }

    private void negotiateContext() {
        int type = reader.u16();
        int length = reader.u16();
        reader.skip(4);
        switch (type) {
            case PREAUTHENTICATION_INTEGRITY -> {
                int algorithms = reader.u16();
                int salt = reader.u16();
                reader.skip(2L * algorithms + salt);
            }
            case ENCRYPTION -> reader.skip(2L * reader.u16());
            case COMPRESSION -> {
                int algorithms = reader.u16();
                reader.skip(6 + 2L * algorithms);
            }
            default -> reader.skip(length);
        }
    }

    private void createRequest() {
        reader.skip(44);
        int offset = reader.u16();
        int length = reader.u16();
        long contextOffset = reader.u32();
        long contextLength = reader.u32();
        padTo(offset);
        int name = reader.position();
        reader.skip(length);
        contexts(contextOffset, contextLength);
        trees.opened(tree, reader.bytes(), name, length, true);
    }

    private void contexts() {
        long offset = reader.u32();
        contexts(offset, reader.u32());
    }

    private void contexts(long offset, long length) {
        if (offset != 0) {
            requireSound(offset >= headerLength);
            padTo(offset);
        }
        reader.skip(length);
    }

    private void readRequest() {
        reader.skip(16);
        long file = file();
        reader.skip(12);
        int offset = reader.u16();
        buffer(offset, reader.u16());
        if (pipe) {
            readFiles = put(readFiles, message, file);
        }
    }

    private void readResponse() {
        reader.skip(2);
        int offset = reader.u8();
        reader.skip(1);
        long length = reader.u32();
        reader.skip(8);
        padTo(offset);
        int data = reader.position();
        reader.skip(length);
        if (pipe) {
            Long file = readFiles == null ? null : readFiles.remove(message);
            carrier.pipe(file == null ? 0 : file, false, reader.bytes(), data, (int) length);
        }
    }

    private void writeRequest() {
        reader.skip(2);
        int offset = reader.u16();
        long length = reader.u32();
        reader.skip(8);
        long file = file();
        reader.skip(16);
        padTo(offset);
        int data = reader.position();
        reader.skip(length);
        if (pipe) {
            carrier.pipe(file, true, reader.bytes(), data, (int) length);
        }
    }

    private void ioctlRequest() {
        reader.skip(4);
        int control = reader.i32();
        long file = file();
        long inputOffset = reader.u32();
        long inputLength = reader.u32();
        reader.skip(4);
        long outputOffset = reader.u32();
        long outputLength = reader.u32();
        reader.skip(12);
        ioctlPadding(inputOffset, 0);
        int input = reader.position();
        reader.skip(inputLength);
        ioctlPadding(outputOffset, inputOffset);
        reader.skip(outputLength);
        if (control == FSCTL_PIPE_TRANSCEIVE) {
            carrier.pipe(file, true, reader.bytes(), input, (int) inputLength);
            controlledFiles = put(controlledFiles, message, file);
        }
    }

    private void ioctlResponse() {
        reader.skip(4);
        int control = reader.i32();
        reader.skip(GUID_LENGTH);
        long inputOffset = reader.u32();
        long inputLength = reader.u32();
        long outputOffset = reader.u32();
        long outputLength = reader.u32();
        reader.skip(8);
        ioctlPadding(inputOffset, 0);
        reader.skip(inputLength);
        ioctlPadding(outputOffset, inputOffset);
        int output = reader.position();
        reader.skip(outputLength);
        Long file = controlledFiles == null ? null : controlledFiles.remove(message);
        if (control == FSCTL_PIPE_TRANSCEIVE) {
            carrier.pipe(file == null ? 0 : file, false, reader.bytes(), output, (int) outputLength);
        }
    }

    /// Zeek counts this padding the wrong way round: by how far the place here lies behind the offset.
    private void ioctlPadding(long offset, long sameAs) {
        if (offset != 0 && offset != sameAs) {
            reader.skip(reader.offset() + headerLength - offset);
        }
    }

    private void notifyResponse() {
        reader.skip(2);
        int offset = reader.u16();
        long length = reader.u32();
        padTo(offset);
        int outer = in.narrow(length);
        while (!reader.isAtEnd()) {
            reader.skip(8);
            reader.skip(reader.u32());
        }
        in.widen(outer);
    }

    private void setInfoRequest() {
        reader.skip(2);
        int kind = reader.u8();
        int level = reader.u8();
        reader.skip(4);
        int offset = reader.u16();
        reader.skip(6 + GUID_LENGTH);
        padTo(offset);
        if (kind == 1) {
            fileInfo(level);
        } else if (kind == 2) {
            fileSystemInfo(level);
        }
    }

    private void fileInfo(int level) {
        switch (level) {
            case 0x04 -> reader.skip(36);
            case 0x0a, 0x0b -> {
                reader.skip(16);
                reader.skip(reader.u32());
            }
            case 0x0d -> reader.skip(1);
            case 0x0e, 0x13, 0x14, 0x18, 0x27 -> reader.skip(8);
            case 0x0f -> extendedAttributes();
            case 0x10 -> reader.skip(4);
            case 0x28 -> reader.skip(reader.u32());
            default -> {}
        }
    }

    private void fileSystemInfo(int level) {
        switch (level) {
            case 0x06 -> reader.skip(48);
            case 0x08 -> reader.skip(GUID_LENGTH + 48);
            default -> {}
        }
    }

    private void extendedAttributes() {
        while (!reader.isAtEnd()) {
            int before = reader.begin();
            long next = reader.u32();
            reader.skip(1);
            int nameLength = reader.u8();
            reader.skip((long) reader.u16() + nameLength);
            reader.padTo(next);
            reader.back(before);
            if (next == 0) {
                return;
            }
        }
    }
}
