package shad.model.testing;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/// A TCP conversation between A, who speaks first as a rule, and B, written in one line:
///
/// ```
/// HS; 0.03 >A 1/1 L100; 0.05 <FA 1/301 w0
/// ```
///
/// A packet is its time in seconds, `>` (A to B) or `<` with its flags ([Tcp#flags(String)], or `none`), the sequence
/// number and, after a slash, the acknowledgment number, both counted from the initial sequence numbers of the two.
/// Then what is special about it: `L` payload length, `w0` window 0, `badck` wrong checksum, `cap` how many bytes of the
/// payload were captured, `doff` Data Offset field. `abs` before an acknowledgment number takes it as it is. `HS` is a
/// handshake: `0 >S 0; 0.01 <SA 0/1; 0.02 >A 1/1`.
public final class Conversation {
    public static final String ADDRESS_A = "10.0.0.1";
    public static final String ADDRESS_B = "10.0.0.2";
    /// The time 0 of every conversation, in seconds since the epoch.
    public static final long START_SECONDS = 1_000_000_000L;

    private static final String HANDSHAKE = "0 >S 0; 0.01 <SA 0/1; 0.02 >A 1/1";
    private static final int HEADERS = 14 + 20 + 20;

    private final String packets;
    private int portA = 40001;
    private int portB = 40002;
    private long initialA = 1000;
    private long initialB = 5000;

    private Conversation(String packets) {
        this.packets = packets;
    }

    public static Conversation of(String packets) {
        return new Conversation(packets.replace("HS", HANDSHAKE));
    }

    public Conversation ports(int a, int b) {
        portA = a;
        portB = b;
        return this;
    }

    /// The initial sequence numbers of A and B.
    public Conversation initial(long a, long b) {
        initialA = a;
        initialB = b;
        return this;
    }

    /// A packet and its time.
    public record Timed(long nanos, Packet packet) {}

    /// The packets in the order in which they were written.
    public List<Timed> build() {
        List<Timed> built = new ArrayList<>();
        for (String packet : packets.split(";", -1)) {
            if (!packet.isBlank()) {
                built.add(packet(packet.strip().split(" +")));
            }
        }
        return built;
    }

    /// The nanoseconds since the epoch of a time written in seconds from the start.
    public static long nanos(String seconds) {
        return START_SECONDS * 1_000_000_000L + new BigDecimal(seconds).movePointRight(9).longValueExact();
    }

    private Timed packet(String[] words) {
        boolean fromA = words[1].charAt(0) == '>';
        String flags = words[1].substring(1);
        String[] numbers = words[2].split("/", 2);
        Tcp tcp = Packets.ethernet()
                .ipv4(fromA ? ADDRESS_A : ADDRESS_B, fromA ? ADDRESS_B : ADDRESS_A)
                .tcp(fromA ? portA : portB, fromA ? portB : portA)
                .flags("none".equals(flags) ? "" : flags)
                .seq((fromA ? initialA : initialB) + Long.parseLong(numbers[0]))
                .window(1000);
        if (numbers.length > 1) {
            tcp.ack(acknowledgmentNumber(numbers[1], fromA ? initialB : initialA));
        }
        int captured = -1;
        for (int i = 3; i < words.length; i++) {
            String word = words[i];
            if ("w0".equals(word)) {
                tcp.window(0);
            } else if ("badck".equals(word)) {
                tcp.badChecksum();
            } else if (word.startsWith("cap")) {
                captured = Integer.parseInt(word.substring(3));
            } else if (word.startsWith("doff")) {
                tcp.dataOffset(Integer.parseInt(word.substring(4)));
            } else if (word.startsWith("L")) {
                tcp.payloadLength(Integer.parseInt(word.substring(1)));
            } else {
                throw new IllegalArgumentException("not of the notation: " + word);
            }
        }
        Packet packet = tcp.build();
        return new Timed(nanos(words[0]), captured < 0 ? packet : packet.captured(HEADERS + captured));
    }

    private static long acknowledgmentNumber(String text, long initial) {
        return text.startsWith("abs") ? Long.parseLong(text.substring(3)) : initial + Long.parseLong(text);
    }
}
