package shad.model.testing.twin;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Several conversations at a time, one after the other taking the place of one that is over.
public final class RandomTrace {
    private static final int AT_A_TIME = 4;
    private static final int[] PORTS = {40001, 40001, 40001, 40002, 40002, 22, 80, 502, 3389};
    private static final long[] EDGES =
            {0, 1, 0x7fff_ff00L, 0x8000_0000L, 0xffff_ff00L, 0xffff_fff0L, 0xffff_ffffL};

    private static final int CONVERSATIONS = 35;

    private final Random random;
    private final List<SlowPacket> packets = new ArrayList<>();
    private long clock = 1_000_000_000_000_000L;

    public RandomTrace(long seed) {
        random = new Random(seed);
    }

    /// The packets in the order in which they are captured.
    public List<SlowPacket> packets() {
        List<Talk> talks = new ArrayList<>();
        int begun = 0;
        while (begun < CONVERSATIONS || !talks.isEmpty()) {
            if (talks.size() < AT_A_TIME && begun < CONVERSATIONS) {
                talks.add(new Talk(begun++));
            }
            Talk talk = talks.get(random.nextInt(talks.size()));
            talk.next();
            if (talk.left == 0) {
                talks.remove(talk);
            }
        }
        return packets;
    }

    private long time() {
        clock += switch (random.nextInt(60)) {
            case 0 -> 5_000_000;
            case 1 -> 6_000_000;
            case 2 -> random.nextInt(7_000_000);
            case 3 -> random.nextInt(4) == 0 ? 60_000_000 : 1_000_000;
            case 4 -> random.nextInt(8) == 0 ? 300_000_000 : 4_000_000;
            case 5 -> random.nextInt(8) == 0 ? 3_600_000_000L : 10;
            default -> random.nextInt(200_000);
        };
        return random.nextInt(40) == 0 ? clock - random.nextInt(3_000_000) : clock;
    }

    /// Two hosts that mostly behave.
    private final class Talk {
        private final int pair;
        private final int portA;
        private final int portB;
        private final long[] next = new long[2];
        private final boolean wild;
        private final boolean oneSided;
        private final boolean rarelyAcks;
        private int handshake;
        private int left;

        Talk(int pair) {
            this.pair = pair;
            portA = PORTS[random.nextInt(PORTS.length)];
            portB = PORTS[random.nextInt(PORTS.length)];
            next[0] = initial();
            next[1] = initial();
            wild = random.nextInt(3) == 0;
            oneSided = random.nextInt(8) == 0;
            rarelyAcks = random.nextInt(6) == 0;
            handshake = random.nextInt(3) == 0 ? 3 : 0;
            left = 2 + random.nextInt(random.nextInt(6) == 0 ? 60 : 14);
        }

        private long initial() {
            return random.nextBoolean()
                    ? EDGES[random.nextInt(EDGES.length)]
                    : random.nextLong(1L << 32);
        }

        void next() {
            left--;
            if (handshake < 3 && random.nextInt(12) > 0) {
                greet();
            } else {
                speak();
            }
        }

        private void greet() {
            boolean fromA = handshake != 1;
            if (!(oneSided && !fromA)) {
                int data = random.nextInt(15) == 0 ? random.nextInt(100) : 0;
                send(fromA, handshake == 0 ? "S" : handshake == 1 ? "SA" : "A", next[fromA ? 0 : 1],
                        next[fromA ? 1 : 0], data, 0);
                next[fromA ? 0 : 1] += data + (handshake < 2 ? 1 : 0);
            }
            handshake++;
        }

        private void speak() {
            boolean fromA = oneSided || random.nextBoolean();
            int me = fromA ? 0 : 1;
            String flags = flags();
            int payload = payload(flags);
            long seq = next[me] + offset();
            long ack = ack(next[1 - me]);
            send(fromA, flags, seq, ack, payload, 1);
            long end = seq + payload + (flags.contains("F") ? 1 : 0);
            if (end > next[me] && end - next[me] < 100_000 && random.nextInt(10) > 0) {
                next[me] = end;
            }
        }

        private String flags() {
            int choice = random.nextInt(wild ? 40 : 100);
            return switch (choice) {
                case 0 -> "S";
                case 1 -> "SA";
                case 2, 3, 4 -> "R";
                case 5, 6 -> "RA";
                case 7, 8, 9, 10, 11 -> "FA";
                case 12 -> "F";
                case 13 -> "";
                case 14 -> wild ? "SF" : "A";
                case 15 -> wild ? "SR" : "FA";
                case 16 -> wild ? "FRA" : "PA";
                case 17 -> wild ? "SFRA" : "FPA";
                case 18 -> wild ? "SA" : "A";
                case 19 -> wild ? "S" : "A";
                default -> choice % 2 == 0 ? "A" : "PA";
            };
        }

        private int payload(String flags) {
            int choice = random.nextInt(40);
            if (choice == 0) {
                return 8_000 + random.nextInt(12_000);
            }
            if (choice < 4) {
                return 1_460;
            }
            boolean bare = flags.contains("S") || flags.contains("R") || flags.contains("F");
            return choice < (bare ? 8 : 22) ? 1 + random.nextInt(100) : 0;
        }

        private long offset() {
            return switch (random.nextInt(wild ? 30 : 60)) {
                case 0, 1 -> -random.nextInt(200);
                case 2 -> -random.nextInt(5_000);
                case 3, 4 -> random.nextInt(200);
                case 5 -> random.nextInt(5_000);
                case 6 -> 16_000 + random.nextInt(2_000);
                case 7 -> wild ? 1_048_576 + random.nextInt(5) - 2 : 1;
                case 8 -> wild ? 1L << 30 : -1;
                case 9 -> wild ? (1L << 31) + random.nextInt(3) - 1 : 0;
                case 10 -> wild ? random.nextLong(1L << 32) : 0;
                default -> 0;
            };
        }

        private long ack(long expected) {
            if (rarelyAcks && random.nextInt(20) > 0) {
                return 0;
            }
            return expected + switch (random.nextInt(wild ? 30 : 60)) {
                case 0, 1, 2 -> -random.nextInt(200);
                case 3, 4 -> random.nextInt(200);
                case 5 -> random.nextInt(20_000);
                case 6 -> wild ? 1L << 30 : 1;
                case 7 -> wild ? random.nextLong(1L << 32) : -1;
                case 8 -> wild ? -expected : 0;
                default -> 0;
            };
        }

        private void send(boolean fromA, String flags, long seq, long ack, int payload, int trouble) {
            int captured = payload > 0 && random.nextInt(25) == 0 ? random.nextInt(payload) : payload;
            boolean bad = random.nextInt(40) < trouble;
            int dataOffset = 5;
            if (random.nextInt(150) < trouble) {
                dataOffset = payload < 40 && random.nextBoolean() ? 15 : random.nextInt(5);
            }
            boolean acks = flags.contains("A") && (!rarelyAcks || ack != 0);
            packets.add(new SlowPacket(
                    time(), pair, fromA, portA, portB, acks ? flags : flags.replace("A", ""), seq & 0xffff_ffffL,
                    ack & 0xffff_ffffL, random.nextInt(15) == 0 ? 0 : 1_000, dataOffset, payload, captured, bad));
        }
    }
}
