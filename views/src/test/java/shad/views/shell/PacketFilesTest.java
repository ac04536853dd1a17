package shad.views.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import shad.model.analysis.Analysis;
import shad.model.analysis.AnalysisOptions;
import shad.model.store.ConnectionView;
import shad.model.store.StoreSnapshot;
import shad.views.export.ExportViewModel;
import shad.views.table.RowSelection;

/// A person who takes packets out of a capture.
class PacketFilesTest extends WindowTest {
    @Test
    void thePacketsOfTheSelectedRowsBecomeACaptureThatGivesTheSameRows() throws Exception {
        openSample();
        select(1, 4);
        Path file = folder.resolve("two.pcapng");
        chosenPlace = Optional.of(file);
        onFx(() -> window.commands().get("file-save-packets").run());
        await(() -> Files.exists(file));

        StoreSnapshot found = rowsOf(file);
        assertThat(IntStream.range(0, found.size()).mapToObj(row -> words(found, row)))
                .containsExactlyInAnyOrder(words(selection.getSnapshot(), 1), words(selection.getSnapshot(), 4));
        ConnectionView row = selection.getSnapshot().view();
        long packets = packets(row.at(1)) + packets(row.at(4));
        await(() -> robot.lookup("Exported " + packets + " packets").tryQuery().isPresent());
    }

    @Test
    void withoutASelectedRowThereIsNothingToSave() throws Exception {
        openSample();
        onFx(() -> selected().clear());
        Command save = window.commands().get("file-save-packets");

        assertThat(save.isEnabled()).isFalse();
        assertThat(save.whyNot().getValue()).startsWith("no connection is selected");
    }

    @Test
    void aCaptureThatIsGoneIsSaidAndLeavesNothingBehind() throws Exception {
        Path copy = Files.copy(SAMPLE, folder.resolve("copy.pcapng"));
        open(copy);
        select(1);
        Files.delete(copy);
        Path file = folder.resolve("one.pcapng");
        chosenPlace = Optional.of(file);
        onFx(() -> window.commands().get("file-save-packets").run());
        await(() -> robot.lookup("Not exported").tryQuery().isPresent());

        assertThat(file).doesNotExist();
    }

    // --- Wireshark ----------------------------------------------------------------------------------------------------

    @Test
    void wiresharkIsTheFirstProgramOfThatNameInTheSearchPath() throws Exception {
        Path empty = Files.createDirectory(folder.resolve("empty"));
        Path firstFolder = Files.createDirectory(folder.resolve("first"));
        Path first = program(firstFolder, "exit 0");
        program(Files.createDirectory(folder.resolve("second")), "exit 0");
        String path = String.join(
                File.pathSeparator, "", empty.toString(), firstFolder.toString(),
                folder.resolve("second").toString());

        assertThat(Wireshark.find(path)).contains(first);
        assertThat(Wireshark.find(empty.toString())).isEmpty();
        assertThat(Wireshark.find("")).isEmpty();
    }

    @Test
    void wiresharkGetsACaptureOfTheSelectedPackets() throws Exception {
        openSample();
        select(2);
        Path got = folder.resolve("got.pcapng");
        Path program = program(folder, "cp \"$1\" '" + got + ".part' && mv '" + got + ".part' '" + got + "'");
        PacketFiles[] files = new PacketFiles[1];
        onFx(() -> {
            ExportViewModel export = new ExportViewModel(Runnable::run, outcome -> files[0].ended(outcome));
            files[0] = new PacketFiles(
                    selection, selected(), export, new Notices(stage), Runnable::run, () -> Optional.of(program));
        });
        await(() -> files[0].canOpenInWireshark().get());
        onFx(() -> files[0].openInWireshark());
        await(() -> Files.exists(got));

        assertThat(words(rowsOf(got), 0)).isEqualTo(words(selection.getSnapshot(), 2));
    }

    @Test
    void withoutWiresharkTheCommandSaysSo() throws Exception {
        openSample();
        select(2);
        PacketFiles[] files = new PacketFiles[1];
        onFx(() -> files[0] = new PacketFiles(
                selection, selected(), window.actions().export(), new Notices(stage), Runnable::run, Optional::empty));

        assertThat(files[0].canWrite().get()).isTrue();
        assertThat(files[0].canOpenInWireshark().get()).isFalse();
        assertThat(window.commands().get("file-open-in-wireshark").whyNot().getValue())
                .contains("no wireshark on the PATH");
    }

    // --- rows ---------------------------------------------------------------------------------------------------------

    private RowSelection selected() {
        return table().selection();
    }

    /// Selects rows of the store, which stand in their order.
    private void select(int... rows) {
        onFx(() -> {
            selected().select(rows[0]);
            for (int i = 1; i < rows.length; i++) {
                selected().toggle(rows[i]);
            }
        });
    }

    private static StoreSnapshot rowsOf(Path capture) throws Exception {
        Analysis analysis = Analysis.ofFile(capture, AnalysisOptions.DEFAULT, null);
        analysis.run();
        return analysis.snapshot();
    }

    private static Path program(Path place, String line) throws Exception {
        Path program = Files.writeString(place.resolve("wireshark"), "#!/bin/sh\n" + line + "\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();
        return program;
    }

    private static long packets(ConnectionView row) {
        return row.origPackets() + row.respPackets();
    }

    private static String words(StoreSnapshot rows, int index) {
        ConnectionView row = rows.view().at(index);
        return String.join(" ",
                row.origAddress() + ":" + row.origPort(), row.respAddress() + ":" + row.respPort(), row.history(),
                row.state().name(), Long.toString(row.origIpBytes()), Long.toString(row.respIpBytes()),
                Long.toString(packets(row)), Long.toString(row.startNanos()));
    }
}
