package shad.views.preferences;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import shad.model.home.UserFolders;

/// Small things remembered from one run to the next, in one properties file. A file that can't be read or written is
/// logged and otherwise does no harm: everything has a default. One that can't be read is set aside before another takes
/// its place. FX thread only.
public final class Settings {
    private static final Logger LOG = LoggerFactory.getLogger(Settings.class);

    /// Far more than Shad writes.
    private static final long LARGEST_BYTES = 1 << 20;
    /// More texts than Shad keeps under one key.
    private static final int LONGEST_LIST = 1000;

    private final Path file;
    private final Properties values = new Properties();
    private String problem = "";

    private Settings(Path file) {
        this.file = file;
    }

    /// Where settings are kept.
    public static Path defaultFile() {
        return UserFolders.CONFIG.ofShad().resolve("settings.properties");
    }

    /// Reads a file, as far as that is possible.
    public static Settings load(Path file) {
        Settings settings = new Settings(file);
        if (Files.isRegularFile(file)) {
            try {
                settings.read();
            } catch (IOException | IllegalArgumentException e) {
                LOG.warn("cannot read settings: {}", e.toString());
                settings.values.clear();
                settings.problem = file + " can't be read (" + e.getMessage() + ").";
            }
        }
        return settings;
    }

    private void read() throws IOException {
        if (Files.size(file) > LARGEST_BYTES) {
            throw new IOException("too large for settings");
        }
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            values.load(reader);
        }
    }

    /// Why the file could not be read; then nothing of it counts.
    public Optional<String> problem() {
        return problem.isEmpty() ? Optional.empty() : Optional.of(problem);
    }

    public Optional<String> get(String key) {
        return Optional.ofNullable(values.getProperty(key));
    }

    /// A number, or `otherwise` where there is none.
    public double number(String key, double otherwise) {
        try {
            double number = Double.parseDouble(values.getProperty(key, ""));
            return Double.isFinite(number) ? number : otherwise;
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }

    /// The constant of an enum, or `otherwise` where there is none.
    public <E extends Enum<E>> E constant(String key, E otherwise) {
        for (E each : otherwise.getDeclaringClass().getEnumConstants()) {
            if (each.name().equals(values.getProperty(key))) {
                return each;
            }
        }
        return otherwise;
    }

    /// The texts kept under a key, in order.
    public List<String> list(String key) {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < LONGEST_LIST; i++) {
            String text = values.getProperty(key + "." + i);
            if (text == null) {
                break;
            }
            texts.add(text);
        }
        return texts;
    }

    public void put(String key, String value) {
        values.setProperty(key, value);
    }

    /// Forgets what is kept under a key.
    public void remove(String key) {
        values.remove(key);
    }

    /// Keeps texts under a key, in place of those before.
    public void putList(String key, List<String> texts) {
        for (int i = 0; values.remove(key + "." + i) != null; i++) {
            // Removes one after the other.
        }
        for (int i = 0; i < texts.size(); i++) {
            values.setProperty(key + "." + i, texts.get(i));
        }
    }

    /// Writes the file; a reader never sees half of it.
    public void save() {
        try {
            Files.createDirectories(file.getParent());
            if (!problem.isEmpty()) {
                Files.move(file, file.resolveSibling(file.getFileName() + ".unreadable"),
                        StandardCopyOption.REPLACE_EXISTING);
                problem = "";
            }
            Path whole = file.resolveSibling(file.getFileName() + ".new");
            try (Writer writer = Files.newBufferedWriter(whole, StandardCharsets.UTF_8)) {
                values.store(writer, null);
            }
            Files.move(whole, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            LOG.warn("cannot keep settings: {}", e.toString());
        }
    }
}
