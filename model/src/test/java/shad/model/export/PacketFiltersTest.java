package shad.model.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shad.model.conn.IpAddress;
import shad.model.query.ConnectionColumn;
import shad.model.query.TestRows;
import shad.model.store.ConnectionView;
import shad.model.store.StoreSnapshot;

class PacketFiltersTest {
    private static final int ICMPV6 = 58;
    private static final int SCTP = 132;

    private final StoreSnapshot rows = new TestRows()
            .add(row -> {})
            .add(row -> {
                row.origHigh = 0x20010db800000000L;
                row.origLow = 1;
                row.respHigh = 0x20010db800000000L;
                row.respLow = 2;
                row.ipProtocol = ICMPV6;
            })
            .add(row -> row.ipProtocol = 1)
            .add(row -> {
                row.ipProtocol = SCTP;
                row.outerVlan = 10;
                row.innerVlan = 20;
            })
            .add(row -> {
                row.ipProtocol = 17;
                row.respLow = IpAddress.mappedLow(0x08080808);
            })
            .snapshot();

    @TempDir
    Path folder;

    @Test
    void aConnectionIsNamedByItsEnds() {
        assertThat(PacketFilters.wireshark(view(0))).isEqualTo(
                "ip.addr == 10.0.0.1 && ip.addr == 192.168.1.2 && tcp.port == 49152 && tcp.port == 80");
        assertThat(PacketFilters.bpf(view(0)))
                .isEqualTo("host 10.0.0.1 and host 192.168.1.2 and tcp port 49152 and tcp port 80");
        assertThat(PacketFilters.wireshark(view(1)))
                .isEqualTo("ipv6.addr == 2001:db8::1 && ipv6.addr == 2001:db8::2 && icmpv6");
        assertThat(PacketFilters.bpf(view(3)))
                .isEqualTo("vlan 10 and vlan 20 and host 10.0.0.1 and host 192.168.1.2 and ip proto 132");
    }

    @Test
    void severalConnectionsAreAlternativesAndEachIsNamedOnce() {
        assertThat(PacketFilters.wireshark(List.of(view(0), view(0)))).isEqualTo(PacketFilters.wireshark(view(0)));
        assertThat(PacketFilters.bpf(List.of(view(3), view(4)))).isEqualTo(
                "(" + PacketFilters.bpf(view(4)) + ") or (" + PacketFilters.bpf(view(3)) + ")");
    }

    @Test
    void tsharkTakesTheDisplayFilters() throws Exception {
        assumeTrue(isInstalled("tshark"), "tshark is not installed");
        Path empty = emptyCapture();
        for (ConnectionView row : all()) {
            assertTaken("tshark", "-r", empty.toString(), "-Y", PacketFilters.wireshark(row));
        }
        assertTaken("tshark", "-r", empty.toString(), "-Y", PacketFilters.wireshark(all()));
    }

    @Test
    void tcpdumpCompilesTheCaptureFilters() throws Exception {
        assumeTrue(isInstalled("tcpdump"), "tcpdump is not installed");
        for (ConnectionView row : all()) {
            assertTaken("tcpdump", "-d", "-r", emptyCapture().toString(), PacketFilters.bpf(row));
        }
        assertTaken("tcpdump", "-d", "-r", emptyCapture().toString(), PacketFilters.bpf(all()));
    }

    @Test
    void awkTakesTheRowsOutOfALog() throws Exception {
        Path log = folder.resolve("conn.log");
        Files.writeString(log, "#fields\tts\tid.orig_h\tservice\n1.0\t10.0.0.1\tit's\n2.0\t10.0.0.2\ta\\x09b\n");
        for (String value : List.of("it's", "a\\x09b")) {
            String line = ZeekCut.line(ConnectionColumn.SERVICE, value, List.of(ConnectionColumn.TS));
            assertThat(line).endsWith(" conn.log | zeek-cut ts");
            Process awk = new ProcessBuilder("sh", "-c", line.substring(0, line.indexOf('|', line.indexOf("conn.log"))))
                    .directory(folder.toFile())
                    .start();
            String rows = new String(awk.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(rows.lines().filter(each -> !each.startsWith("#"))).singleElement().asString().endsWith(value);
        }
    }

    private ConnectionView view(int row) {
        return rows.view().at(row);
    }

    private List<ConnectionView> all() {
        StoreSnapshot random = new TestRows().addRandom(8, new Random(5)).snapshot();
        return Stream.concat(
                IntStream.range(0, rows.size()).mapToObj(this::view),
                IntStream.range(0, random.size())
                        .mapToObj(row -> random.view().at(row))
                        .filter(row -> row.origAddress().isIpv4()))
                .toList();
    }

    /// Only the header of a file of Ethernet frames.
    private Path emptyCapture() throws IOException {
        byte[] header = new byte[24];
        byte[] start = {(byte) 0xd4, (byte) 0xc3, (byte) 0xb2, (byte) 0xa1, 2, 0, 4, 0};
        System.arraycopy(start, 0, header, 0, start.length);
        header[18] = 4;
        header[20] = 1;
        return Files.write(folder.resolve("empty.pcap"), header);
    }

    private static void assertTaken(String... command) throws Exception {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(String.join(" ", command) + "\n" + output).isZero();
    }

    private static boolean isInstalled(String program) {
        List<Path> places = new ArrayList<>();
        for (String folder : System.getenv("PATH").split(":", -1)) {
            places.add(Path.of(folder, program));
        }
        return places.stream().anyMatch(Files::isExecutable);
    }
}
