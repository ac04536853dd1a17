package shad.model.service.web;

import shad.model.conn.EvidenceKind;
import shad.model.service.Analyzer;
import shad.model.service.Needs;
import shad.model.service.Protocol;
import shad.model.service.parse.Ascii;
import shad.model.service.parse.MalformedPayload;
import shad.model.service.parse.PayloadReader;

/// SOCKS 4 and 5 (RFC 1928, RFC 1929), a message a chunk: confirmed by the reply to a request. What follows belongs to
/// other protocols (socks-protocol.pac).
///
/// A reply of version 4 is read as Zeek reads it, with a version before its zero byte; so the usual one is a violation.
public final class SocksAnalyzer extends Analyzer {
    private static final int NO_METHOD = 0;
    private static final int USER_AND_PASSWORD = 2;
    private static final int NO_ACCEPTABLE_METHOD = 0xff;
    private static final int LAST_COMMAND = 3;
    private static final int ADDRESS_IPV4 = 1;
    private static final int ADDRESS_NAME = 3;
    private static final int ADDRESS_IPV6 = 4;

    private final PayloadReader reader = new PayloadReader();
    private boolean methodSelected;
    private boolean negotiating;
    private int method = NO_ACCEPTABLE_METHOD;
    private boolean requestDone;
    private boolean replyDone;

    public SocksAnalyzer() {
        super(Protocol.SOCKS, Needs.BEGINNING);
    }

    @Override
    protected void deliver(boolean fromOriginator, byte[] bytes, int offset, int length) {
        reader.wrap(bytes, offset, length);
        if (negotiating) {
            negotiate(fromOriginator);
        } else {
            switch (reader.u8()) {
                case 4 -> version4(fromOriginator);
                case 5 -> version5(fromOriginator);
                default -> throw MalformedPayload.thrown();
            }
        }
        if (requestDone && replyDone) {
            attachIdentifier();
            handOver();
        }
    }

    private void version4(boolean fromOriginator) {
        if (!fromOriginator) {
            reader.skip(8);
            granted();
            return;
        }
        reader.skip(3);
        boolean named = reader.u32() <= 0xff;
        skipText();
        if (named) {
            int start = reader.position();
            skipText();
            keepEvidence(EvidenceKind.DETAIL, reader.bytes(), start, reader.position() - 1 - start);
        }
        requestDone = true;
    }

    private void skipText() {
        while (reader.u8() != 0) {
            // The NUL ends it.
        }
    }

    private void version5(boolean fromOriginator) {
        if (methodSelected) {
            if (fromOriginator) {
                request();
            } else {
                reader.skip(2);
                skipAddress(false);
                reader.u16();
                granted();
            }
        } else if (fromOriginator) {
            reader.skip(reader.u8());
        } else {
            method = reader.u8();
            negotiating = method != NO_METHOD && method != NO_ACCEPTABLE_METHOD;
            methodSelected = true;
        }
    }

    private void request() {
        int command = reader.u8();
        int reserved = reader.u8();
        skipAddress(true);
        reader.u16();
        if (reserved != 0 || command == 0 || command > LAST_COMMAND) {
            violate();
            skip();
            return;
        }
        requestDone = true;
    }

    private void skipAddress(boolean asked) {
        switch (reader.u8()) {
            case ADDRESS_IPV4 -> reader.skip(4);
            case ADDRESS_IPV6 -> reader.skip(16);
            case ADDRESS_NAME -> {
                int length = reader.u8();
                int start = reader.position();
                reader.skip(length);
                if (asked) {
                    keepEvidence(EvidenceKind.DETAIL, Ascii.text(reader.bytes(), start, length));
                }
            }
            default -> throw MalformedPayload.thrown();
        }
    }

    private void negotiate(boolean fromOriginator) {
        if (method == USER_AND_PASSWORD) {
            boolean known = reader.u8() == 1;
            if (known && fromOriginator) {
                int length = reader.u8();
                int start = reader.position();
                reader.skip(length);
                keepEvidence(EvidenceKind.USER_NAME, reader.bytes(), start, length);
                reader.skip(reader.u8());
            } else if (known) {
                reader.u8();
            }
        }
        if (!fromOriginator) {
            negotiating = false;
        }
    }

    private void granted() {
        confirm();
        replyDone = true;
    }
}
