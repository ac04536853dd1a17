package shad.model.service.smb;

import static shad.model.service.smb.SmbReader.requireSound;

import java.util.BitSet;
import org.jspecify.annotations.Nullable;
import shad.model.service.parse.Ascii;
import shad.model.service.parse.PayloadReader;

/// A message of SMB 1 ([MS-CIFS] section 2.2), read as far as Zeek reads it (Zeek, smb1-protocol.pac and smb1-com-*.pac):
/// what Zeek trips over is malformed here too. Several commands may follow each other in a message (AndX).
final class Smb1Message {
    private static final int HEADER_LENGTH = 32;
    /// Length of a message whose command has neither parameters nor data.
    private static final int EMPTY_LENGTH = 35;
    /// `SMB::max_andx_depth`
    private static final int MAX_DEPTH = 10;
    private static final int NO_MORE = 0xff;

    private static final int CLOSE = 0x04;
    private static final int QUERY_INFORMATION = 0x08;
    private static final int CHECK_DIRECTORY = 0x10;
    private static final int LOCKING_ANDX = 0x24;
    private static final int TRANSACTION = 0x25;
    private static final int TRANSACTION_SECONDARY = 0x26;
    private static final int ECHO = 0x2b;
    private static final int READ_ANDX = 0x2e;
    private static final int WRITE_ANDX = 0x2f;
    private static final int TRANSACTION2 = 0x32;
    private static final int TRANSACTION2_SECONDARY = 0x33;
    private static final int TREE_DISCONNECT = 0x71;
    private static final int NEGOTIATE = 0x72;
    private static final int SESSION_SETUP_ANDX = 0x73;
    private static final int LOGOFF_ANDX = 0x74;
    private static final int TREE_CONNECT_ANDX = 0x75;
    private static final int NT_TRANSACT = 0xa0;
    private static final int NT_CREATE_ANDX = 0xa2;
    private static final int NT_CANCEL = 0xa4;

    private static final int FIND_FIRST = 1;
    private static final int QUERY_PATH_INFORMATION = 5;
    private static final int QUERY_FILE_INFORMATION = 7;
    private static final int GET_DFS_REFERRAL = 0x10;

    private static final int FLAG_UNICODE = 0x8000;
    private static final int EXTENDED_SECURITY = 0x8000_0000;
    private static final String PIPE_NAME = "\\PIPE\\";
    private static final String LANMAN_NAME = "\\PIPE\\LANMAN";

    private final SmbCarrier carrier;
    private final SmbTrees trees;
    private final PayloadReader in;
    private final SmbReader reader;
    /// Transactions about pipes that were not answered yet, by number of the message.
    private @Nullable BitSet pipeTransactions;

    private boolean unicode;
    private int tree;
    private int message;
    private boolean pipe;
    private int andxCommand;
    private int andxOffset;

    Smb1Message(SmbCarrier carrier, SmbTrees trees, PayloadReader in) {
        this.carrier = carrier;
        this.trees = trees;
        this.in = in;
        this.reader = new SmbReader(in);
    }

    /// Reads a message behind its protocol number; `length` is that of the whole frame.
    void read(boolean fromOriginator, int length) {
        int command = reader.u8();
        reader.skip(5);
        unicode = (reader.u16() & FLAG_UNICODE) != 0;
        reader.skip(12);
        tree = reader.u16();
        reader.skip(4);
        message = reader.u16();
        pipe = trees.isPipe(tree);
        if (length == EMPTY_LENGTH) {
            reader.skip(EMPTY_LENGTH - HEADER_LENGTH);
        } else {
            command(fromOriginator, command, HEADER_LENGTH, 0);
        }
    }

    private void command(boolean request, int command, int offset, int depth) {
        reader.begin();
        if (request) {
            request(command, offset, depth);
        } else {
            response(command, offset, depth);
        }
    }

