package shad.views.marks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;
import shad.model.marks.Mark;
import shad.views.selection.Selection;
import shad.views.testing.OfficeCapture;

class MarksViewModelTest {
    @TempDir
    Path folder;

    private final List<Runnable> waiting = new ArrayList<>();

    @BeforeAll
    static void start() throws TimeoutException {
        FxToolkit.registerPrimaryStage();
    }

    @Test
    void closingTheWindowKeepsMarksWithoutWaitingForThem() {
        Path sidecar = folder.resolve("office.pcapng.shad.json");
        Selection selection = new Selection();
        selection.setShown(OfficeCapture.all());
        WaitForAsyncUtils.waitForAsyncFx(5000, () -> {
            MarksViewModel marks = new MarksViewModel(selection, folder.resolve("marks"), waiting::add, task -> {});
            marks.open(folder.resolve("office.pcapng"));
            marks.mark(Mark.STAR, () -> new int[] {0});
            marks.finish();
        });
        assertThat(sidecar).doesNotExist();

        while (!waiting.isEmpty()) {
            waiting.removeFirst().run();
        }
        assertThat(sidecar).isRegularFile();
    }
}
