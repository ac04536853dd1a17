package shad.views.testing;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;

/// A conn.log of any number of rows that are made while they are read: a few thousand hosts, a dozen services, histories of
/// which most are frequent and some occur once. The same every time.
public final class SyntheticLog extends InputStream {
    private static final String HEADER = """
            #separator \\x09
            #set_separator	,
            #empty_field	(empty)
            #unset_field	-
            #path	conn
            #fields	ts	uid	id.orig_h	id.orig_p	id.resp_h	id.resp_p	proto	service	duration	orig_bytes	resp_bytes	conn_state	local_orig	local_resp	missed_bytes	history	orig_pkts	orig_ip_bytes	resp_pkts	resp_ip_bytes	tunnel_parents	ip_proto
            #types	time	string	addr	port	addr	port	enum	string	interval	count	count	string	bool	bool	count	string	count	count	count	count	set[string]	count
            """;
    private static final String[] STATES =
            {"SF", "SF", "SF", "SF", "S0", "S0", "S1", "REJ", "RSTO", "RSTR", "SH", "OTH"};
    private static final String[] HISTORIES =
            {"ShADadfF", "ShADadFf", "Dd", "D", "S", "Sr", "ShADadR", "ShR", "^d", "C"};
    private static final String[] SERVICES = {"-", "-", "http", "ssl", "dns", "ssh", "smtp", "ntp", "ssl,http", "ftp"};
    private static final int[] PORTS = {80, 443, 53, 22, 25, 123, 8080, 21, 3389, 5432};

    private final Random random = new Random(1);
    private final long rows;
    private final int distinctHistories;
    private long made;
    private byte[] line;
    private int at;

    /// @param distinctHistories about how many different histories there are; at least ten
    public SyntheticLog(long rows, int distinctHistories) {
        this.rows = rows;
        this.distinctHistories = distinctHistories;
        line = HEADER.getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public int read() {
        return fill() ? line[at++] & 0xff : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        int copied = 0;
        while (copied < length && fill()) {
            int count = Math.min(length - copied, line.length - at);
            System.arraycopy(line, at, target, offset + copied, count);
            at += count;
            copied += count;
        }
        return copied == 0 && length > 0 ? -1 : copied;
    }

    private boolean fill() {
        if (at < line.length) {
            return true;
        }
        if (made == rows) {
            return false;
        }
        line = row().getBytes(StandardCharsets.US_ASCII);
        at = 0;
        made++;
        return true;
    }

    private String row() {
        int kind = random.nextInt(PORTS.length);
        long micros = 1_700_000_000_000_000L + made * 20_000 + random.nextInt(20_000);
        boolean single = random.nextInt(4) == 0;
        long sent = 1L << random.nextInt(24);
        return micros / 1_000_000 + "." + String.valueOf(1_000_000 + micros % 1_000_000).substring(1)
                + "\tC" + Long.toString(made + 1_000_000_000_000L, 36)
                + "\t10." + random.nextInt(4) + "." + random.nextInt(8) + "." + random.nextInt(256)
                + "\t" + (1024 + random.nextInt(60_000))
                + "\t192.0.2." + random.nextInt(256)
                + "\t" + PORTS[kind] + "\ttcp\t" + SERVICES[kind]
                + (single ? "\t-\t-\t-" : "\t" + random.nextInt(900) + ".250000\t" + sent + "\t" + sent * 3)
                + "\t" + STATES[random.nextInt(STATES.length)] + "\tT\tF\t0\t" + history()
                + "\t" + (1 + random.nextInt(500)) + "\t" + (sent + 400) + "\t7\t" + (sent * 3 + 400) + "\t-\t6\n";
    }

    private String history() {
        if (random.nextInt(50) > 0) {
            return HISTORIES[random.nextInt(HISTORIES.length)];
        }
        return "S" + Integer.toBinaryString(random.nextInt(distinctHistories)).replace('0', 'd').replace('1', 'A');
    }
}
