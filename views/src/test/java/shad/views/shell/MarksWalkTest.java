package shad.views.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import javafx.scene.control.Button;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;
import shad.icons.Icon;
import shad.icons.IconView;
import shad.model.export.ConnLogFormat;
import shad.model.export.SafeFile;
import shad.model.marks.Mark;
import shad.model.marks.Remark;
import shad.views.export.ExportRows;
import shad.views.export.ExportTarget;
import shad.views.table.SortKey;

/// A person who marks rows and writes on them, by keyboard alone.
class MarksWalkTest extends WindowTest {
    private Path sidecar() {
        return folder.resolve("office.pcapng.shad.json");
    }

    /// A copy, since marks are kept beside it.
    private void openCopy() throws Exception {
        Path capture = folder.resolve("office.pcapng");
        if (!Files.exists(capture)) {
            Files.copy(SAMPLE, capture);
        }
        open(capture);
        await(() -> table().isFocused());
    }

    private Remark remark(int index) {
        Callable<Remark> look = () -> selection.getMarks()
                .of(selection.getShown().snapshot().view().at(selection.getShown().rows()[index]));
        return WaitForAsyncUtils.waitForAsyncFx(5000, look);
    }

    private void awaitMarks(int count) throws Exception {
        await(() -> selection.getMarks().size() == count);
    }

    private void select(int index) {
        onFx(() -> table().selection().select(index));
    }

    private int leadIndex() {
        Callable<Integer> look = () -> table().selection().leadIndex();
        return WaitForAsyncUtils.waitForAsyncFx(5000, look);
    }

    private void writeNote(String text) throws Exception {
        robot.push(KeyCode.F2);
        await(() -> robot.lookup("#note-text").tryQuery().isPresent());
        robot.write(text).push(KeyCode.CONTROL, KeyCode.ENTER);
        await(() -> robot.lookup("#note-text").tryQuery().isEmpty());
    }

    /// What is on the screen in a column, from top to bottom, a row without a text included.
    private List<TableCell<?, ?>> cells(String column) {
        Callable<List<TableCell<?, ?>>> look = () -> robot.lookup(".connections-view .table-cell")
                .queryAllAs(TableCell.class).stream()
                .<TableCell<?, ?>>map(cell -> cell)
                .filter(cell -> cell.getTableColumn() != null && column.equals(cell.getTableColumn().getId()))
                .toList();
        return WaitForAsyncUtils.waitForAsyncFx(5000, look);
    }

