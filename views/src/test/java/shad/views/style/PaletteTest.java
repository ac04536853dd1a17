package shad.views.style;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Contrast by WCAG 2.1: 4.5:1 for text (1.4.3), 3:1 for glyphs and areas (1.4.11).
class PaletteTest {
    private static final List<Role> SURFACES = List.of(
            Role.SURFACE, Role.SURFACE_SUBTLE, Role.SURFACE_HOVER, Role.SURFACE_SELECTED);

    @ParameterizedTest
    @EnumSource(value = Role.class, mode = EnumSource.Mode.MATCH_ANY,
            names = {"TEXT", "TEXT_MUTED", "ACCENT", ".*_TEXT"})
    void textCanBeReadOnEverySurface(Role role) {
        if (role == Role.CHIP_TEXT) {
            return;
        }
        for (Palette palette : List.of(Palette.LIGHT, Palette.DARK)) {
            assertThat(SURFACES).allSatisfy(surface -> assertThat(contrast(palette, role, surface))
                    .isGreaterThanOrEqualTo(4.5));
        }
    }

    @ParameterizedTest
    @EnumSource(StateTone.class)
    void glyphsOfStatesCanBeSeenOnEverySurface(StateTone tone) {
        for (Palette palette : List.of(Palette.LIGHT, Palette.DARK)) {
            assertThat(SURFACES).allSatisfy(surface -> assertThat(contrast(palette, tone.role(), surface))
                    .isGreaterThanOrEqualTo(3));
        }
    }

    @Test
    void lettersCanBeReadOnFilledChips() {
        assertThat(contrast(Palette.LIGHT, Role.CHIP_TEXT, Role.CHIP)).isGreaterThanOrEqualTo(4.5);
        assertThat(contrast(Palette.DARK, Role.CHIP_TEXT, Role.CHIP)).isGreaterThanOrEqualTo(4.5);
    }

    @Test
    void theDarkThemeIsDark() {
        assertThat(luminance(Palette.DARK.color(Role.SURFACE))).isLessThan(0.05);
        assertThat(luminance(Palette.LIGHT.color(Role.SURFACE))).isGreaterThan(0.9);
    }

    private static double contrast(Palette palette, Role one, Role other) {
        double a = luminance(palette.color(one));
        double b = luminance(palette.color(other));
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private static double luminance(Color color) {
        return 0.2126 * linear(color.getRed()) + 0.7152 * linear(color.getGreen()) + 0.0722 * linear(color.getBlue());
    }

    private static double linear(double channel) {
        return channel <= 0.04045 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4);
    }
}
