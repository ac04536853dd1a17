package shad.model.query;

import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import shad.model.conn.ConnState;
import shad.model.conn.ConnUids;
import shad.model.conn.EndReason;
import shad.model.conn.IpAddress;
import shad.model.store.ConnectionRecord;
import shad.model.store.StoreSnapshot;
import shad.model.store.build.ConnectionStore;
import shad.model.store.build.OpenRowsBuilder;

/// Makes rows for tests: a plain HTTP connection that each test changes where it matters.
public final class TestRows {
    public static final long START_NANOS = 1_700_000_000_000_000_000L;

    private final ConnectionStore store = new ConnectionStore(ConnUids.DEFAULT, true);
    private final SortedMap<Integer, ConnectionRecord> open = new TreeMap<>();

    public int history(String letters) {
        return store.histories().of(letters);
    }

    public int label(String text) {
        return store.labels().id(text);
    }

    /// Adds the plain connection with changes; it ends at once.
    public TestRows add(Consumer<ConnectionRecord> changes) {
        ConnectionRecord row = plain();
        changes.accept(row);
        store.end(store.add(), row);
        return this;
    }

    /// Adds rows with values drawn from few and from many, unset ones among them.
    public TestRows addRandom(int count, Random random) {
        String[] histories = {"", "S", "Sr", "ShADadFf", "^d", "Dd", "D", "ShADdaFfR"};
        String[] services = {"", "", "http", "dns", "ssl,http", "ssh"};
        int[] protocols = {6, 6, 17, 1, 58, 132, 0, 253};
        for (int i = 0; i < count; i++) {
            add(row -> {
                row.startNanos = START_NANOS + random.nextLong(1L << random.nextInt(1, 55));
                row.lastNanos =
                        row.startNanos + (random.nextInt(3) == 0 ? 0 : random.nextLong(1L << random.nextInt(1, 50)));
                boolean ipv4 = random.nextBoolean();
                row.origHigh = ipv4 ? 0 : random.nextLong();
                row.origLow = ipv4 ? IpAddress.mappedLow(random.nextInt()) : random.nextLong();
                row.respHigh = 0;
                row.respLow = IpAddress.mappedLow(random.nextInt(50));
                row.origPort = random.nextInt(0x10000);
                row.respPort = random.nextInt(100);
                row.ipProtocol = protocols[random.nextInt(protocols.length)];
                row.state = ConnState.ofOrdinal(random.nextInt(13));
                row.localityKnown = random.nextInt(4) != 0;
                row.localOrig = random.nextBoolean();
                row.serviceId = label(services[random.nextInt(services.length)]);
                row.historyId = history(histories[random.nextInt(histories.length)]);
                row.tunnelParentsId = label(random.nextInt(10) == 0 ? "CP" + random.nextInt(5) : "");
                row.uidOrdinal = random.nextInt(count);
                row.origBytes = random.nextLong() >>> random.nextInt(64);
                row.respBytes = random.nextInt(4);
                row.missedBytes = random.nextInt(2);
                row.origPackets = random.nextInt(1, 1000);
                row.outerVlan = random.nextInt(-1, 0x1000);
                row.innerVlan = random.nextInt(-1, 3);
                row.origMac = random.nextLong() >>> random.nextInt(16, 64);
                row.respMac = random.nextInt(3);
            });
        }
        return this;
    }

    private ConnectionRecord plain() {
        ConnectionRecord row = new ConnectionRecord();
        row.startNanos = START_NANOS;
        row.lastNanos = START_NANOS + 1_500_000_000L;
        row.origLow = IpAddress.mappedLow(0x0a000001);
        row.origPort = 49152;
        row.respLow = IpAddress.mappedLow(0xc0a80102);
        row.respPort = 80;
        row.ipProtocol = 6;
        row.state = ConnState.SF;
        row.endReason = EndReason.CLOSED;
        row.localityKnown = true;
        row.localOrig = true;
        row.serviceId = label("http");
        row.historyId = history("ShADadFf");
        row.uidOrdinal = store.size();
        row.origBytes = 100;
        row.respBytes = 2000;
        row.origPackets = 5;
        row.origIpBytes = 360;
        row.respPackets = 4;
        row.respIpBytes = 2208;
        return row;
    }

    /// Adds the plain connection with changes, which stays open.
    public TestRows addOpen(Consumer<ConnectionRecord> changes) {
        ConnectionRecord row = plain();
        changes.accept(row);
        open.put(store.add(), row);
        return this;
    }

    public StoreSnapshot snapshot() {
        OpenRowsBuilder builder = store.openRows(open.size());
        open.forEach(builder::add);
        return store.snapshot(builder);
    }

    /// Every row of the snapshot in row order.
    public static int[] all(StoreSnapshot snapshot) {
        int[] rows = new int[snapshot.size()];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = i;
        }
        return rows;
    }
}
