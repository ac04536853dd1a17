package shad.views.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;
import shad.views.style.Appearance;
import shad.views.style.Styles;

@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init")
class HistoryChipsTest {
    private HistoryChips chips;
    private StackPane root;

    @Start
    void start(Stage stage) {
        var _ = new Appearance();
        chips = new HistoryChips();
        chips.setChipText(index -> "letter " + index);
        chips.setHistory("^hADt");
        root = new StackPane(chips);
        stage.setScene(new Scene(root, 400, 200));
        stage.show();
        layOut();
    }

    @Test
    void theOriginatorStandsAboveAndTheResponderBelow() {
        assertThat(chips()).extracting(chip -> chip.localToScene(0, 0).getY() > middle())
                .containsExactly(false, true, false, false, true);
    }

    @Test
    void sidesMarksAndTroubleDifferInMoreThanPlace() {
        assertThat(chips().get(0).getStyleClass()).contains("mark");
        assertThat(chips().get(1).getStyleClass()).contains("responder").doesNotContain("trouble");
        assertThat(chips().get(2).getStyleClass()).contains("originator");
        assertThat(chips().get(4).getStyleClass()).contains("responder", "trouble");
    }

    @Test
    void theKeyboardSelectsChipsAndStopsAtTheEnds() {
        press(KeyCode.RIGHT);
        assertThat(chips.getSelectedIndex()).isZero();
        press(KeyCode.LEFT);
        assertThat(chips.getSelectedIndex()).isZero();
        press(KeyCode.END);
        press(KeyCode.RIGHT);
        assertThat(chips.getSelectedIndex()).isEqualTo(4);
        assertThat(chips().get(4).getParent().getPseudoClassStates()).contains(Styles.SELECTED);

        press(KeyCode.HOME);
        assertThat(chips().get(4).getParent().getPseudoClassStates()).doesNotContain(Styles.SELECTED);
    }

    @Test
    void aNewHistoryHasNothingSelected() {
        press(KeyCode.END);
        onFx(() -> chips.setHistory("Dd"));

        assertThat(chips.getSelectedIndex()).isEqualTo(-1);
        assertThat(chips()).extracting(Label::getText).containsExactly("D", "d");
    }

    @Test
    void everyChipSaysWhatItMeans() {
        assertThat(chips()).extracting(Label::getAccessibleText)
                .containsExactly("letter 0", "letter 1", "letter 2", "letter 3", "letter 4");
    }

    @Test
    void longHistoriesWrapAndAreWhollyVisible() {
        onFx(() -> chips.setHistory("ShADadtTfF".repeat(4)));

        assertThat(chips()).hasSize(40).allSatisfy(chip -> {
            assertThat(chip.localToScene(chip.getLayoutBounds()).getMaxX()).isLessThanOrEqualTo(root.getWidth());
            assertThat(chip.getWidth()).isEqualTo(26);
        });
        assertThat(chips.prefHeight(root.getWidth())).isGreaterThan(100);
    }

    @Test
    void aHistoryInOneLineColoursTroubleOnly() {
        HistoryText text = new HistoryText();
        text.setHistory("^hADttf");

        assertThat(text.getChildren()).extracting(run -> ((Label) run).getText()).containsExactly("^", "hAD", "tt",
                "f");
        assertThat(text.getChildren()).extracting(run -> run.getStyleClass().contains("trouble"))
                .containsExactly(true, false, true, false);
    }

    private double middle() {
        Node upper = chips().get(2);
        return upper.localToScene(0, upper.getLayoutBounds().getMaxY()).getY();
    }

    private List<Label> chips() {
        return WaitForAsyncUtils.waitForAsyncFx(20_000, () -> chips.lookupAll(".chip").stream()
                .map(Label.class::cast)
                .toList());
    }

    private void press(KeyCode key) {
        onFx(() -> chips.fireEvent(
                new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key, false, false, false, false)));
    }

    private void onFx(Runnable action) {
        WaitForAsyncUtils.waitForAsyncFx(20_000, () -> {
            action.run();
            layOut();
        });
    }

    private void layOut() {
        root.applyCss();
        root.layout();
        root.layout();
    }
}
