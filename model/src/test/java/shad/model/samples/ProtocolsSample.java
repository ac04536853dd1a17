package shad.model.samples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The bundled sample `protocols.pcapng`: one or two short conversations of every protocol that Shad recognises.
public final class ProtocolsSample {
    private ProtocolsSample() {}

    /// Writes the capture to the file that the only argument names.
    public static void main(String[] arguments) throws IOException {
        Files.write(Path.of(arguments[0]), capture().toByteArray());
    }

    static SampleCapture capture() {
        SampleCapture capture = new SampleCapture();
        NetworkTalks.addTo(capture);
        WebTalks.addTo(capture);
        SecureTalks.addTo(capture);
        MailTalks.addTo(capture);
        ChatTalks.addTo(capture);
        DataTalks.addTo(capture);
        DomainTalks.addTo(capture);
        return capture;
    }
}
