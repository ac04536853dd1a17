package shad.model.capture.live;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import shad.model.capture.CaptureException;
import shad.model.capture.CaptureSource;
import shad.model.capture.Frame;
import shad.model.capture.FrameCursor;

/// Frames of an interface that another program captures on, read from its standard output.
final class PipeSource implements PacketSource {
    /// More than a helper has to say; a hostile one could go on.
    private static final int LONGEST_MESSAGES = 1 << 14;
    private static final int FAREWELL_SECONDS = 2;
    private static final Pattern DROPPED_BY_KERNEL = Pattern.compile("(\\d{1,18}) packets? dropped by kernel");
    private static final Pattern DROPPED_BY_INTERFACE = Pattern.compile("(\\d{1,18}) packets? dropped by interface");
    private static final Pattern RECEIVED = Pattern.compile("(\\d{1,18}) packets? received by filter");
    private static final Pattern DUMPCAP_COUNTS =
            Pattern.compile("received/dropped on interface .*: (\\d{1,18})/(\\d{1,18})");

    private final String interfaceName;
    private final Process process;
    private volatile String messages = "";
    private final Thread listener;
    private volatile boolean stopped;
    private volatile SourceCounts counts = SourceCounts.UNKNOWN;

    private PipeSource(String interfaceName, Process process) {
        this.interfaceName = interfaceName;
        this.process = process;
        this.listener = Thread.ofPlatform().name("messages about " + interfaceName).daemon().start(this::listen);
    }

    static PipeSource open(CaptureHelper helper, String interfaceName, LiveOptions options)
            throws LiveCaptureException {
        Libpcap.refuseNames(options.filter());
        Path program = helper.find().filter(Files::isExecutable).orElseThrow(() -> failure(
                interfaceName, helper.program() + " is not there any more", null));
        try {
            Process process = new ProcessBuilder(helper.command(program, interfaceName, options)).start();
            process.getOutputStream().close();
            return new PipeSource(interfaceName, process);
        } catch (IOException e) {
            throw failure(interfaceName, helper.program() + " cannot be started", e);
        }
    }

    private static LiveCaptureException failure(
            String interfaceName, String reason, @Nullable IOException cause) {
        Obstacle obstacle = new Obstacle(Obstacle.Kind.PERMISSION, reason, Remedies.allowCapture());
        return cause == null
                ? new LiveCaptureException(interfaceName, obstacle)
                : new LiveCaptureException(interfaceName, obstacle, cause);
    }

    private void listen() {
        try (BufferedReader lines = process.errorReader(StandardCharsets.UTF_8)) {
            char[] piece = new char[512];
            int count = lines.read(piece);
            while (count >= 0) {
                if (messages.length() < LONGEST_MESSAGES) {
                    messages = messages.concat(new String(piece, 0, count));
                }
                count = lines.read(piece);
            }
        } catch (IOException e) {
            // It has nothing more to say.
        }
    }

    @Override
    public String run(FrameRing ring) {
        String problem = "";
        try (FrameCursor cursor = CaptureSource.open(process.getInputStream(), interfaceName)) {
            while (cursor.next()) {
                Frame frame = cursor.frame();
                ring.setLinkType(frame.linkType());
                ring.put(frame.bytes(), frame.offset(), frame.capturedLength(), frame.originalLength(),
                        frame.timestampNanos());
            }
        } catch (CaptureException e) {
            problem = e.getMessage() == null ? e.toString() : e.getMessage();
        }
        awaitFarewell();
        counts = countsIn(messages);
        return stopped ? "" : describeEnd(problem);
    }

    private void awaitFarewell() {
        askToEnd();
        try {
            if (!process.waitFor(FAREWELL_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            listener.join(TimeUnit.SECONDS.toMillis(FAREWELL_SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private String describeEnd(String problem) {
        String said = messages.strip().replaceAll("\\s*\\R\\s*", "; ");
        return said.isEmpty() ? problem : said;
    }

    static SourceCounts countsIn(String said) {
        Matcher dumpcap = DUMPCAP_COUNTS.matcher(said);
        if (dumpcap.find()) {
            return new SourceCounts(Long.parseLong(dumpcap.group(1)), Long.parseLong(dumpcap.group(2)), 0);
        }
        return new SourceCounts(
                number(RECEIVED, said, -1), number(DROPPED_BY_KERNEL, said, 0), number(DROPPED_BY_INTERFACE, said, 0));
    }

    private static long number(Pattern pattern, String said, long otherwise) {
        Matcher matcher = pattern.matcher(said);
        return matcher.find() ? Long.parseLong(matcher.group(1)) : otherwise;
    }

    /// Both helpers hand over what they have when they are asked to end.
    @Override
    public void stop() {
        stopped = true;
        askToEnd();
    }

    /// `Process.destroy` would also close the pipes, with the last frames and messages in them.
    private void askToEnd() {
        process.toHandle().destroy();
    }

    @Override
    public SourceCounts counts() {
        return counts;
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