    private void request(int command, int offset, int depth) {
        switch (command) {
            case CLOSE -> reader.skip(9);
            case QUERY_INFORMATION, CHECK_DIRECTORY -> {
                reader.skip(4);
                string();
            }
            // Zeek never learns how wide the offsets of locks are, and so trips over every one of them.
            case LOCKING_ANDX -> requireSound(false);
            case TRANSACTION -> transactionRequest();
            case TRANSACTION_SECONDARY -> transactionSecondary();
            case ECHO -> echo();
            case READ_ANDX -> {
                int words = andx();
                reader.skip(words == 0x0c ? 20 : 16);
                reader.skip(2);
                next(true, offset, depth);
            }
            case WRITE_ANDX -> writeRequest(offset, depth);
            case TRANSACTION2 -> transaction2Request();
            case TRANSACTION2_SECONDARY -> transaction2Secondary();
            case TREE_DISCONNECT, NT_CANCEL -> reader.skip(3);
            case NEGOTIATE -> negotiateRequest();
            case SESSION_SETUP_ANDX -> sessionSetupRequest(offset + 1, depth);
            case LOGOFF_ANDX -> logoff(offset, depth);
            case TREE_CONNECT_ANDX -> {
                andx();
                reader.skip(2);
                int passwordLength = reader.u16();
                reader.skip(2 + passwordLength);
                string();
                reader.string(false, 0);
                next(true, offset, depth);
            }
            case NT_TRANSACT -> reader.skip(1);
            case NT_CREATE_ANDX -> createRequest(offset, depth);
            default -> reader.skipRest();
        }
    }

    private void response(int command, int offset, int depth) {
        switch (command) {
            case CLOSE, CHECK_DIRECTORY, TREE_DISCONNECT -> reader.skip(3);
            case QUERY_INFORMATION -> reader.skip(23);
            case LOCKING_ANDX -> {}
            case TRANSACTION -> transactionResponse();
            case ECHO -> echo();
            case READ_ANDX -> readResponse(offset, depth);
            case WRITE_ANDX -> {
                andx();
                reader.skip(10);
                next(false, offset, depth);
            }
            case TRANSACTION2 -> {
                reader.skip(21);
                reader.skip(reader.u16());
            }
            case NEGOTIATE -> negotiateResponse();
            case SESSION_SETUP_ANDX -> sessionSetupResponse(offset + 1, depth);
            case LOGOFF_ANDX -> logoff(offset, depth);
            case TREE_CONNECT_ANDX -> treeConnectResponse(offset, depth);
            case NT_TRANSACT -> reader.skip(1);
            case NT_CREATE_ANDX -> {
                andx();
                reader.skip(66);
                next(false, offset, depth);
            }
            default -> reader.skipRest();
        }
    }

    private void string() {
        reader.string(unicode, reader.offset());
    }

    /// Reads the number of parameter words, which is returned, and what follows the command.
    private int andx() {
        int words = reader.u8();
        andxParameters();
        return words;
    }

    private void andxParameters() {
        andxCommand = reader.u8();
        reader.skip(1);
        andxOffset = reader.u16();
    }

    /// Goes on with the command that follows one that begins at `offset` and is the `depth`th (Zeek,
    /// `adjust_andx_command`). Offsets that do not advance, and chains that are too long, end there.
    private void next(boolean request, int offset, int depth) {
        int command = andxCommand;
        boolean advancing = andxOffset > offset;
        int here = offset + reader.offset();
        if (andxOffset != 0 && andxOffset < here + 2) {
            reader.skip(andxOffset - here);
            here = andxOffset;
        }
        if (command == NO_MORE) {
            return;
        }
        if (advancing && depth <= MAX_DEPTH) {
            command(request, command, here & 0xffff, depth + 1);
        }
        if (!advancing || depth >= MAX_DEPTH) {
            carrier.limitReached();
        }
    }

    private void logoff(int offset, int depth) {
        andx();
        reader.skip(2);
        next(true, offset, depth);
    }

    private void echo() {
        reader.skip(3);
        reader.skip(reader.u16());
    }

    private void writeRequest(int offset, int depth) {
        int words = andx();
        reader.skip(14);
        long high = reader.u16();
        long length = high << 16 | reader.u16();
        int dataOffset = reader.u16();
        reader.skip(words == 0x0e ? 6 : 2);
        reader.padTo(dataOffset - HEADER_LENGTH);
        int data = reader.position();
        reader.skip(length);
        next(true, offset, depth);
        if (pipe) {
            carrier.pipe(0, true, reader.bytes(), data, (int) length);
        }
    }

