package shad.views.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import javafx.scene.control.Button;
import org.junit.jupiter.api.Test;
import shad.model.marks.ConnectionKey;
import shad.model.marks.Mark;
import shad.model.marks.Marks;
import shad.model.marks.Remark;
import shad.model.marks.Sidecar;

/// A person who finds a recording at the start that an earlier run left behind.
class LeftoversWalkTest extends WindowTest {
    /// As of a process whose number no process has.
    private static final String NAME = "shad-2026-01-02-03-04-05-4999999999.pcapng";

    private Path leaveBehind() throws Exception {
        Path recordings = Files.createDirectories(captureSystem.recordingsFolder());
        Path recording = Files.copy(SAMPLE, recordings.resolve(NAME));
        openSample();
        Marks marks = Marks.NONE.with(Map.of(
                ConnectionKey.of(selection.getSnapshot().view().at(3)), new Remark(Mark.STAR, "the proxy")));
        assertThat(new Sidecar(recording, folder.resolve("marks")).write(marks).kept()).isTrue();
        return recording;
    }

    private Button button(String text) {
        return robot.lookup(".leftovers-pane .button").queryAllAs(Button.class).stream()
                .filter(button -> button.getText().equals(text))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whatWasMarkedStaysMarkedWhenItIsSaved() throws Exception {
        Path recording = leaveBehind();
        restart();
        await(() -> robot.lookup(".leftovers-pane").tryQuery().isPresent());
        Path saved = folder.resolve("saved.pcapng");
        chosenPlace = Optional.of(saved);
        onFx(() -> button("Save As…").fire());
        await(() -> robot.lookup(".leftovers-pane").tryQuery().isEmpty());
        assertThat(saved).hasSameBinaryContentAs(SAMPLE);
        assertThat(recording).doesNotExist();
        assertThat(new Sidecar(recording, folder.resolve("marks")).file()).doesNotExist();

        open(saved);
        await(() -> selection.getMarks().size() == 1);
        assertThat(selection.getMarks().of(selection.getSnapshot().view().at(3)).note()).isEqualTo("the proxy");
    }

    @Test
    void whatIsDeletedIsNotOfferedAgain() throws Exception {
        Path recording = leaveBehind();
        restart();
        await(() -> robot.lookup(".leftovers-pane").tryQuery().isPresent());
        onFx(() -> button("Delete").fire());
        await(() -> robot.lookup(".leftovers-pane").tryQuery().isEmpty());
        assertThat(recording).doesNotExist();
        assertThat(new Sidecar(recording, folder.resolve("marks")).file()).doesNotExist();
    }
}
