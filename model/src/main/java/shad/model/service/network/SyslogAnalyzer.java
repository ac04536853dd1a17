package shad.model.service.network;

import shad.model.service.Analyzer;
import shad.model.service.Needs;
import shad.model.service.Protocol;

/// Syslog over UDP (RFC 5424, RFC 3164). Every datagram is a message: a priority may stand before the text, and text is
/// anything.
public final class SyslogAnalyzer extends Analyzer {
    public SyslogAnalyzer() {
        super(Protocol.SYSLOG, Needs.NOTHING);
    }

    @Override
    protected void deliver(boolean fromOriginator, byte[] bytes, int offset, int length) {
        confirm();
        skip();
    }
}
