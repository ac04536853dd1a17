package shad.views.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;
import shad.model.capture.Pace;
import shad.views.control.Overlay;
import shad.views.style.Appearance;

/// What is asked over the window, answered by keyboard alone.
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init")
class LivePanesTest {
    private final List<String> done = new ArrayList<>();
    private Stage stage;
    private Overlay overlay;

    @Start
    void start(Stage primary) {
        new Appearance();
        stage = primary;
        stage.setWidth(700);
        stage.setHeight(400);
        stage.show();
    }

    private void show(FxRobot robot, LivePane pane) {
        robot.interact(() -> {
            overlay = new Overlay();
            stage.setScene(new Scene(overlay));
            stage.requestFocus();
            overlay.show(pane, pane.focus());
        });
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void push(FxRobot robot, KeyCode... keys) {
        for (KeyCode key : keys) {
            robot.push(key);
        }
        WaitForAsyncUtils.waitForFxEvents();
    }

    private String focused() {
        return stage.getScene().getFocusOwner() instanceof ButtonBase button ? button.getText() : "";
    }

    // --- unsaved ------------------------------------------------------------------------------------------------------

    private UnsavedPane unsaved() {
        return new UnsavedPane(
                "8 packets.", true, () -> done.add("save"), () -> done.add("discard"), () -> done.add("cancel"));
    }

    @Test
    void enterSaves(FxRobot robot) {
        show(robot, unsaved());
        push(robot, KeyCode.ENTER);
        assertThat(done).containsExactly("save");
    }

    @Test
    void escapeLosesNothing(FxRobot robot) {
        show(robot, unsaved());
        push(robot, KeyCode.ESCAPE);
        assertThat(overlay.isVisible()).isFalse();
        assertThat(done).isEmpty();
    }

    @Test
    void discardIsReachedByTabAndMeant(FxRobot robot) {
        show(robot, unsaved());
        for (int i = 0; i < 3 && !focused().equals("Discard"); i++) {
            push(robot, KeyCode.TAB);
        }
        assertThat(focused()).isEqualTo("Discard");
        push(robot, KeyCode.SPACE);
        assertThat(done).containsExactly("discard");
    }

    // --- replay -------------------------------------------------------------------------------------------------------

    private void showReplay(FxRobot robot) {
        show(robot, new ReplayPane(
                Path.of("a.pcap"), pace -> done.add(String.valueOf(pace.factor())), () -> done.add("cancel")));
    }

    @Test
    void enterReplaysAsItWas(FxRobot robot) {
        showReplay(robot);
        push(robot, KeyCode.ENTER);
        assertThat(done).containsExactly(String.valueOf(new Pace(1).factor()));
    }

    @Test
    void aPaceIsTyped(FxRobot robot) {
        showReplay(robot);
        robot.push(KeyCode.SHORTCUT, KeyCode.A);
        robot.write("2.5x");
        push(robot, KeyCode.ENTER);
        assertThat(done).containsExactly("2.5");
    }

    @Test
    void whatIsNoPaceDoesNotStart(FxRobot robot) {
        showReplay(robot);
        robot.push(KeyCode.SHORTCUT, KeyCode.A);
        robot.write("fast");
        push(robot, KeyCode.ENTER);
        assertThat(done).isEmpty();

        push(robot, KeyCode.ESCAPE);
        assertThat(overlay.isVisible()).isFalse();
        assertThat(done).isEmpty();
    }

    // --- leftovers ----------------------------------------------------------------------------------------------------

    private void showLeftovers(FxRobot robot) {
        List<Leftover> found = List.of(
                new Leftover(Path.of("one.pcapng"), 1000, Instant.EPOCH),
                new Leftover(Path.of("two.pcapng"), 2000, Instant.EPOCH));
        show(robot, new LeftoversPane(found, new LeftoversPane.Actions() {
            @Override
            public void open(Leftover recording) {
                done.add("open " + recording.file());
            }

            @Override
            public void save(Leftover recording, Runnable saved) {
                done.add("save " + recording.file());
                saved.run();
            }

            @Override
            public void delete(Leftover recording, Runnable deleted) {
                done.add("delete " + recording.file());
                deleted.run();
            }

            @Override
            public void close() {
                done.add("later");
            }
        }));
    }

    @Test
    void theLatestRecordingIsOpenedAtOnce(FxRobot robot) {
        showLeftovers(robot);
        push(robot, KeyCode.SPACE);
        assertThat(done).containsExactly("open one.pcapng");
    }

    @Test
    void recordingsAreSavedAndDeletedUntilNoneIsLeft(FxRobot robot) {
        showLeftovers(robot);
        push(robot, KeyCode.TAB, KeyCode.SPACE);
        assertThat(done).containsExactly("save one.pcapng");
        assertThat(focused()).isEqualTo("Later");

        for (int i = 0; i < 4 && !focused().equals("Delete"); i++) {
            push(robot, KeyCode.TAB);
        }
        push(robot, KeyCode.SPACE);
        assertThat(done).containsExactly("save one.pcapng", "delete two.pcapng", "later");
    }

    @Test
    void escapeLeavesThemForLater(FxRobot robot) {
        showLeftovers(robot);
        push(robot, KeyCode.ESCAPE);
        assertThat(overlay.isVisible()).isFalse();
        assertThat(done).isEmpty();
    }
}