    private void readResponse(int offset, int depth) {
        andx();
        reader.skip(6);
        int low = reader.u16();
        int dataOffset = reader.u16();
        long length = (long) reader.u16() << 16 | low;
        reader.skip(10);
        reader.padTo(dataOffset - HEADER_LENGTH);
        int data = reader.position();
        reader.skip(length);
        next(false, offset, depth);
        if (pipe) {
            carrier.pipe(0, false, reader.bytes(), data, (int) length);
        }
    }

    private void createRequest(int offset, int depth) {
        andx();
        reader.skip(46);
        string();
        int name = reader.stringOffset();
        int length = reader.stringLength();
        next(true, offset, depth);
        trees.opened(tree, reader.bytes(), name, length, unicode);
    }

    private void treeConnectResponse(int offset, int depth) {
        int words = andx();
        reader.skip(words < 3 ? 0 : 2 + (words - 3) * 2);
        int byteCount = reader.u16();
        int service = reader.position();
        reader.string(false, 0);
        boolean pipes = Ascii.startsWith(reader.bytes(), service, reader.stringLength(), "IPC");
        if (byteCount > reader.position() - service) {
            string();
        }
        next(false, offset, depth);
        if (pipes) {
            trees.connectPipe(tree);
        }
    }

    private void negotiateRequest() {
        reader.skip(1);
        int outer = in.narrow(reader.u16());
        while (!reader.isAtEnd()) {
            reader.skip(1);
            reader.string(false, 0);
        }
        in.widen(outer);
    }

    private void negotiateResponse() {
        int words = reader.u8();
        reader.skip(2);
        reader.begin();
        switch (words) {
            case 0x01 -> reader.skip(2);
            case 0x0d -> {
                reader.skip(20);
                int keyLength = reader.u16();
                reader.skip(4 + keyLength);
                string();
            }
            case 0x11 -> negotiateNtlmResponse();
            default -> requireSound(false);
        }
    }

    private void negotiateNtlmResponse() {
        reader.skip(17);
        boolean extended = (reader.i32() & EXTENDED_SECURITY) != 0;
        reader.skip(10);
        int keyLength = reader.u8();
        int byteCount = reader.u16();
        if (extended) {
            reader.skip(16);
            token(false, byteCount - 16);
        } else {
            reader.skip(keyLength);
            string();
        }
    }

    private void token(boolean fromOriginator, int length) {
        int token = reader.position();
        reader.skip(length);
        carrier.token(fromOriginator, reader.bytes(), token, length);
    }

    /// The offset of strings counts from the number of words, one byte before what begins here.
    private void setupStrings(int count) {
        for (int i = 0; i < count; i++) {
            reader.string(unicode, reader.offset() + 1);
        }
    }

    private void sessionSetupRequest(int offset, int depth) {
        int words = reader.u8();
        requireSound(words == 0x0a || words == 0x0c || words == 0x0d);
        reader.begin();
        andxParameters();
        reader.skip(10);
        int length = reader.u16();
        if (words == 0x0c) {
            reader.skip(10);
            int token = reader.position();
            reader.skip(length);
            setupStrings(2);
            next(true, offset, depth);
            carrier.token(true, reader.bytes(), token, length);
        } else {
            int second = words == 0x0d ? reader.u16() : 0;
            reader.skip(words == 0x0d ? 10 : 6);
            reader.skip(length + second);
            setupStrings(4);
            next(true, offset, depth);
        }
    }

    private void sessionSetupResponse(int offset, int depth) {
        int words = reader.u8();
        reader.begin();
        if (words == 3) {
            andxParameters();
            reader.skip(2);
            setupStrings(reader.u16() == 0 ? 0 : 3);
            next(false, offset, depth);
        } else if (words == 4) {
            andxParameters();
            reader.skip(2);
            int length = reader.u16();
            reader.skip(2);
            int token = reader.position();
            reader.skip(length);
            setupStrings(2);
            next(false, offset, depth);
            carrier.token(false, reader.bytes(), token, length);
        } else {
            reader.skip(2);
        }
    }

