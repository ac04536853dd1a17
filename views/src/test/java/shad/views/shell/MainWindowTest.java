package shad.views.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;
import shad.model.analysis.Analysis;
import shad.model.analysis.AnalysisOptions;
import shad.model.capture.CaptureException;
import shad.model.conn.RememberedService;
import shad.model.export.ConnLogFormat;
import shad.model.export.LogRow;
import shad.model.export.SafeFile;
import shad.model.export.ZeekLogReader;
import shad.model.query.ColumnText;
import shad.model.query.ConnectionColumn;
import shad.model.query.HostCounts;
import shad.model.query.HostUse;
import shad.model.query.ServiceCounts;
import shad.model.query.ServiceUse;
import shad.model.store.ConnectionView;
import shad.model.store.StoreSnapshot;
import shad.views.capture.CaptureOrigin;
import shad.views.capture.CaptureState;
import shad.views.export.ExportTarget;
import shad.views.preferences.Settings;
import shad.views.style.Appearance;
import shad.views.style.Palette;
import shad.views.style.Styles;
import shad.views.style.Theme;
import shad.views.table.WindowedTable;
import shad.views.text.Counts;

/// A person at the window: opens, looks, sorts, filters, exports.
class MainWindowTest extends WindowTest {
    // --- opening ------------------------------------------------------------------------------------------------------

    @Test
    void anEmptyWindowInvitesToDropOrOpenACapture() {
        assertThat(texts(".welcome-view")).contains("Drop a capture here", "Open capture…", "Open the sample");
    }

    @Test
    void theSampleShowsEveryConnectionThatTheModelFinds() throws Exception {
        chosenCapture = Optional.of(SAMPLE);
        click("#open");
        awaitRows();

        StoreSnapshot expected = rowsOf(SAMPLE);
        assertThat(selection.getShown().count()).isEqualTo(expected.size());
        assertThat(texts(".status-bar")).contains(Phrases.count(expected.size(), "connection"));
        assertThat(texts("#capture-name")).contains("office.pcapng");
        ConnectionView first = expected.view().at(0);
        assertThat(texts(".windowed-table")).contains(first.origAddress().toString(), first.respAddress().toString());
    }

    @Test
    void anOpenedCaptureIsRemembered() throws Exception {
        openSample();

        Settings settings = Settings.load(folder.resolve("settings.properties"));
        assertThat(settings.list("recent")).containsExactly(SAMPLE.toAbsolutePath().normalize().toString());
    }

    @Test
    void rowsShowWhileACaptureIsStillBeingRead() throws Exception {
        onFx(() -> window.open(CaptureOrigin.ofStream(new EndlessCapture(), "endless")));
        await(() -> selection.getShown().count() > 1000);

        assertThat(window.capture().getState()).isEqualTo(CaptureState.RUNNING);
        assertThat(texts(".windowed-table")).contains("10.0.0.1", "10.1.0.1");
    }

    @Test
    void readingCanBeStoppedInMidFileAndKeepsItsRows() throws Exception {
        EndlessCapture endless = new EndlessCapture();
        onFx(() -> window.open(CaptureOrigin.ofStream(endless, "endless")));
        await(() -> selection.getShown().count() > 1000);
        click("#stop");
        await(() -> window.capture().getState() == CaptureState.CANCELLED && settled());

        long reads = endless.reads();
        assertThat(selection.getShown().count()).isEqualTo(selection.getSnapshot().size()).isGreaterThan(1000);
        assertThat(selection.getSnapshot().endedCount()).isEqualTo(selection.getSnapshot().size());
        assertThat(texts(".status-bar")).anyMatch(text -> text.startsWith("stopped after"));
        assertThat(endless.reads()).isEqualTo(reads);
    }

    @Test
    void anotherCaptureEndsTheOneBefore() throws Exception {
        EndlessCapture endless = new EndlessCapture();
        onFx(() -> window.open(CaptureOrigin.ofStream(endless, "endless")));
        await(() -> selection.getShown().count() > 0);
        openSample();

        assertThat(selection.getShown().count()).isEqualTo(rowsOf(SAMPLE).size());
        await(() -> {
            long reads = endless.reads();
            Thread.sleep(100);
            return endless.reads() == reads;
        });
    }

