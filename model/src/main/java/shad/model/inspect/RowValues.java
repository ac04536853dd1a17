package shad.model.inspect;

import shad.model.store.ConnectionView;

/// Compares rows of two stores by all that packets bring about.
final class RowValues {
    private RowValues() {}

    static boolean areSame(ConnectionView a, ConnectionView b) {
        return a.history().equals(b.history())
                && a.state() == b.state()
                && a.endReason() == b.endReason()
                && a.origHigh() == b.origHigh()
                && a.origLow() == b.origLow()
                && a.respHigh() == b.respHigh()
                && a.respLow() == b.respLow()
                && a.origPort() == b.origPort()
                && a.respPort() == b.respPort()
                && a.ipProtocol() == b.ipProtocol()
                && areSizesSame(a, b)
                && a.service().equals(b.service());
    }

    private static boolean areSizesSame(ConnectionView a, ConnectionView b) {
        return a.startNanos() == b.startNanos()
                && a.lastNanos() == b.lastNanos()
                && a.origBytes() == b.origBytes()
                && a.respBytes() == b.respBytes()
                && a.missedBytes() == b.missedBytes()
                && a.origPackets() == b.origPackets()
                && a.respPackets() == b.respPackets()
                && a.origIpBytes() == b.origIpBytes()
                && a.respIpBytes() == b.respIpBytes();
    }
}
