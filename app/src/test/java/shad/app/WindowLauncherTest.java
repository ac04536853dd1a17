package shad.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class WindowLauncherTest {
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final PrintStream err = new PrintStream(said, true, StandardCharsets.UTF_8);

    @Test
    void interfacesAreToldApartFromCaptures() {
        assertThat(WindowLauncher.arguments(null, null, List.of("eth0", "--x")))
                .containsExactly("interface:eth0", "interface:--x");
        assertThat(WindowLauncher.arguments("s.pcapng", Path.of("interface:a"), List.of()))
                .containsExactly("--sample=s.pcapng", Path.of("interface:a").toAbsolutePath().toString());
    }

    @Test
    void aDisplayThatDoesNotAnswerIsOneLineWithWhatToDo() {
        int status = WindowLauncher.launch(() -> {
            throw new UnsupportedOperationException("Unable to open DISPLAY");
        }, err);

        assertThat(status).isEqualTo(ExitStatus.NO_DISPLAY);
        assertThat(said.toString(StandardCharsets.UTF_8).lines()).singleElement().asString()
                .startsWith("shad: ")
                .contains("does not answer", "shad conn CAPTURE", "Unable to open DISPLAY");
    }

    @Test
    void whatTheWindowThrowsIsNotTakenForADisplay() {
        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> WindowLauncher.launch(() -> {
            throw new IllegalStateException("a bug");
        }, err));
        assertThat(said.size()).isZero();
    }
}
