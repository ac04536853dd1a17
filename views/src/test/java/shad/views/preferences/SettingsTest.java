package shad.views.preferences;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shad.views.style.Theme;

class SettingsTest {
    @TempDir
    private Path folder;

    @Test
    void whatIsSavedIsThereInTheNextRun() {
        Path file = folder.resolve("deep").resolve("settings.properties");
        Settings settings = Settings.load(file);
        settings.put("appearance.theme", "DARK");
        settings.put("window.width", "1280.5");
        settings.putList("recent", List.of("/a b/ü.pcap", "c=d.pcap"));
        settings.save();

        Settings next = Settings.load(file);
        assertThat(next.constant("appearance.theme", Theme.SYSTEM)).isEqualTo(Theme.DARK);
        assertThat(next.number("window.width", 0)).isEqualTo(1280.5);
        assertThat(next.list("recent")).containsExactly("/a b/ü.pcap", "c=d.pcap");
    }

    @Test
    void aShorterListLeavesNothingOfTheLongerOne() {
        Settings settings = Settings.load(folder.resolve("s"));
        settings.putList("recent", List.of("a", "b", "c"));
        settings.putList("recent", List.of("d"));

        assertThat(settings.list("recent")).containsExactly("d");
    }

    @Test
    void nonsenseGivesTheDefaults() throws IOException {
        Path file = Files.writeString(folder.resolve("s"), "window.width=wide\nappearance.theme=\\u00zz");
        Settings settings = Settings.load(file);

        assertThat(settings.number("window.width", 7)).isEqualTo(7);
        assertThat(settings.constant("appearance.theme", Theme.LIGHT)).isEqualTo(Theme.LIGHT);
    }

    @Test
    void aPlaceThatCannotBeWrittenDoesNoHarm() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "not a folder").resolve("settings.properties");
        Settings settings = Settings.load(file);
        settings.put("a", "b");
        settings.save();

        assertThat(settings.get("a")).contains("b");
        assertThat(folder.resolve("file")).hasContent("not a folder");
    }
}
