package shad.model.home;

import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// The folders for what Shad keeps of a person's, one for each purpose (XDG Base Directory Specification). They need not
/// be there yet. Any thread.
public enum UserFolders {
    /// What was chosen.
    CONFIG("XDG_CONFIG_HOME", ".config"),
    /// What would be missed.
    DATA("XDG_DATA_HOME", ".local/share"),
    /// What lasts longer than a run, but is of no worth elsewhere.
    STATE("XDG_STATE_HOME", ".local/state");

    private final String variable;
    private final String usual;

    UserFolders(String variable, String usual) {
        this.variable = variable;
        this.usual = usual;
    }

    /// Shad's part of the folder.
    public Path ofShad() {
        return in(System::getenv, Path.of(System.getProperty("user.home"))).resolve("shad");
    }

    /// @param environment the value of a variable, or null
    Path in(UnaryOperator<@Nullable String> environment, Path home) {
        String chosen = environment.apply(variable);
        return chosen == null || chosen.isBlank() ? home.resolve(usual) : Path.of(chosen);
    }
}
