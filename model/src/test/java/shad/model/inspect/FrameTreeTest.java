package shad.model.inspect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import shad.model.capture.Frame;
import shad.model.testing.Packet;
import shad.model.testing.Packets;

/// Frames as trees of fields.
class FrameTreeTest {
    private static final byte[] QUERY = {
        0x12, 0x34, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 4, 's', 'h', 'a', 'd', 2, 'i', 'o', 0, 0, 1, 0, 1
    };

    @Test
    void headersFollowEachOtherWithTheirPlaces() {
        Packet packet = Packets.ethernet().vlan(7).ipv4("10.0.0.1", "10.0.0.2").tcp(40001, 80).flags("PA")
                .seq(5).payload("hello").build();

        assertEquals(
                List.of(
                        "Ethernet 0+14", "VLAN tag 14+4", "IPv4 18+20", "TCP 38+20", "payload 58+5"),
                places(FrameTree.of(frame(packet))));
    }

    @Test
    void fieldsSayWhatTheirBytesMean() {
        Packet packet = Packets.ethernet().ipv4("10.0.0.1", "10.0.0.2").tcp(40001, 80).flags("SA")
                .seq(4_000_000_000L).ack(7).window(512).options((byte) 3, (byte) 3, (byte) 7, (byte) 1).build();
        FieldNode tcp = FrameTree.of(frame(packet)).get(2);

        assertEquals("40001 → 80 SYN ACK", tcp.value());
        assertEquals("4000000000", field(tcp, "sequence number").value());
        assertEquals("7", field(tcp, "acknowledgment number").value());
        assertEquals("512", field(tcp, "window").value());
        assertEquals(new FieldNode("window scale", "window scale 7 (times 128)", 54, 3, List.of()),
                field(tcp, "window scale"));
    }

    @Test
    void questionsOfDnsAreRead() {
        Packet packet = Packets.rawIp().ipv6("2001:db8::1", "2001:db8::2").udp(5000, 53).payload(QUERY).build();
        List<FieldNode> tree = FrameTree.of(frame(packet));

        assertEquals("2001:db8::1 → 2001:db8::2", tree.getFirst().value());
        assertEquals("shad.io. type 1", field(tree.get(2), "question").value());
    }

    @Test
    void aFrameThatWasCutSaysWhere() {
        Packet packet = Packets.ethernet().ipv4("10.0.0.1", "10.0.0.2").tcp(40001, 80).captured(14 + 20 + 8);
        FieldNode tcp = FrameTree.of(frame(packet)).get(2);

        assertEquals(new FieldNode("TCP", "cut: 8 of at least 20 bytes", 34, 8, List.of()), tcp);
    }

    @Test
    void anyBytesMakeATreeWithinTheFrame() {
        Random random = new Random(3);
        byte[] sound = Packets.ethernet().ipv6("2001:db8::1", "2001:db8::2").udp(5000, 53).payload(QUERY).build()
                .bytes();
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = Arrays.copyOf(sound, random.nextInt(sound.length + 1));
            for (int flips = random.nextInt(6); flips > 0 && bytes.length > 0; flips--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            int linkType = random.nextBoolean() ? 1 : random.nextInt(300);
            Frame frame = new Frame();
            frame.from(0, linkType);
            byte[] around = new byte[bytes.length + 7];
            System.arraycopy(bytes, 0, around, 7, bytes.length);
            frame.wrap(around, 7, bytes.length, bytes.length, 0, 1, 0);

            assertTrue(
                    all(FrameTree.of(frame))
                            .allMatch(node -> node.offset() >= 0 && node.length() >= 0
                                    && node.offset() + node.length() <= bytes.length),
                    () -> Arrays.toString(bytes));
        }
    }

    private static Stream<FieldNode> all(List<FieldNode> nodes) {
        return nodes.stream().flatMap(node -> Stream.concat(Stream.of(node), all(node.children())));
    }

    private static List<String> places(List<FieldNode> nodes) {
        return nodes.stream().map(node -> node.name() + " " + node.offset() + "+" + node.length()).toList();
    }

    private static FieldNode field(FieldNode parent, String name) {
        return parent.children().stream().filter(node -> node.name().equals(name)).findFirst().orElseThrow();
    }

    private static Frame frame(Packet packet) {
        Frame frame = new Frame();
        frame.from(0, packet.linkType());
        frame.wrap(packet.bytes(), 0, packet.bytes().length, packet.originalLength(), 0, 1, 0);
        return frame;
    }
}
