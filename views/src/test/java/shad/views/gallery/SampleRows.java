package shad.views.gallery;

import java.util.List;
import java.util.Locale;
import shad.views.style.StateTone;

/// Invented rows that look like connections.
final class SampleRows {
    /// State code, class, service, history.
    private record Kind(String state, StateTone tone, String protocol, String service, String history) {}

    private static final List<Kind> KINDS = List.of(
            new Kind("SF", StateTone.COMPLETE, "tcp", "ssl", "ShADadfF"),
            new Kind("SF", StateTone.COMPLETE, "udp", "dns", "Dd"),
            new Kind("S0", StateTone.UNANSWERED, "tcp", "-", "S"),
            new Kind("REJ", StateTone.REFUSED, "tcp", "-", "Sr"),
            new Kind("SF", StateTone.COMPLETE, "tcp", "quic,ssl", "ShADadttfF"),
            new Kind("S1", StateTone.OPEN, "tcp", "mysql", "ShAdDatwW"),
            new Kind("RSTO", StateTone.REFUSED, "tcp", "http", "ShADadR"),
            new Kind("OTH", StateTone.MIDSTREAM, "tcp", "-", "DadA"),
            new Kind("SF", StateTone.COMPLETE, "tcp", "gssapi,smb", "ShADadFf"),
            new Kind("S3", StateTone.HALF_CLOSED, "tcp", "ssl", "^hADadf"),
            new Kind("RSTOS0", StateTone.REFUSED, "tcp", "-", "SR"));

    private SampleRows() {}

    private static Kind kind(int row) {
        return KINDS.get(Math.floorMod(row * 7 + row / 5, KINDS.size()));
    }

    static StateTone tone(int row) {
        return kind(row).tone();
    }

    static String state(int row) {
        return kind(row).state();
    }

    static String protocol(int row) {
        return kind(row).protocol();
    }

    static String service(int row) {
        return kind(row).service();
    }

    static String history(int row) {
        return kind(row).history();
    }

    static String time(int row) {
        long micros = row * 83_771L;
        return String.format(Locale.ROOT, "10:%02d:%02d.%06d", micros / 60_000_000 % 60, micros / 1_000_000 % 60,
                micros % 1_000_000);
    }

    static String originator(int row) {
        return row % 9 == 8 ? "2001:db8::" + (row % 90 + 10) : "192.0.2." + (row * 31 % 240 + 2);
    }

    static String originatorPort(int row) {
        return String.valueOf(49152 + row * 13 % 16000);
    }

    static String responder(int row) {
        return row % 9 == 8 ? "2001:db8:4::80" : "198.51.100." + (row * 17 % 200 + 10);
    }

    static String responderPort(int row) {
        return String.valueOf(List.of(443, 53, 22, 80, 8443, 3306, 25).get(row % 7));
    }

    static String duration(int row) {
        return row % 4 == 3 ? "-" : String.format(Locale.ROOT, "%.6f", row * 7919 % 100_000 / 997.0);
    }

    static long bytes(int row) {
        return row % 5 == 2 ? 0 : (long) row * 104_729 % 2_000_003;
    }
}
