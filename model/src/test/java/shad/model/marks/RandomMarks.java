package shad.model.marks;

import java.util.Random;
import shad.model.conn.IpAddress;

/// Makes keys and remarks of every kind.
final class RandomMarks {
    private static final String[] NOTES =
            {"", "", "look here", "two\nlines\t", "\"quoted\" \\ é 😀 \u0001", "x".repeat(4000)};

    private RandomMarks() {}

    static ConnectionKey key(Random random) {
        return ConnectionKey.between(
                random.nextLong() >> random.nextInt(64),
                address(random),
                random.nextInt(0x10000),
                address(random),
                random.nextInt(0x10000),
                random.nextInt(0x100));
    }

    private static IpAddress address(Random random) {
        return random.nextBoolean()
                ? new IpAddress(0, IpAddress.mappedLow(random.nextInt()))
                : new IpAddress(random.nextLong(), random.nextLong());
    }

    /// Says something.
    static Remark remark(Random random) {
        return new Remark(Mark.values()[random.nextInt(2, Mark.values().length)], NOTES[random.nextInt(NOTES.length)]);
    }
}
