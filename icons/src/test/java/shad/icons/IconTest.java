package shad.icons;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import javafx.geometry.Bounds;
import javafx.scene.shape.SVGPath;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class IconTest {
    /// The width stands after the 8 bytes of signature and the 8 that start the IHDR chunk; the height follows.
    private static final int PNG_WIDTH_OFFSET = 16;

    @ParameterizedTest
    @EnumSource(Icon.class)
    void everyIconFillsItsSquareWithoutLeavingIt(Icon icon) {
        SVGPath shape = new SVGPath();
        shape.setContent(icon.path());
        Bounds bounds = shape.getLayoutBounds();

        assertThat(bounds.getMinX()).isGreaterThanOrEqualTo(0);
        assertThat(bounds.getMinY()).isGreaterThanOrEqualTo(0);
        assertThat(bounds.getMaxX()).isLessThanOrEqualTo(Icon.SIZE);
        assertThat(bounds.getMaxY()).isLessThanOrEqualTo(Icon.SIZE);
        assertThat(Math.max(bounds.getWidth(), bounds.getHeight())).isGreaterThanOrEqualTo(Icon.SIZE / 2);
    }

    @Test
    void onlyTheApplicationLooksLikeAHistoryBecauseItsNameIsOne() {
        Stream<String> others = Stream.of(Icon.values()).filter(icon -> icon != Icon.APPLICATION).map(Icon::path);

        assertThat(others).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void theApplicationIconExistsInEverySize(int size) throws IOException {
        try (DataInputStream png = new DataInputStream(ApplicationIcon.url(size).openStream())) {
            png.skipNBytes(PNG_WIDTH_OFFSET);

            assertThat(png.readInt()).isEqualTo(size);
            assertThat(png.readInt()).isEqualTo(size);
        }
    }

    static List<Integer> sizes() {
        return ApplicationIcon.SIZES;
    }
}
