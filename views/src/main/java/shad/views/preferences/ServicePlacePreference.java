package shad.views.preferences;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.function.Consumer;
import shad.views.preferences.Preference.Section;

/// The file that remembers services from capture to capture.
public final class ServicePlacePreference {
    private ServicePlacePreference() {}

    /// Adds it to the others, and has what is kept move where it says.
    ///
    /// @param usual the file unless a person names another
    /// @param move goes on with another file
    public static void add(Preferences all, String usual, Consumer<Path> move) {
        Preference place = all.add(Preference.text("services.store", Section.SERVICES, "Remembered in",
                "A file such as shad conn --service-store uses; what is in the one before stays there. Counts when a"
                        + " capture is opened.",
                usual, text -> problem(text, usual)));
        if (place.isChanged()) {
            move.accept(Path.of(place.value()));
        }
        place.valueProperty().subscribe((before, now) -> move.accept(Path.of(now)));
    }

    private static String problem(String text, String usual) {
        if (text.equals(usual)) {
            return "";
        }
        try {
            Path file = Path.of(text);
            return file.isAbsolute() && !Files.isDirectory(file)
                    ? ""
                    : "The full name of a file, beginning at the root folder.";
        } catch (InvalidPathException e) {
            return "No file can have that name.";
        }
    }
}
