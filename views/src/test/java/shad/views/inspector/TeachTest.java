package shad.views.inspector;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import shad.model.testing.Conversation;
import shad.views.selection.Selection;

/// A person who guesses, and one who looks at what else is known of a connection.
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init")
class TeachTest {
    @TempDir
    private Path folder;

    private InspectorStage inspector;
    private Selection selection;
    private InspectorViewModel viewModel;
    private InspectorView view;

    @Start
    void start(Stage stage) {
        inspector = InspectorStage.show(stage);
        selection = inspector.selection;
        viewModel = inspector.viewModel;
        view = inspector.view;
    }

    @BeforeEach
    void twoConnections(FxRobot robot) {
        TestCapture capture = TestCapture.of(
                folder,
                Conversation.of(
                        "HS; 0.03 >A 1/1 L100; 0.05 <A 1/101 L50; 0.06 >FA 101/51; 0.07 <FA 51/102; 0.08 >A 102/52"),
                Conversation.of("1 >S 0; 1.01 <RA 0/1").ports(40003, 40004));
        robot.interact(() -> capture.open(selection));
    }

    @Test
    void stateAndHistoryAreGuessedByKeyboardBeforeTheyAreShown(FxRobot robot) {
        robot.interact(() -> {
            viewModel.teachingProperty().set(true);
            selection.setConnection(0);
        });
        assertThat(view.lookup(".connection-header").getParent().isVisible()).isFalse();
        assertThat(inspector.texts(".packet-lines .label")).hasSize(8).anyMatch(line -> line.contains("→ SYN"));

        robot.interact(inspector.button("S1")::requestFocus);
        robot.type(KeyCode.SPACE);
        assertThat(inspector.texts(".answer .label")).contains("Not S1: it is SF.");
        robot.interact(robot.from(view).lookup(".teach-pane .text-field").queryAs(TextField.class)::requestFocus);
        robot.interact(() -> robot.from(view).lookup(".teach-pane .text-field").queryAs(TextField.class)
                .setText("ShADdFf"));
        robot.type(KeyCode.ENTER);
        assertThat(inspector.texts(".answer .label")).contains("Right: ShADdFf.");
        assertThat(inspector.texts(".teach-foot .label")).contains("1 of 2 right");

        robot.interact(((ButtonBase) view.lookup(".reveal"))::fire);
        assertThat(view.lookup(".connection-header").getParent().isVisible()).isTrue();
    }

    @Test
    void theNextConnectionIsAnotherQuestion(FxRobot robot) {
        robot.interact(() -> {
            viewModel.teachingProperty().set(true);
            selection.setConnection(0);
        });
        robot.interact(inspector.button("SF")::fire);
        robot.interact(() -> selection.setConnection(1));
        assertThat(inspector.texts(".answer .label")).isEmpty();

        robot.interact(inspector.button("REJ")::fire);
        assertThat(inspector.texts(".answer .label")).contains("Right: REJ.");
        assertThat(inspector.texts(".teach-foot .label")).contains("2 of 2 right");
    }

    @Test
    void rowsKeepTheirAnswersToThemselvesUntilTheyWereLookedAt(FxRobot robot) {
        robot.interact(() -> selection.setConnection(0));
        assertThat(selection.getSecrets().keep(0)).isFalse();

        robot.interact(() -> viewModel.teachingProperty().set(true));
        assertThat(selection.getSecrets().keep(0)).isTrue();
        assertThat(selection.getSecrets().keep(1)).isTrue();

        robot.interact(((ButtonBase) view.lookup(".reveal"))::fire);
        assertThat(selection.getSecrets().keep(0)).isFalse();
        assertThat(selection.getSecrets().keep(1)).isTrue();
    }

    @Test
    void withoutTeachModeNothingIsAsked(FxRobot robot) {
        robot.interact(() -> selection.setConnection(0));

        assertThat(view.lookup(".connection-header").getParent().isVisible()).isTrue();
    }

    @Test
    void theHandshakeIsMeasuredInThePackets(FxRobot robot) {
        robot.interact(() -> selection.setConnection(0));

        assertThat(inspector.texts(".summary-extras .label"))
                .contains("10.0 ms from SYN to SYN-ACK, 10.0 ms to the ACK; round trip 20.0 ms");
    }
}