    @Test
    void aCutCaptureShowsItsFaultAndKeepsItsRows() throws Exception {
        byte[] whole = Files.readAllBytes(SAMPLE);
        Path cut = Files.write(folder.resolve("cut.pcapng"), Arrays.copyOf(whole, whole.length / 2 + 1));
        open(cut);

        StoreSnapshot expected = rowsOf(cut);
        assertThat(expected.size()).isPositive();
        assertThat(selection.getShown().count()).isEqualTo(expected.size());
        assertThat(window.capture().getFaultCount()).isEqualTo(1);
        assertThat(texts(".status-bar")).contains("1 fault");

        Hyperlink fault =
                robot.from(robot.lookup(".status-bar").<Node>query()).lookup("1 fault").queryAs(Hyperlink.class);
        onFx(() -> {
            stage.setHeight(700);
            fault.fire();
        });
        String reason = window.capture().getFaults().getFirst().reason();
        await(() -> texts(".health-view").contains(reason));
        assertThat(texts(".health-view")).contains("cut off");
    }

    @Test
    void whatIsNoCaptureIsSaidCalmly() throws Exception {
        Path text = Files.writeString(folder.resolve("notes.txt"), "This is not a capture, whatever its name may say.");
        onFx(() -> window.open(text));
        await(() -> window.capture().getState() == CaptureState.FAILED);

        assertThat(texts(".welcome-view")).contains("notes.txt can’t be read", window.capture().getFailure());
        assertThat(texts(".welcome-view")).contains("Open capture…");
    }

    @Test
    void aClickOnTheChecksumPolicyReadsAgainWithTheOther() throws Exception {
        openSample();
        onFx(() -> selection.setFilterText("tcp"));
        Hyperlink policy = robot.lookup("checksums verified").queryAs(Hyperlink.class);
        onFx(policy::fire);
        await(() -> window.capture().getState() == CaptureState.FINISHED && settled());

        assertThat(window.capture().getOptions().ignoreChecksums()).isTrue();
        assertThat(policy.getText()).isEqualTo("checksums ignored");
        assertThat(selection.getFilterText()).isEqualTo("tcp");
    }

    // --- order and filter -----------------------------------------------------------------------------------------------

    @Test
    void headersSortByValueByTextAndBySeveralColumns() throws Exception {
        openSample();
        sortBy(true, ConnectionColumn.RESP_BYTES);
        assertOrdered(ConnectionColumn.RESP_BYTES, true);

        sortBy(false, ConnectionColumn.ID_ORIG_H);
        assertOrdered(ConnectionColumn.ID_ORIG_H, false);

        sortBy(false, ConnectionColumn.HISTORY);
        assertOrdered(ConnectionColumn.HISTORY, false);

        sortBy(false, ConnectionColumn.CONN_STATE, ConnectionColumn.DURATION);
        assertOrdered(ConnectionColumn.CONN_STATE, false);
        assertOrderedWithin(ConnectionColumn.CONN_STATE, ConnectionColumn.DURATION);
    }

    @Test
    void theFilterKeepsMatchingRowsAndSaysHowMany() throws Exception {
        openSample();
        int all = selection.getShown().count();
        TextField field = robot.lookup(".filter-field").queryAs(TextField.class);
        onFx(() -> field.setText("conn_state == S0"));
        await(() -> selection.getShown().count() < all && settled());

        int count = selection.getShown().count();
        assertThat(count).isPositive();
        assertThat(shownTexts(ConnectionColumn.CONN_STATE)).containsOnly("S0");
        assertThat(texts(".filter-box")).contains(Counts.format(count) + " of " + Counts.format(all));
        assertThat(field.getPseudoClassStates()).contains(Styles.OK);

        onFx(field::clear);
        await(() -> selection.getShown().count() == all);
        assertThat(field.getPseudoClassStates()).doesNotContain(Styles.OK, Styles.ERROR);
    }

    @Test
    void aFilterThatIsNotUnderstoodIsMarkedAndChangesNothing() throws Exception {
        openSample();
        int all = selection.getShown().count();
        TextField field = robot.lookup(".filter-field").queryAs(TextField.class);
        onFx(() -> field.setText("nonsense == 1"));

        assertThat(field.getPseudoClassStates()).contains(Styles.ERROR);
        assertThat(texts(".filter-row")).anyMatch(text -> text.contains("No column is named"));
        assertThat(selection.getShown().count()).isEqualTo(all);
    }

    // --- services and hosts ---------------------------------------------------------------------------------------------

