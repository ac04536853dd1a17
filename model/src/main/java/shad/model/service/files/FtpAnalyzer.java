package shad.model.service.files;

import org.jspecify.annotations.Nullable;
import shad.model.conn.EvidenceKind;
import shad.model.conn.IpAddress;
import shad.model.service.Analyzer;
import shad.model.service.Needs;
import shad.model.service.Protocol;
import shad.model.service.parse.Ascii;
import shad.model.service.parse.LineSplitter;

/// FTP (RFC 959) with its extensions for IPv6 (RFC 2428), security (RFC 2228) and TLS (RFC 4217), as Zeek follows it
/// (FTP.cc, ftp/main.zeek): confirmed by the first line of the client that begins with a word. The data channels that it
/// announces are expected.
public final class FtpAnalyzer extends Analyzer {
    private static final int LEAST_COMMAND = 3;
    /// `FTP::max_command_length`
    private static final int MAX_COMMAND = 100;
    private static final int LEAST_CODE = 100;
    private static final int ENTERING_PASSIVE = 227;
    private static final int ENTERING_EXTENDED_PASSIVE = 229;
    private static final int SECURITY_ACCEPTED = 234;
    private static final int SECURITY_GOES_ON = 334;

    private final FtpDialogue dialogue = new FtpDialogue();
    private final LineSplitter.Sink fromClient = (bytes, offset, length) -> line(true, bytes, offset, length);
    private final LineSplitter.Sink fromServer = (bytes, offset, length) -> line(false, bytes, offset, length);
    private TelnetLines originator = new TelnetLines(this::limitReached);
    private TelnetLines responder = new TelnetLines(this::limitReached);
    /// Code of a reply of several lines that is not over; 0 for none.
    private int continuedCode;
    private String mechanism = "";
    private @Nullable FtpSecurityData securityData;
    private boolean greeted;

    public FtpAnalyzer() {
        super(Protocol.FTP, Needs.NOTHING);
    }

    @Override
    protected void deliver(boolean fromOriginator, byte[] bytes, int offset, int length) {
        lines(fromOriginator).split(bytes, offset, length, fromOriginator ? fromClient : fromServer);
    }

    @Override
    protected void endOfData(boolean fromOriginator) {
        lines(fromOriginator).finish(fromOriginator ? fromClient : fromServer);
    }

    private TelnetLines lines(boolean ofOriginator) {
        return ofOriginator ? originator : responder;
    }

    @Override
    protected void rolesFlipped() {
        TelnetLines lines = originator;
        originator = responder;
        responder = lines;
    }

    /// TLS within a GSSAPI dialogue is what GridFTP does (ftp/gridftp.zeek).
    @Override
    protected void tlsEstablished() {
        if (mechanism.contains("GSSAPI")) {
            engine().label(connection(), "gridftp");
        }
    }

    private void line(boolean ofOriginator, byte[] bytes, int offset, int length) {
        if (isHandedOver()) {
            forwardToChildren(ofOriginator, bytes, offset, length);
        } else if (length > 0) {
            if (ofOriginator) {
                command(bytes, offset, length);
            } else {
                reply(bytes, offset, length);
            }
        }
    }

    private void limitReached() {
        connection().reachLimit();
    }

    private void command(byte[] bytes, int offset, int length) {
        int end = offset + length;
        int start = Ascii.skipBlanks(bytes, offset, end);
        int wordEnd = start;
        while (wordEnd < end && bytes[wordEnd] > ' ' && bytes[wordEnd] <= '~') {
            wordEnd++;
        }
        boolean isWord = wordEnd == end || bytes[wordEnd] == 0 || Ascii.isSpace(bytes[wordEnd]);
        int size = wordEnd - start;
        if (!isWord || size < LEAST_COMMAND) {
            return;
        }
        if (size > MAX_COMMAND) {
            if (isConfirmed()) {
                limitReached();
            }
            return;
        }
        confirm();
        int argument = Ascii.skipBlanks(bytes, wordEnd, end);
        String text = Ascii.text(bytes, argument, end - argument);
        if (Ascii.isBeginningIgnoringCase(bytes, start, size, "AUTH")) {
            mechanism = text;
        }
        requested(name(bytes, start, size), text);
        if (securityData != null) {
            toTls(true, securityData.ofClient(bytes, offset, length));
        }
    }

