package shad.views.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ListView;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;
import shad.model.export.ConnLogFormat;
import shad.model.export.CopyFormat;
import shad.model.export.SafeFile;
import shad.model.query.filter.Proposal;
import shad.views.export.ExportTarget;

/// While a person guesses, no part of the window tells the answer.
class TeachWalkTest extends WindowTest {
    @BeforeEach
    void teach() throws Exception {
        openSample();
        onFx(() -> {
            window.actions().teaching().set(true);
            table().selectAndReveal(0);
            table().setLeadColumn("ts");
            table().requestFocus();
        });
        await(() -> selection.getConnection() == 0);
    }

    @Test
    void copiedRowsLeaveStateAndHistoryOut() throws Exception {
        for (CopyFormat format : CopyFormat.values()) {
            onFx(() -> window.actions().connectionRows().copyRows(format, true));
            String id = selection.getSnapshot().view().at(0).origAddress().toString();
            await(() -> clipboard().contains(id));

            assertThat(clipboard()).as("%s", format).doesNotContain("conn_state", "history", history());
            onFx(() -> Clipboard.getSystemClipboard().clear());
        }
    }

    @Test
    void anExportLeavesStateAndHistoryOutUnlessTheyAreAskedFor() throws Exception {
        Path log = folder.resolve("out.log");
        chosenTarget = Optional.of(new ExportTarget(log, ConnLogFormat.TSV, SafeFile.Replace.LOGS));
        onFx(() -> window.actions().exportShown());
        await(() -> Files.exists(log));

        List<String> fields = Files.readAllLines(log).stream().filter(line -> line.startsWith("#fields")).toList();
        assertThat(fields).singleElement().asString().contains("duration").doesNotContain("conn_state", "history");
    }

    @Test
    void nothingIsFoundByStateOrHistory() throws Exception {
        robot.push(KeyCode.CONTROL, KeyCode.F);
        onFx(() -> ((TextField) stage.getScene().lookup(".connections-view .find-bar .text-field"))
                .setText(history()));
        await(() -> texts(".connections-view .find-bar").contains("Not found"));

        onFx(() -> window.actions().teaching().set(false));
        await(() -> texts(".connections-view .find-bar").stream().anyMatch(text -> text.contains(" of ")));
    }

    @Test
    void sumsOfStatesAndHistoriesAreCovered() throws Exception {
        for (String tab : List.of("states", "histories", "groups", "charts", "matrix")) {
            onFx(() -> window.tabs().show(tab));
            Node content = window.tabs().getSelectionModel().getSelectedItem().getContent();
            assertThat(isSeen((Parent) content)).as(tab).isFalse();
        }
        Parent timeline = robot.lookup(".timeline").query().getParent();
        assertThat(isSeen(timeline)).isFalse();

        onFx(() -> window.actions().teaching().set(false));
        assertThat(isSeen(timeline)).isTrue();
    }

    @Test
    void theKeysOfACoveredListAreThoseOfTheConnections() throws Exception {
        onFx(() -> window.tabs().show("states"));
        Path log = folder.resolve("states.log");
        chosenTarget = Optional.of(new ExportTarget(log, ConnLogFormat.TSV, SafeFile.Replace.LOGS));
        onFx(() -> window.actions().exportShown());
        await(() -> Files.exists(log));

        assertThat(Files.readString(log)).contains("id.orig_h");
    }

    @Test
    void valuesThatTheFilterProposesAreNotCounted() throws Exception {
        onFx(() -> window.actions().prepareFilter("conn_state == S"));
        robot.push(KeyCode.CONTROL, KeyCode.SPACE);
        await(() -> proposals().stream().anyMatch(proposal -> proposal.text().contains("SF")));

        assertThat(proposals()).noneMatch(proposal -> proposal.meaning().matches("[0-9,]+ connection.*"));
    }

    @Test
    void menusOfARowOfferNeitherStateNorHistory() throws Exception {
        robot.push(KeyCode.SHIFT, KeyCode.F10);
        await(() -> table().getContextMenu().isShowing());
        List<String> titles = WaitForAsyncUtils.waitForAsyncFx(5000, () -> {
            List<String> all = table().getContextMenu().getItems().stream().flatMap(TeachWalkTest::titles).toList();
            table().getContextMenu().hide();
            return all;
        });

        assertThat(titles)
                .anyMatch(title -> title.startsWith("Host "))
                .noneMatch(title -> title.startsWith("State ") || title.startsWith("History "));
    }

    private static Stream<String> titles(MenuItem item) {
        Stream<String> own = Stream.ofNullable(item.getText());
        return item instanceof Menu menu
                ? Stream.concat(own, menu.getItems().stream().flatMap(TeachWalkTest::titles))
                : own;
    }

    private String history() {
        return selection.getSnapshot().view().at(0).history();
    }

    private List<Proposal> proposals() {
        return WaitForAsyncUtils.waitForAsyncFx(5000, () -> {
            Node list = robot.lookup(".completion").tryQuery().orElse(null);
            return list instanceof ListView<?> view && view.getScene().getWindow().isShowing()
                    ? view.getItems().stream().map(Proposal.class::cast).toList()
                    : List.of();
        });
    }

    private static boolean isSeen(Parent cover) {
        return WaitForAsyncUtils.waitForAsyncFx(5000, () -> cover.getChildrenUnmodifiable().getFirst().isVisible());
    }

    private static String clipboard() {
        return WaitForAsyncUtils.waitForAsyncFx(
                5000, () -> String.valueOf(Clipboard.getSystemClipboard().getString()));
    }
}
