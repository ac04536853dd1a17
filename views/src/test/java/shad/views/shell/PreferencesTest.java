package shad.views.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import shad.model.conn.Timeout;
import shad.model.query.ColumnText;
import shad.model.query.ConnectionColumn;
import shad.views.preferences.AnalysisPreferences;
import shad.views.preferences.Preferences;
import shad.views.preferences.Settings;
import shad.views.style.Appearance;
import shad.views.style.Density;
import shad.views.text.Clock;

/// A person sets how Shad works.
class PreferencesTest extends WindowTest {
    @Test
    void localNetworksAreCheckedWhileWritingAndCountAfterReadingAgain() throws Exception {
        openSample();
        assertThat(locals()).contains("T");
        openPreferences();
        TextField field = field("Local networks");
        onFx(() -> field.setText("192.0.2.0/33"));
        assertThat(texts(".preferences"))
                .contains("192.0.2.0/33 is no network: an address, a slash, the length of its prefix.");
        assertThat(window.capture().outdatedProperty().get()).isFalse();

        onFx(() -> field.setText("203.0.113.0/24"));
        assertThat(texts(".preferences")).contains("The open capture was read with other preferences.");
        assertThat(Settings.load(settingsFile()).get("analysis.local-networks")).contains("203.0.113.0/24");
        onFx(() -> button("Read Again").fire());
        awaitRows();
        assertThat(robot.lookup(".preferences").tryQuery()).isEmpty();
        assertThat(texts(".status-bar")).contains("local nets: 203.0.113.0/24");
        assertThat(window.capture().outdatedProperty().get()).isFalse();
    }

    @Test
    void eachPreferenceGoesBackToItsDefault() throws Exception {
        openPreferences();
        String title = Timeout.TCP_ATTEMPT.zeekName();
        onFx(() -> field(title).setText("7"));
        assertThat(window.capture().getOptions().timeouts().seconds(Timeout.TCP_ATTEMPT)).isEqualTo(7);

        onFx(() -> robot.lookup("#changedOnly").queryAs(CheckBox.class).fire());
        assertThat(texts(".preferences")).contains(title).doesNotContain("Theme", "Local networks");
        Button reset = (Button) robot.lookup((Node node) -> node instanceof Button
                && ("Reset " + title).equals(node.getAccessibleText())).query();
        onFx(reset::fire);
        assertThat(window.capture().getOptions().timeouts().seconds(Timeout.TCP_ATTEMPT)).isEqualTo(5);
        assertThat(Settings.load(settingsFile()).get("timeout.tcp_attempt")).isEmpty();
    }

    @Test
    void aTimeoutOutOfRangeIsSaidAndDoesNotCount() throws Exception {
        openPreferences();
        onFx(() -> field(Timeout.TCP_SESSION.zeekName()).setText("0"));

        assertThat(texts(".preferences")).contains("A number from 1 to 31536000.");
        assertThat(window.capture().getOptions().timeouts().seconds(Timeout.TCP_SESSION)).isEqualTo(6);
    }

    @Test
    void searchingFindsByNameAndByMeaning() throws Exception {
        openPreferences();
        robot.write("expor");
        await(() -> !texts(".preferences").contains("Theme"));

        assertThat(texts(".preferences")).contains("Times", "Bytes and durations").doesNotContain("Local networks");
        robot.write("zzz");
        await(() -> texts(".preferences").contains("No preference fits. Clear the search to see all."));
    }

    @Test
    void allRememberedServicesCanBeForgotten() throws Exception {
        open(Files.copy(SAMPLE, folder.resolve("mine.pcapng")));
        await(() -> !remembered.isEmpty());
        openPreferences();
        onFx(() -> button("Forget All Services").fire());

        await(remembered::isEmpty);
    }

    @Test
    void servicesAreRememberedInAFileOfOnesOwn() throws Exception {
        openPreferences();
        TextField field = field("Remembered in");
        assertThat(field.getText()).isEqualTo("a test");
        onFx(() -> field.setText("services.sqlite"));
        assertThat(texts(".preferences")).contains("The full name of a file, beginning at the root folder.");
        assertThat(servicePlace).isNull();

        Path file = folder.resolve("services.sqlite").toAbsolutePath();
        onFx(() -> field.setText(file.toString()));
        assertThat(servicePlace).isEqualTo(file);
        servicePlace = null;
        restart();
        assertThat(servicePlace).isEqualTo(file);
    }

    @Test
    void aHostileSettingsFileGivesTheDefaultsAndSaysSo() throws Exception {
        Files.writeString(settingsFile(), """
                appearance.theme=PURPLE
                format.clock=SUNDIAL
                format.zone=Atlantis/Center
                analysis.local-networks=everywhere
                timeout.tcp_attempt=NaN
                services.expiry-hours=-1e999
                window.width=1e300
                window.height=1e300
                window.x=NaN
                window.divider=-7
                window.tab=none
                recent.0=\\u0000
                connections.columns.0=ts NaN true
                commands.recent.0=x
                """);
        Preferences kept = new Preferences(Settings.load(settingsFile()));
        var _ = new AnalysisPreferences(kept);
        assertThat(kept.problems())
                .anyMatch(problem -> problem.startsWith("analysis.local-networks = everywhere: "))
                .anyMatch(problem -> problem.startsWith("timeout.tcp_attempt = NaN: "));
        restart();

        assertThat(selection.formats().getClock()).isEqualTo(Clock.UTC);
        assertThat(window.capture().getOptions().timeouts().changed()).isEmpty();
        assertThat(stage.getWidth()).isLessThan(10_000);
        openSample();
        assertThat(selection.getShown().isEmpty()).isFalse();
    }

    @Test
    void aFileThatIsNoSettingsIsSetAside() throws Exception {
        String nonsense = "a=\\u00zz";
        Files.writeString(settingsFile(), nonsense);
        Settings settings = Settings.load(settingsFile());
        assertThat(new Preferences(settings).problems()).hasSize(1);
        settings.put("appearance.theme", "DARK");
        settings.save();

        assertThat(settingsFile().resolveSibling("settings.properties.unreadable")).hasContent(nonsense);
        assertThat(Settings.load(settingsFile()).get("appearance.theme")).contains("DARK");
    }

    @Test
    void aWindowThatIsClosedKeepsNothingMore() throws Exception {
        onFx(() -> stage.hide());
        Files.delete(settingsFile());
        Appearance look = Objects.requireNonNull(appearance);
        onFx(() -> look.densityProperty().set(Density.COMPACT));
        onFx(() -> look.densityProperty().set(Density.COMFORTABLE));

        assertThat(settingsFile()).doesNotExist();
    }

    private void openPreferences() throws Exception {
        robot.push(KeyCode.CONTROL, KeyCode.COMMA);
        await(() -> robot.lookup(".preferences").tryQuery().isPresent());
    }

    private TextField field(String title) {
        return (TextField) robot.lookup((Node node) -> node instanceof TextField
                && title.equals(node.getAccessibleText())).query();
    }

    private Button button(String text) {
        return (Button) robot.lookup((Node node) -> node instanceof Button button && text.equals(button.getText()))
                .query();
    }

    private List<String> locals() {
        return Arrays.stream(selection.getShown().rows())
                .mapToObj(row -> ColumnText.of(ConnectionColumn.LOCAL_ORIG, selection.getSnapshot().view().at(row)))
                .toList();
    }
}