    @Test
    void aServiceLeadsToItsConnections() throws Exception {
        openSample();
        WindowedTable services = list("services");
        ServiceUse busiest = busiestService();
        onFx(() -> {
            services.selection().select(0);
            services.activateLead();
        });
        await(() -> selection.getShown().count() == busiest.connections() && settled());

        assertThat(selection.getFilterText())
                .isEqualTo("id.resp_h == " + busiest.host() + " && id.resp_p == " + busiest.port() + " && proto == "
                        + busiest.transport().zeekName());
        assertThat(tabs().getSelectionModel().getSelectedItem().getId()).isEqualTo("connections");
    }

    @Test
    void aHostLeadsToTheConnectionsAtWhoseEndsItIs() throws Exception {
        openSample();
        WindowedTable hosts = list("hosts");
        HostUse busiest = HostCounts.of(selection.getSnapshot(), selection.getShown().rows()).hosts().stream()
                .max(Comparator.comparingLong(HostUse::connections))
                .orElseThrow();
        onFx(() -> {
            hosts.selection().select(0);
            hosts.activateLead();
        });
        await(() -> selection.getShown().count() == busiest.connections() && settled());

        assertThat(shownTexts(ConnectionColumn.ID_RESP_H)).isNotEmpty();
        assertThat(selection.getFilterText()).startsWith("host == ");
    }

    @Test
    void servicesAreExportedAsKnownServicesLog() throws Exception {
        openSample();
        ServiceUse busiest = busiestService();
        WindowedTable services = list("services");
        onFx(() -> services.selection().select(0));
        Path log = folder.resolve("known_services.log");
        chosenTarget = Optional.of(new ExportTarget(log, ConnLogFormat.TSV, SafeFile.Replace.LOGS));
        onFx(() -> window.actions().exportSelected());
        await(() -> Files.exists(log));

        try (ZeekLogReader reader = ZeekLogReader.open(log)) {
            LogRow row = Objects.requireNonNull(reader.next());
            assertThat(row.value("host")).isEqualTo(busiest.host().toString());
            assertThat(row.value("port_num")).isEqualTo(String.valueOf(busiest.port()));
            assertThat(row.value("service"))
                    .isEqualTo(String.join(",", busiest.knownService().names()))
                    .isUpperCase();
            assertThat(reader.next()).isNull();
        }
        await(() -> robot.lookup("Exported 1 service").tryQuery().isPresent());
    }

    @Test
    void allHostsAreExportedAsCsv() throws Exception {
        openSample();
        WindowedTable hosts = list("hosts");
        Path csv = folder.resolve("hosts.csv");
        chosenTarget = Optional.of(new ExportTarget(csv, ConnLogFormat.CSV, SafeFile.Replace.LOGS));
        click("#export");
        await(() -> Files.exists(csv));

        List<String> lines = Files.readAllLines(csv);
        assertThat(lines.getFirst()).startsWith("host,names,where,role,ports,peers,connections,");
        assertThat(lines).hasSize(hosts.rows().size() + 1);
    }

    @Test
    void historiesAndStatesAreExportedAsOtherLists() throws Exception {
        openSample();
        for (Map.Entry<String, String> tab : Map.of("histories", "history", "states", "conn_state").entrySet()) {
            WindowedTable table = list(tab.getKey());
            Path csv = folder.resolve(tab.getKey() + ".csv");
            chosenTarget = Optional.of(new ExportTarget(csv, ConnLogFormat.CSV, SafeFile.Replace.LOGS));
            click("#export");
            await(() -> Files.exists(csv));

            List<String> lines = Files.readAllLines(csv);
            assertThat(lines.getFirst()).isEqualTo(tab.getValue() + ",meaning,services,connections,share,bytes");
            assertThat(lines).hasSize(table.rows().size() + 1);
        }
    }

    @Test
    void namesOfHostsComeFromTheCapture() throws Exception {
        openSample();

        assertThat(HostCounts.of(selection.getSnapshot(), selection.getShown().rows()).hosts())
                .anyMatch(host -> !host.names().isEmpty());
    }

