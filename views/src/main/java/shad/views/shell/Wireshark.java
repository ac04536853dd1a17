package shad.views.shell;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Where Wireshark is on this machine.
final class Wireshark {
    private static final List<String> NAMES = List.of("wireshark", "wireshark.exe");

    private Wireshark() {}

    /// The first Wireshark in the folders of a search path.
    ///
    /// @param searchPath as the environment has it; may be empty
    static Optional<Path> find(String searchPath) {
        for (String folder : searchPath.split(File.pathSeparator, -1)) {
            for (String name : NAMES) {
                Optional<Path> program = program(folder, name);
                if (program.isPresent()) {
                    return program;
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Path> program(String folder, String name) {
        if (folder.isEmpty()) {
            return Optional.empty();
        }
        try {
            Path program = Path.of(folder, name);
            return Optional.of(program).filter(Files::isRegularFile).filter(Files::isExecutable);
        } catch (InvalidPathException e) {
            // A folder that can't be has no programs.
            return Optional.empty();
        }
    }
}