    private void transactionRequest() {
        reader.skip(19);
        int parameterLength = reader.u16();
        int parameterOffset = reader.u16();
        reader.skip(2);
        int dataOffset = reader.u16();
        int setups = reader.u8();
        reader.skip(1 + 2 * setups + 2);
        string();
        boolean toPipe = isPipeName();
        boolean aboutPipe = toPipe || !isName(LANMAN_NAME) && pipe;
        reader.padTo(parameterOffset - HEADER_LENGTH);
        reader.skip(parameterLength);
        reader.padTo(dataOffset - HEADER_LENGTH);
        if (toPipe) {
            carrier.pipe(0, true, reader.bytes(), reader.position(), reader.remaining());
        }
        reader.skipRest();
        if (aboutPipe) {
            if (pipeTransactions == null) {
                pipeTransactions = new BitSet();
            }
            pipeTransactions.set(message);
        } else if (pipeTransactions != null) {
            pipeTransactions.clear(message);
        }
    }

    private boolean isPipeName() {
        return isName(PIPE_NAME) && !isName(LANMAN_NAME);
    }

    /// Whether the last string begins so.
    private boolean isName(String name) {
        if (!unicode) {
            return Ascii.startsWith(reader.bytes(), reader.stringOffset(), reader.stringLength(), name);
        }
        if (reader.stringLength() < 2 * name.length()) {
            return false;
        }
        for (int i = 0; i < name.length(); i++) {
            if (reader.bytes()[reader.stringOffset() + 2 * i] != name.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private void transactionSecondary() {
        reader.skip(5);
        int parameterLength = reader.u16();
        int parameterOffset = reader.u16();
        reader.skip(4);
        int dataOffset = reader.u16();
        reader.skip(4);
        reader.padTo(parameterOffset - HEADER_LENGTH);
        reader.skip(parameterLength);
        reader.padTo(dataOffset - HEADER_LENGTH);
        reader.skipRest();
    }

    private void transactionResponse() {
        reader.skip(7);
        int parameterLength = reader.u16();
        int parameterOffset = reader.u16();
        reader.skip(2);
        int dataLength = reader.u16();
        int dataOffset = reader.u16();
        reader.skip(2);
        int setups = reader.u8();
        reader.skip(1 + 2 * setups + 2);
        reader.padTo(parameterOffset - HEADER_LENGTH);
        reader.skip(parameterLength);
        reader.padTo(dataOffset - HEADER_LENGTH);
        boolean aboutPipe = pipeTransactions != null && pipeTransactions.get(message);
        if (pipeTransactions != null) {
            pipeTransactions.clear(message);
        }
        if (dataLength > 0) {
            if (aboutPipe) {
                carrier.pipe(0, false, reader.bytes(), reader.position(), reader.remaining());
            }
            reader.skipRest();
        }
    }

    private void transaction2Request() {
        reader.skip(21);
        int parameterOffset = reader.u16();
        reader.skip(6);
        int subcommand = reader.u16();
        reader.skip(2);
        reader.padTo(parameterOffset - HEADER_LENGTH);
        reader.begin();
        switch (subcommand) {
            case FIND_FIRST -> {
                reader.skip(12);
                string();
            }
            case QUERY_PATH_INFORMATION -> {
                reader.skip(6);
                string();
            }
            case QUERY_FILE_INFORMATION -> reader.skip(4);
            case GET_DFS_REFERRAL -> {
                reader.skip(2);
                string();
            }
            default -> {}
        }
    }

    private void transaction2Secondary() {
        reader.skip(5);
        int parameterLength = reader.u16();
        int parameterOffset = reader.u16();
        reader.skip(2);
        int dataLength = reader.u16();
        int dataOffset = reader.u16();
        reader.skip(6);
        reader.padTo(parameterOffset - HEADER_LENGTH);
        reader.skip(parameterLength);
        reader.padTo(dataOffset - HEADER_LENGTH);
        reader.skip(dataLength);
    }
}
