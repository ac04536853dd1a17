package shad.model.capture.compress;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class XxHash32Test {
    @ParameterizedTest
    @CsvSource({
        "'', 02cc5d05",
        "a, 550d7456",
        "abc, 32d153ff",
        "Nobody inspects the spammish repetition, e2293b2f"
    })
    void publishedValuesAreMet(String text, String expected) {
        byte[] bytes = text.getBytes(US_ASCII);

        assertThat(XxHash32.of(bytes, 0, bytes.length)).isEqualTo(Integer.parseUnsignedInt(expected, 16));
    }

    @Test
    void piecesHashLikeTheWhole() {
        SplittableRandom random = new SplittableRandom(1);
        byte[] bytes = new byte[5000];
        random.nextBytes(bytes);
        XxHash32 pieces = new XxHash32();
        for (int i = 0; i < 1000; i++) {
            pieces.reset();
            int position = 0;
            while (position < bytes.length) {
                int length = random.nextInt(Math.min(50, bytes.length - position) + 1);
                pieces.update(bytes, position, length);
                position += length;
            }
            assertThat(pieces.value()).isEqualTo(XxHash32.of(bytes, 0, bytes.length));
        }
    }
}
