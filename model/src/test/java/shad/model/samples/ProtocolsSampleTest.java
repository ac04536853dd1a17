package shad.model.samples;

import static java.util.stream.Collectors.toCollection;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import shad.model.analysis.AnalysisOptions;
import shad.model.samples.SampleCapture.Expected;
import shad.model.service.Protocol;
import shad.model.store.ConnectionView;
import shad.model.store.StoreSnapshot;
import shad.model.tracker.Traffic;

class ProtocolsSampleTest {
    private static final Path FILE = Path.of("..", "packaging", "samples", "protocols.pcapng");

    @Test
    void bundledFileIsWhatTheRecipeMakes() throws IOException {
        assertArrayEquals(ProtocolsSample.capture().toByteArray(), Files.readAllBytes(FILE));
    }

    @Test
    void everyConversationHasItsService() throws IOException {
        List<String> expected = ProtocolsSample.capture().expected().stream().map(Expected::toString).toList();

        assertEquals(String.join("\n", expected), String.join("\n", conversations(Files.readAllBytes(FILE))));
    }

    @Test
    void everyProtocolThatShadRecognisesHasAConversation() {
        Set<String> shown = ProtocolsSample.capture().expected().stream()
                .flatMap(conversation -> Stream.of(conversation.service().split(",")))
                .collect(toCollection(TreeSet::new));
        // The one that is no protocol.
        Set<String> recognised = EnumSet.complementOf(EnumSet.of(Protocol.PIA)).stream()
                .map(ProtocolsSampleTest::serviceName)
                .collect(toCollection(TreeSet::new));

        assertEquals(recognised, shown);
    }

    private static String serviceName(Protocol protocol) {
        return switch (protocol) {
            case FTP_DATA -> "ftp-data";
            case IRC_DATA -> "irc-dcc-data";
            default -> protocol.name().toLowerCase(Locale.ROOT);
        };
    }

    private static List<String> conversations(byte[] capture) {
        StoreSnapshot snapshot = Traffic.run(capture, AnalysisOptions.DEFAULT).snapshot();
        ConnectionView view = snapshot.view();
        List<String> conversations = new ArrayList<>();
        for (int row = 0; row < snapshot.size(); row++) {
            view.at(row);
            String service = view.service().isEmpty() ? "-" : view.service();
            conversations.add(new Expected(view.origPort(), view.respPort(), service).toString());
        }
        return conversations;
    }
}