    @Test
    void marksAndNotesAreThereWhenTheCaptureIsOpenedAgain() throws Exception {
        openCopy();
        robot.push(KeyCode.DOWN).push(KeyCode.DOWN).push(KeyCode.CONTROL, KeyCode.M);
        awaitMarks(1);
        int starred = leadIndex();
        assertThat(remark(starred)).isEqualTo(new Remark(Mark.STAR, ""));

        robot.push(KeyCode.DOWN).push(KeyCode.DOWN).push(KeyCode.DOWN);
        int noted = leadIndex();
        writeNote("look here");
        awaitMarks(2);
        assertThat(remark(noted)).isEqualTo(new Remark(Mark.NOTE, "look here"));
        await(() -> table().isFocused());

        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.N);
        await(() -> table().selection().leadIndex() == starred);
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.B);
        await(() -> table().selection().leadIndex() == noted);
        await(() -> Files.exists(sidecar()));
        restart();
        openCopy();
        awaitMarks(2);
        assertThat(remark(starred).mark()).isEqualTo(Mark.STAR);
        assertThat(remark(noted).note()).isEqualTo("look here");
        assertThat(folder.resolve("marks")).doesNotExist();
    }

    @Test
    void aChangedOptionLosesNoMark() throws Exception {
        openCopy();
        select(0);
        robot.push(KeyCode.CONTROL, KeyCode.M);
        awaitMarks(1);
        onFx(() -> window.capture().setIgnoreChecksums(true));
        awaitRows();

        assertThat(remark(0).mark()).isEqualTo(Mark.STAR);
    }

    @Test
    void whatIsMarkedLastIsKeptWhenTheWindowClosesAtOnce() throws Exception {
        openCopy();
        select(3);
        robot.push(KeyCode.CONTROL, KeyCode.M);
        restart();

        await(() -> Files.isRegularFile(sidecar()));
    }

    @Test
    void markedRowsAreExportedWhateverIsShown() throws Exception {
        openCopy();
        int row = selection.getShown().rows()[4];
        String uid = selection.getSnapshot().view().at(row).uid();
        select(4);
        robot.push(KeyCode.CONTROL, KeyCode.M);
        awaitMarks(1);
        onFx(() -> selection.setFilterText("!(mark is set)"));
        await(() -> settled() && selection.getShown().count() == selection.getSnapshot().size() - 1);
        Path log = folder.resolve("marked.log");
        chosenTarget = Optional.of(new ExportTarget(log, ConnLogFormat.TSV, SafeFile.Replace.LOGS));
        chosenRows = Optional.of(ExportRows.MARKED);
        click("#export");

        await(() -> robot.lookup("Exported 1 connection").tryQuery().isPresent());
        assertThat(Files.readString(log)).contains(uid);
    }

    @Test
    void marksAndNotesAreWrittenBehindTheColumnsWhereTheyAreWanted() throws Exception {
        openCopy();
        int all = selection.getShown().count();
        select(4);
        robot.push(KeyCode.CONTROL, KeyCode.M);
        awaitMarks(1);
        writeNote("ask the owner");
        await(() -> remark(4).equals(new Remark(Mark.STAR, "ask the owner")));
        Path log = folder.resolve("remarks.log");
        chosenTarget = Optional.of(new ExportTarget(log, ConnLogFormat.TSV, SafeFile.Replace.LOGS));
        chosenExtras = true;
        click("#export");
        await(() -> Files.exists(log));

        List<String> lines = Files.readAllLines(log);
        assertThat(lines.get(6)).endsWith("\tmark\tnote");
        assertThat(lines).filteredOn(line -> !line.startsWith("#")).hasSize(all);
        assertThat(lines.get(8 + 4)).endsWith("\tstar\task the owner");
        assertThat(lines.get(8)).endsWith("\t-\t-");

        open(log);
        await(() -> selection.getSnapshot().size() == all);
    }

    @Test
    void theInspectorSaysTheMarkAndTheNoteOfItsConnection() throws Exception {
        openCopy();
        robot.push(KeyCode.DOWN).push(KeyCode.DOWN).push(KeyCode.CONTROL, KeyCode.M);
        awaitMarks(1);
        writeNote("ask the owner");

        await(() -> texts(".summary-extras").containsAll(Set.of("star: worth another look", "ask the owner")));
        onFx(() -> window.commands().get("edit-undo").run());
        await(() -> !texts(".summary-extras").contains("ask the owner"));
    }

    @Test
    void onlyMarkedRowsAreAPartOfTheFilter() throws Exception {
        openCopy();
        int all = selection.getShown().count();
        robot.push(KeyCode.CONTROL, KeyCode.L);
        robot.write("proto == tcp").push(KeyCode.ENTER);
        await(() -> settled() && selection.getShown().count() < all);
        int tcp = selection.getShown().count();
        onFx(() -> table().requestFocus());
        select(1);
        robot.push(KeyCode.CONTROL, KeyCode.M);
        awaitMarks(1);

        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.M);
        await(() -> settled() && selection.getShown().count() == 1);
        assertThat(selection.getFilterText()).isEqualTo("proto == tcp && mark is set");
        Callable<List<String>> pills = () -> robot.lookup(".pill-text").queryAllAs(Button.class).stream()
                .map(Button::getText)
                .toList();
        assertThat(WaitForAsyncUtils.waitForAsyncFx(5000, pills)).containsExactly("proto == tcp", "mark is set");
        select(0);
        robot.push(KeyCode.CONTROL, KeyCode.M);
        await(() -> settled() && selection.getShown().isEmpty());
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.M);
        await(() -> settled() && selection.getShown().count() == tcp);
    }

    @Test
    void marksAreTakenBackAndGivenAgain() throws Exception {
        openCopy();
        select(2);
        robot.push(KeyCode.CONTROL, KeyCode.M);
        awaitMarks(1);
        await(() -> window.commands().get("edit-undo").plainTitle().equals("Undo Mark"));
        writeNote("x");
        await(() -> window.commands().get("edit-undo").plainTitle().equals("Undo Note"));
        robot.push(KeyCode.CONTROL, KeyCode.Z);
        await(() -> remark(2).equals(new Remark(Mark.STAR, "")));
        robot.push(KeyCode.CONTROL, KeyCode.Z);
        awaitMarks(0);
        robot.push(KeyCode.CONTROL, KeyCode.Y).push(KeyCode.CONTROL, KeyCode.Y);
        await(() -> remark(2).equals(new Remark(Mark.STAR, "x")));
    }

    @Test
    void allSelectedRowsAreMarkedAndUnmarkedTogether() throws Exception {
        openCopy();
        int all = selection.getShown().count();
        select(0);
        robot.push(KeyCode.CONTROL, KeyCode.M);
        awaitMarks(1);
        robot.push(KeyCode.CONTROL, KeyCode.A).push(KeyCode.CONTROL, KeyCode.M);
        awaitMarks(all);
        robot.push(KeyCode.CONTROL, KeyCode.M);
        awaitMarks(0);
        await(() -> !Files.exists(sidecar()));
    }

    /// The icons of marks on the screen.
    private List<Icon> shownMarks() {
        return cells("mark").stream()
                .map(TableCell::getGraphic)
                .filter(graphic -> graphic != null && graphic.isVisible())
                .map(graphic -> ((IconView) graphic).getIcon())
                .toList();
    }

    @Test
    void aMarkIsAnIconAndAWord() throws Exception {
        openCopy();
        select(0);
        onFx(() -> window.commands().get("edit-mark-suspicious").run());
        awaitMarks(1);
        await(() -> shownMarks().equals(List.of(Icon.WARNING)));

        assertThat(table().columns().getFirst().text().apply(selection.getShown().rows()[0])).isEqualTo("suspicious");
    }

    @Test
    void markedRowsComeFirstWhereTheColumnSorts() throws Exception {
        openCopy();
        select(5);
        robot.push(KeyCode.CONTROL, KeyCode.M);
        awaitMarks(1);
        select(7);
        onFx(() -> window.commands().get("edit-mark-suspicious").run());
        awaitMarks(2);
        int[] before = selection.getShown().rows();
        onFx(() -> table().sortBy(List.of(new SortKey("mark", false))));
        await(() -> settled() && selection.getShown().rows()[0] == before[7]);
        assertThat(Arrays.copyOf(selection.getShown().rows(), 4))
                .containsExactly(before[7], before[5], before[0], before[1]);

        select(2);
        robot.push(KeyCode.CONTROL, KeyCode.M);
        await(() -> settled() && selection.getShown().rows()[1] == before[0]);
        onFx(() -> table().sortBy(List.of(new SortKey("mark", true))));
        await(() -> settled() && selection.getShown().rows()[2] == before[7]);
        assertThat(IntStream.of(selection.getShown().rows()).limit(3)).containsExactly(before[0], before[5], before[7]);
    }

    @Test
    void aDamagedFileIsSaidAndMovedAside() throws Exception {
        Files.writeString(sidecar(), "not what was written");
        openCopy();
        await(() -> notices().stream().anyMatch(text -> text.contains("can’t be read: it is damaged")));
        select(0);
        robot.push(KeyCode.CONTROL, KeyCode.M);
        awaitMarks(1);
        await(() -> Files.exists(folder.resolve("office.pcapng.shad.json.unreadable")) && Files.exists(sidecar()));

        assertThat(folder.resolve("office.pcapng.shad.json.unreadable")).hasContent("not what was written");
    }

    @Test
    void whereNothingCanLieBesideTheCaptureThatIsSaid() throws Exception {
        Files.createDirectory(sidecar());
        openCopy();
        select(0);
        robot.push(KeyCode.CONTROL, KeyCode.M);
        await(() -> notices().stream().anyMatch(text -> text.contains(folder.resolve("marks").toString())));
        restart();
        openCopy();
        awaitMarks(1);

        assertThat(remark(0).mark()).isEqualTo(Mark.STAR);
    }

    private Set<String> notices() {
        return texts(".notification-bar");
    }

    @Test
    void theHeaderOfTimesNamesTheirZone() throws Exception {
        openCopy();
        Callable<String> title = () -> cells("ts").stream()
                .map(TableCell::getTableColumn)
                .map(TableColumn::getText)
                .findFirst()
                .orElse("");

        assertThat(WaitForAsyncUtils.waitForAsyncFx(5000, title)).isEqualTo("ts (UTC)");
    }
}