    private static String name(byte[] bytes, int offset, int length) {
        byte[] upper = new byte[length];
        for (int i = 0; i < length; i++) {
            upper[i] = (byte) Ascii.upper(bytes[offset + i]);
        }
        return Ascii.text(upper, 0, length);
    }

    private void requested(String name, String argument) {
        dialogue.command(name, argument);
        switch (name) {
            case "USER" -> keepEvidence(EvidenceKind.USER_NAME, argument);
            case "PORT" -> expectFromServer(FtpAddress.ofPort(argument));
            case "EPRT" -> expectFromServer(FtpAddress.ofExtendedPort(argument));
            default -> {}
        }
    }

    private void expectFromServer(@Nullable FtpAddress channel) {
        if (channel != null) {
            IpAddress address = channel.address();
            engine().expectations()
                    .expectFtpData(
                            connection().respHigh(),
                            connection().respLow(),
                            address == null ? 0 : address.high(),
                            address == null ? 0 : address.low(),
                            channel.port(),
                            engine().nowSeconds());
        }
    }

    private void expectFromClient(@Nullable FtpAddress channel) {
        if (channel != null) {
            IpAddress address = channel.address();
            engine().expectations()
                    .expectFtpData(
                            connection().origHigh(),
                            connection().origLow(),
                            address == null ? connection().respHigh() : address.high(),
                            address == null ? connection().respLow() : address.low(),
                            channel.port(),
                            engine().nowSeconds());
        }
    }

    private void reply(byte[] bytes, int offset, int length) {
        int code = length < 3 ? -1 : code(bytes, offset);
        boolean dash = length > 3 && bytes[offset + 3] == '-';
        boolean blank = length > 3 && bytes[offset + 3] == ' ';
        boolean goesOn = false;
        int text = offset + Math.min(3, length);
        if (continuedCode != 0) {
            if (code == continuedCode && blank) {
                continuedCode = 0;
            } else {
                goesOn = true;
                code = 0;
                text = offset;
            }
        } else if (code < LEAST_CODE || length > 3 && !dash && !blank) {
            violate();
            return;
        } else if (dash) {
            continuedCode = code;
            goesOn = true;
            text++;
        }
        if (!greeted) {
            greeted = true;
            keepEvidence(EvidenceKind.SERVER_SOFTWARE, bytes, offset, length);
        }
        int end = offset + length;
        int start = goesOn && code == 0 ? text : Ascii.skipBlanks(bytes, text, end);
        secure(code);
        replied(code, Ascii.text(bytes, start, end - start), goesOn);
        if (securityData != null && !isHandedOver()) {
            toTls(false, securityData.ofServer(lineCode(bytes, offset, length), bytes, offset, length));
        }
    }

    private static int code(byte[] bytes, int offset) {
        for (int i = 0; i < 3; i++) {
            if (!Ascii.isDigit(bytes[offset + i])) {
                return -1;
            }
        }
        return (int) Ascii.number(bytes, offset, 3, 10);
    }

    private static int lineCode(byte[] bytes, int offset, int length) {
        return length < 3 ? 0 : code(bytes, offset);
    }

    private void secure(int code) {
        if (code == SECURITY_ACCEPTED && mechanism.equals("TLS")) {
            attachChild(Protocol.SSL);
            handOver();
        } else if (code == SECURITY_GOES_ON && mechanism.equals("GSSAPI") && attachChild(Protocol.SSL)) {
            securityData = new FtpSecurityData();
        }
    }

    private void replied(int code, String text, boolean goesOn) {
        String command = dialogue.reply(code, text, goesOn);
        if (!command.equals("PASV") && !command.equals("EPSV")) {
            return;
        }
        if (code == ENTERING_PASSIVE) {
            expectFromClient(FtpAddress.ofPassive(text));
        } else if (code == ENTERING_EXTENDED_PASSIVE) {
            expectFromClient(FtpAddress.ofExtendedPassive(text));
        }
    }

    private void toTls(boolean fromOriginator, byte @Nullable [] token) {
        if (token != null) {
            forwardToChildren(fromOriginator, token, 0, token.length);
        }
        if (securityData != null && securityData.isOver()) {
            securityData = null;
            dropChildren();
        }
    }
}
