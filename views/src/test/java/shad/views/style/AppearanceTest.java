package shad.views.style;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init")
class AppearanceTest {
    private Label words;
    private Label mono;
    private StackPane root;
    private Appearance appearance;

    @Start
    void start(Stage stage) {
        appearance = new Appearance();
        words = new Label("words");
        mono = Styles.styled(new Label("2001:db8::1"), Styles.MONO);
        root = new StackPane(words, mono);
        stage.setScene(new Scene(root));
        stage.show();
    }

    @AfterEach
    void backToLight(FxRobot robot) {
        robot.interact(() -> appearance.themeProperty().set(Theme.LIGHT));
    }

    @Test
    void theThemeChangesInOpenWindowsAndInThePaletteAlike(FxRobot robot) {
        for (Theme theme : new Theme[] {Theme.LIGHT, Theme.DARK}) {
            robot.interact(() -> appearance.themeProperty().set(theme));
            robot.interact(root::applyCss);

            Palette palette = appearance.paletteProperty().get();
            assertThat(palette.isDark()).isEqualTo(theme == Theme.DARK);
            assertThat(words.getTextFill()).isEqualTo(palette.color(Role.TEXT));
            assertThat(root.getBackground().getFills().getFirst().getFill()).isEqualTo(palette.color(Role.SURFACE));
        }
    }

    @Test
    void theBundledFontsAreUsed() {
        assertThat(words.getFont().getFamily()).isEqualTo(Fonts.WORDS);
        assertThat(mono.getFont().getFamily()).isEqualTo(Fonts.MONO);
    }

    @Test
    void everyLetterOfTheMonoFontIsEquallyWideSoThatFiguresStandInColumns() {
        double width = widthOf("0", mono.getFont());

        assertThat("123456789:.-abcdefADSFRh^>".chars().mapToObj(Character::toString))
                .allSatisfy(letter -> assertThat(widthOf(letter, mono.getFont())).isEqualTo(width));
    }

    @Test
    void compactRowsReachEveryWindow(FxRobot robot) {
        robot.interact(() -> appearance.densityProperty().set(Density.COMPACT));
        assertThat(root.getStyleClass()).contains(Styles.COMPACT);

        robot.interact(() -> appearance.densityProperty().set(Density.COMFORTABLE));
        assertThat(root.getStyleClass()).doesNotContain(Styles.COMPACT);
    }

    @Test
    void stateTextHasItsColourInStyleSheetsAndInJava(FxRobot robot) {
        for (StateTone tone : StateTone.values()) {
            Label label = Styles.styled(new Label("S"), tone.styleClass(), Styles.STATE_TEXT);
            robot.interact(() -> root.getChildren().add(label));
            robot.interact(root::applyCss);

            Color expected = appearance.paletteProperty().get().color(tone.textRole());
            assertThat(label.getTextFill()).isEqualTo(expected);
        }
    }

    private static double widthOf(String text, Font font) {
        Text node = new Text(text);
        node.setFont(font);
        return node.getLayoutBounds().getWidth();
    }
}
