package shad.model.capture.compress;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import shad.model.testing.Bytes;

class Lz4InputStreamTest {
    /// Made by lz4 1.9.4 with --content-size -BX.
    private static final byte[] REFERENCE = Bytes.hex("04224d187c407001000000000000b1"
            + "2f0000001f780100ff19ff0654686520717569636b2062726f776e20666f782e201500006d206a756d70731b005020646f672e"
            + "be83c37900000000c66cda71");

    @Test
    void aFrameOfTheReferenceImplementationIsUnpacked() throws IOException {
        String expected = "x".repeat(300) + "The quick brown fox. The quick brown fox jumps. The quick brown dog.";

        assertThat(unpack(REFERENCE)).asString(US_ASCII).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 12, 13, 65_535, 65_536, 65_537, 500_000})
    void linkedBlocksWithAllChecksumsAreUnpacked(int length) throws IOException {
        byte[] content = repetitive(length);

        assertThat(unpack(Lz4Writer.pack(content))).isEqualTo(content);
    }

    @Test
    void framesFollowEachOtherAndOthersAreSkipped() throws IOException {
        byte[] frames = Bytes.concat(
                Lz4Writer.pack(new byte[] {1, 2}),
                Bytes.hex("5a2a4d18 03000000 ffffff"),
                Lz4Writer.pack(new byte[] {3}));

        assertThat(unpack(frames)).containsExactly(1, 2, 3);
    }

    @Test
    void whatPrecedesACutIsDelivered() throws IOException {
        byte[] content = repetitive(200_000);
        byte[] packed = Lz4Writer.pack(content);

        try (Lz4InputStream stream =
                new Lz4InputStream(new ByteArrayInputStream(packed, 0, packed.length * 9 / 10))) {
            byte[] unpacked = new byte[content.length];
            int length = 0;
            try {
                while (true) {
                    length += stream.read(unpacked, length, unpacked.length - length);
                }
            } catch (EOFException e) {
                assertThat(e).hasMessage("it ends within a block");
            }
            assertThat(length).isGreaterThan(content.length * 3 / 4);
            assertThat(Arrays.copyOf(unpacked, length)).isEqualTo(Arrays.copyOf(content, length));
        }
    }

    @Test
    void everyDamagedByteIsNoticed() {
        byte[] packed = Lz4Writer.pack(repetitive(300));
        for (int i = 0; i < packed.length; i++) {
            byte[] damaged = packed.clone();
            damaged[i] ^= 0x20;
            assertThatThrownBy(() -> unpack(damaged)).as("byte %d", i).isInstanceOf(IOException.class);
        }
    }

    private static byte[] unpack(byte[] packed) throws IOException {
        try (Lz4InputStream stream = new Lz4InputStream(new ByteArrayInputStream(packed))) {
            return stream.readAllBytes();
        }
    }

    /// Bytes that repeat in pieces, near and far.
    private static byte[] repetitive(int length) {
        SplittableRandom random = new SplittableRandom(length);
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        int position = Math.min(length, 100);
        while (position < length) {
            int count = Math.min(length - position, 1 + random.nextInt(400));
            if (random.nextInt(4) > 0) {
                int from = position - 1 - random.nextInt(Math.min(position, 60_000));
                for (int i = 0; i < count; i++) {
                    bytes[position + i] = bytes[from + i];
                }
            }
            position += count;
        }
        return bytes;
    }
}