    /// The table of a tab that lists something, once it does.
    private WindowedTable list(String tab) throws Exception {
        onFx(() -> tabs().getSelectionModel().select(tabs().getTabs().stream()
                .filter(each -> tab.equals(each.getId()))
                .findFirst()
                .orElseThrow()));
        await(() -> robot.lookup("." + tab + "-view > .windowed-table").tryQuery().isPresent());
        WindowedTable table = robot.lookup("." + tab + "-view > .windowed-table").queryAs(WindowedTable.class);
        CountDownLatch counted = new CountDownLatch(1);
        onFx(() -> window.counts().whenCaughtUp(counted::countDown));
        await(() -> counted.getCount() == 0);
        return table;
    }

    private TabPane tabs() {
        return robot.lookup(".tab-pane").queryAllAs(TabPane.class).stream()
                .filter(pane -> pane.getTabs().stream().anyMatch(tab -> "services".equals(tab.getId())))
                .findFirst()
                .orElseThrow();
    }

    private ServiceUse busiestService() {
        return ServiceCounts.of(selection.getSnapshot(), selection.getShown().rows()).services().stream()
                .max(Comparator.comparingLong(ServiceUse::connections))
                .orElseThrow();
    }

    // --- selection, export ----------------------------------------------------------------------------------------------

    @Test
    void selectedRowsAreExportedInTheOrderShownAndCanBeReadBack() throws Exception {
        openSample();
        sortBy(true, ConnectionColumn.ORIG_BYTES);
        onFx(() -> {
            table().selection().select(1);
            table().selection().toggle(3);
            table().selection().toggle(8);
        });
        List<String> uids = shownTexts(ConnectionColumn.UID);
        Path log = folder.resolve("chosen.log");
        chosenTarget = Optional.of(new ExportTarget(log, ConnLogFormat.TSV, SafeFile.Replace.LOGS));
        onFx(() -> window.actions().exportSelected());
        await(() -> Files.exists(log));

        assertThat(loggedUids(log)).containsExactly(uids.get(1), uids.get(3), uids.get(8));
        await(() -> robot.lookup("Exported 3 connections").tryQuery().isPresent());
    }

    @Test
    void allShownRowsAreExportedAsJson() throws Exception {
        openSample();
        onFx(() -> selection.setFilterText("conn_state == SF"));
        await(() -> shownTexts(ConnectionColumn.CONN_STATE).stream().allMatch("SF"::equals));
        Path log = folder.resolve("shown.json");
        chosenTarget = Optional.of(new ExportTarget(log, ConnLogFormat.JSON, SafeFile.Replace.LOGS));
        click("#export");
        await(() -> Files.exists(log));

        List<String> lines = Files.readAllLines(log);
        assertThat(lines).hasSize(selection.getShown().count())
                .allMatch(line -> line.contains("\"conn_state\":\"SF\""));
        assertThat(loggedUids(log)).isEqualTo(shownTexts(ConnectionColumn.UID));
    }

    @Test
    void columnsOfPolicyScriptsAreKnownAtOnceAndExportedWhenTheyAreShown() throws Exception {
        openSample();
        onFx(() -> {
            table().setColumnVisible(ConnectionColumn.COMMUNITY_ID.zeekName(), true);
            table().setColumnVisible(ConnectionColumn.ORIG_L2_ADDR.zeekName(), true);
        });
        Path log = folder.resolve("policy.log");
        chosenTarget = Optional.of(new ExportTarget(log, ConnLogFormat.TSV, SafeFile.Replace.LOGS));
        click("#export");
        await(() -> Files.exists(log));

        assertThat(Files.readAllLines(log).get(6)).endsWith("\tip_proto\torig_l2_addr\tcommunity_id");
        assertThat(shownTexts(ConnectionColumn.ORIG_L2_ADDR)).anyMatch(text -> text.matches("(..:){5}.."));
    }

    @Test
    void aFileOfSomebodyElseStaysAsItIs() throws Exception {
        openSample();
        Path foreign = Files.writeString(folder.resolve("letter.txt"), "Dear reader");
        chosenTarget = Optional.of(new ExportTarget(foreign, ConnLogFormat.TSV, SafeFile.Replace.LOGS));
        onFx(() -> window.actions().exportShown());
        await(() -> robot.lookup("Not exported").tryQuery().isPresent());

        assertThat(foreign).hasContent("Dear reader");
        assertThat(folder.toFile().list()).doesNotContain(".letter.txt.part");
    }

