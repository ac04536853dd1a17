package shad.model.capture.live;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.util.Optional;

/// What to do about an obstacle on this system.
final class Remedies {
    private static final String CAPTURE_RIGHTS = "sudo setcap cap_net_raw,cap_net_admin=eip ";

    private Remedies() {}

    /// How libpcap gets onto this system.
    static Remedy installLibpcap() {
        return Remedy.byCommand("install libpcap", installation("libpcap0.8", "libpcap", "libpcap"));
    }

    /// How this user gets to capture: by giving the right to a small program that Shad starts, not to Shad.
    static Remedy allowCapture() {
        Optional<Path> dumpcap = CaptureHelper.DUMPCAP.find();
        if (dumpcap.isPresent()) {
            Path program = dumpcap.get();
            return Files.isExecutable(program)
                    ? Remedy.byCommand("let dumpcap capture for Shad", CAPTURE_RIGHTS + program)
                    : new Remedy("let dumpcap capture for Shad",
                            "sudo usermod -aG " + groupOf(program) + " " + user(), "log in anew");
        }
        Optional<Path> tcpdump = CaptureHelper.TCPDUMP.find().filter(Files::isExecutable);
        return tcpdump.map(program -> Remedy.byCommand("let tcpdump capture for Shad", CAPTURE_RIGHTS + program))
                .orElseGet(() -> Remedy.byCommand("install dumpcap, which captures for Shad",
                        installation("wireshark-common", "wireshark-cli", "wireshark-cli")));
    }

    private static String groupOf(Path program) {
        try {
            return Files.readAttributes(program, PosixFileAttributes.class).group().getName();
        } catch (IOException | UnsupportedOperationException e) {
            return "wireshark";
        }
    }

    private static String user() {
        return System.getProperty("user.name", "USER");
    }

    /// The command of this system's package manager, or empty where it is none of the known ones.
    private static String installation(String debian, String fedora, String arch) {
        if (isProgram("/usr/bin/apt-get")) {
            return "sudo apt-get install " + debian;
        }
        if (isProgram("/usr/bin/dnf")) {
            return "sudo dnf install " + fedora;
        }
        if (isProgram("/usr/bin/zypper")) {
            return "sudo zypper install " + fedora;
        }
        if (isProgram("/usr/bin/pacman")) {
            return "sudo pacman -S " + arch;
        }
        return "";
    }

    private static boolean isProgram(String path) {
        return Files.isExecutable(Path.of(path));
    }
}