    @Test
    void allRowsCanBeCopied() throws Exception {
        openSample();
        onFx(() -> {
            Clipboard.getSystemClipboard().clear();
            window.actions().selectAll();
            window.actions().copySelected();
        });
        await(() -> Clipboard.getSystemClipboard().hasString());

        List<String> lines = WaitForAsyncUtils.waitForAsyncFx(5000, () -> Clipboard.getSystemClipboard().getString())
                .lines()
                .toList();
        assertThat(lines).hasSize(selection.getShown().count());
        assertThat(lines.getFirst().split("\t", -1)).contains(shownTexts(ConnectionColumn.ID_ORIG_H).getFirst());
    }

    @Test
    void theSelectedConnectionStaysSelectedInAnyOrder() throws Exception {
        openSample();
        onFx(() -> table().selection().select(5));
        int row = selection.getConnection();
        sortBy(true, ConnectionColumn.DURATION);

        assertThat(selection.getConnection()).isEqualTo(row);
        assertThat(table().selection().freeze().toArray()).containsExactly(row);
    }

    @Test
    void servicesOfACaptureAreRememberedAndThoseOfTheSampleAreNot() throws Exception {
        openSample();
        assertThat(remembered).isEmpty();
        open(Files.copy(SAMPLE, folder.resolve("mine.pcapng")));
        await(() -> !remembered.isEmpty());
        assertThat(remembered).extracting(RememberedService::name).contains("DNS", "HTTP", "SSL");
    }

    // --- looks ----------------------------------------------------------------------------------------------------------

    @Test
    void theThemeChangesAtOnceAndIsRemembered() throws Exception {
        Appearance look = Objects.requireNonNull(appearance);
        onFx(() -> look.themeProperty().set(Theme.DARK));
        assertThat(look.paletteProperty().get()).isEqualTo(Palette.DARK);
        assertThat(Settings.load(folder.resolve("settings.properties")).constant("appearance.theme", Theme.LIGHT))
                .isEqualTo(Theme.DARK);
        onFx(() -> look.themeProperty().set(Theme.LIGHT));
        assertThat(look.paletteProperty().get()).isEqualTo(Palette.LIGHT);
    }

    // ------------------------------------------------------------------------------------------------------------------

    private void assertOrdered(ConnectionColumn column, boolean descending) {
        ConnectionView a = selection.getShown().snapshot().view();
        ConnectionView b = selection.getShown().snapshot().view();
        int[] rows = selection.getShown().rows();
        assertThat(IntStream.range(1, rows.length)
                .filter(i -> column.isSet(a.at(rows[i - 1])) && column.isSet(b.at(rows[i])))
                .map(i -> descending
                        ? column.comparator().compare(b.at(rows[i]), a.at(rows[i - 1]))
                        : column.comparator().compare(a.at(rows[i - 1]), b.at(rows[i]))))
                .as(column.zeekName())
                .isNotEmpty()
                .allMatch(order -> order <= 0);
    }

    private void assertOrderedWithin(ConnectionColumn first, ConnectionColumn second) {
        ConnectionView a = selection.getShown().snapshot().view();
        ConnectionView b = selection.getShown().snapshot().view();
        int[] rows = selection.getShown().rows();
        assertThat(IntStream.range(1, rows.length)
                .filter(i -> first.comparator().compare(a.at(rows[i - 1]), b.at(rows[i])) == 0)
                .filter(i -> second.isSet(a.at(rows[i - 1])) && second.isSet(b.at(rows[i])))
                .map(i -> second.comparator().compare(a.at(rows[i - 1]), b.at(rows[i]))))
                .isNotEmpty()
                .allMatch(order -> order <= 0);
    }

    private List<String> shownTexts(ConnectionColumn column) {
        StoreSnapshot snapshot = selection.getShown().snapshot();
        List<String> texts = new ArrayList<>();
        for (int row : selection.getShown().rows()) {
            texts.add(ColumnText.of(column, snapshot.view().at(row)));
        }
        return texts;
    }

    private static StoreSnapshot rowsOf(Path capture) throws CaptureException {
        Analysis analysis = Analysis.ofFile(capture, AnalysisOptions.DEFAULT, null);
        analysis.run();
        return analysis.snapshot();
    }

    private static List<@Nullable String> loggedUids(Path log) throws IOException {
        List<@Nullable String> uids = new ArrayList<>();
        try (ZeekLogReader reader = ZeekLogReader.open(log)) {
            for (LogRow row = reader.next(); row != null; row = reader.next()) {
                uids.add(row.value("uid"));
            }
        }
        return uids;
    }
}
