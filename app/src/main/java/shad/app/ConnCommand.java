package shad.app;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import shad.app.store.ServiceStore;
import shad.app.store.ServiceStoreException;
import shad.model.analysis.Analysis;
import shad.model.analysis.AnalysisOptions;
import shad.model.analysis.LimitReached;
import shad.model.analysis.LogShape;
import shad.model.analysis.Untracked;
import shad.model.capture.CaptureException;
import shad.model.capture.CaptureFault;
import shad.model.capture.Pace;
import shad.model.capture.live.LiveOptions;
import shad.model.capture.live.LiveStatus;
import shad.model.conn.LocalNetworks;
import shad.model.conn.ServiceHosts;
import shad.model.conn.Subnet;
import shad.model.export.ConnLogFormat;
import shad.model.log.ColumnNote;
import shad.model.query.PolicyScript;
import shad.model.query.RowFilter;
import shad.model.query.filter.FilterException;

/// `shad conn`: captures in, logs out, without a window.
@Command(
        name = "conn",
        description = "Writes the conn.log and known_services.log of captures as Zeek would, without a window.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        exitCodeListHeading = "Exit status:%n",
        exitCodeList = {
            "0:all was read",
            "1:a capture was cut, damaged or unreadable, or reached a limit against floods, or the store of services"
                    + " could not be used; standard error says which",
            "2:the command line is wrong",
            "3:nothing could be read, or a log could not be written"
        })
final class ConnCommand implements Callable<Integer> {
    private static final String STANDARD_INPUT = "-";

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it.
    private CommandSpec spec;

    @Parameters(
            paramLabel = "CAPTURE",
            arity = "0..*",
            description = "pcap, pcapng or a conn.log to filter or convert, plain or compressed; - for standard input")
    private List<String> captures = List.of();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            description = "write DIR/<capture file name>/conn.log and known_services.log, for -i DIR/conn.log; without it"
                    + " the logs of the one capture go to the current folder")
    private @Nullable Path output;

    @Mixin
    private TrackingArguments tracking = new TrackingArguments();

    @Option(names = "--format", paramLabel = "tsv|json|csv", defaultValue = "tsv",
            description = "default: ${DEFAULT-VALUE}")
    private ConnLogFormat format = ConnLogFormat.TSV;

    @Option(
            names = "--columns",
            paramLabel = "NAME",
            split = ",",
            description = "also write what Zeek's policy scripts add, behind the other columns and in this order:"
                    + " vlan (vlan, inner_vlan), mac (orig_l2_addr, resp_l2_addr), community-id (community_id),"
                    + " ip-proto-name (ip_proto_name)")
    private List<PolicyScript> scripts = List.of();

    @Option(
            names = "--service-hosts",
            paramLabel = "local|remote|all|none",
            defaultValue = "local",
            description = "whose services known_services.log lists; default: ${DEFAULT-VALUE}")
    private ServiceHosts serviceHosts = ServiceHosts.LOCAL;

    @Option(
            names = "--no-services",
            description = "do not look into payload: the service column stays empty, and reading is faster")
    private boolean noServices;

    @Option(
            names = "--udp-requires-response",
            paramLabel = "yes|no",
            arity = "1",
            defaultValue = "yes",
            converter = YesNo.class,
            description = "whether known_services.log lists a UDP server only once it has answered;"
                    + " default: ${DEFAULT-VALUE}")
    private boolean udpRequiresResponse = true;

    @Option(
            names = "--service-store",
            paramLabel = "FILE",
            description = "remember known services in FILE from run to run, and list only what is news beside it;"
                    + " without it each capture stands for itself")
    private @Nullable Path serviceStore;

    @Option(
            names = "--service-expiry",
            paramLabel = "TIME",
            defaultValue = "1d",
            converter = TimeSpan.class,
            description = "how long a service that was listed is no news, such as 12h, 1d or 30d;"
                    + " default: ${DEFAULT-VALUE}")
    private Duration serviceExpiry = Duration.ofDays(1);

    @Option(
            names = "--service-store-timeout",
            paramLabel = "TIME",
            defaultValue = "15s",
            converter = TimeSpan.class,
            description = "how long to wait while another program writes to FILE; default: ${DEFAULT-VALUE}")
    private Duration serviceStoreTimeout = Duration.ofSeconds(15);

    @Option(
            names = "--local-nets",
            paramLabel = "CIDR,…|none",
            description = "local networks in place of the private ranges; none leaves local_orig and local_resp unset")
    private @Nullable String localNets;

    @Option(
            names = "--filter",
            paramLabel = "EXPRESSION",
            description = "only matching connections in conn.log, such as"
                    + " 'conn_state == S0 && id.resp_p in {22, 8000..8100}'; mark and note are those that the window"
                    + " keeps for the capture")
    private String filter = "";

    @Option(
            names = "--list",
            paramLabel = "NAME=VALUE,…",
            converter = NamedList.Converter.class,
            description = "values that --filter may ask for as $NAME, such as --list 'web=80,443,8000..8100'")
    private List<NamedList> namedLists = List.of();

    @Option(
            names = "--replay",
            paramLabel = "PACE",
            converter = PaceConverter.class,
            description = "play captures back as if they were just captured: 1x at the pace of their times, 10x ten times"
                    + " as fast; rows are in conn.log as their connections end")
    private @Nullable Pace pace;

    @ArgGroup(exclusive = false, heading = "Live capture:%n")
    private LiveArguments live = new LiveArguments();

    @Option(
            names = {"-v", "--verbose"},
            description = "also say which frames led to no connection, and why")
    private boolean verbose;

    /// Null without the option, and once it turned out to be of no use.
    private @Nullable ServiceStore store;
    private boolean storeFailed;
    private final PrintStream err = System.err;
    private final ProgressBar bar = ProgressBar.onStandardError();

    @Override
    public Integer call() {
        if (live.isLive() != captures.isEmpty()) {
            throw usage(
                    captures.isEmpty() ? "a CAPTURE or -i IFACE is needed" : "either CAPTURE or -i IFACE, not both");
        }
        if (output == null && captures.size() > 1) {
            throw usage("--output DIR is needed for more than one capture");
        }
        AnalysisOptions options = options();
        if (serviceStore != null) {
            store = new ServiceStore(serviceStore, serviceStoreTimeout);
        }
        CaptureFilter rows = captureFilter();
        if (live.isLive()) {
            return capture(options, rows);
        }
        int unreadable = 0;
        int damaged = 0;
        for (String capture : captures) {
            switch (log(capture, options, rows)) {
                case READ -> {}
                case DAMAGED -> damaged++;
                case UNREADABLE -> unreadable++;
                case NOT_WRITTEN -> {
                    return ExitStatus.FAILED;
                }
            }
        }
        if (unreadable == captures.size()) {
            return ExitStatus.FAILED;
        }
        return unreadable + damaged > 0 || storeFailed ? ExitStatus.DAMAGED : ExitStatus.OK;
    }

    /// Of a log its own columns are written, unless others were asked for.
    private void takeColumns(Analysis analysis, LogSink logs) {
        LogShape log = analysis.log();
        if (log != null && scripts.isEmpty() && !log.columns().isEmpty()) {
            logs.setColumns(log.columns());
        }
    }

    private enum Outcome {
        READ,
        DAMAGED,
        UNREADABLE,
        NOT_WRITTEN
    }

    private int capture(AnalysisOptions options, CaptureFilter rows) {
        LiveOptions capture;
        try {
            capture = live.toOptions();
        } catch (IllegalArgumentException e) {
            throw usage(String.valueOf(e.getMessage()));
        }
        Path folder = output == null ? Path.of("") : output;
        try (LogSink logs = liveLogs(folder, rows.ofUnmarked())) {
            Analysis analysis = Analysis.ofInterfaces(capture, withRemembered(options), listener(logs));
            try (StopOnSignal signal = new StopOnSignal(analysis::stop)) {
                int status = switch (log(analysis, logs)) {
                    case READ -> storeFailed ? ExitStatus.DAMAGED : ExitStatus.OK;
                    case DAMAGED -> ExitStatus.DAMAGED;
                    case UNREADABLE, NOT_WRITTEN -> ExitStatus.FAILED;
                };
                signal.ended(status);
                return status;
            }
        } catch (IOException e) {
            err.println("shad: " + e.getMessage());
            return ExitStatus.FAILED;
        }
    }

    private LiveLogs liveLogs(Path folder, RowFilter rows) {
        return new LiveLogs(folder, format, PolicyScript.columnsWith(scripts), rows, live.rotation(),
                Clock.system(ZoneId.systemDefault()));
    }

    private Outcome log(String capture, AnalysisOptions options, CaptureFilter filters) {
        refuseItself(capture);
        Path log = logOf(capture);
        Path folder = log.getParent();
        RowFilter rows = filters.of(capture, err);
        try (LogSink logs = pace == null
                ? new LogPump(log, format, PolicyScript.columnsWith(scripts), rows)
                : liveLogs(folder == null ? Path.of("") : folder, rows)) {
            return log(analysisOf(capture, withRemembered(options), listener(logs)), logs);
        } catch (IOException e) {
            err.println("shad: " + e.getMessage());
            return Outcome.NOT_WRITTEN;
        }
    }

    private Outcome log(Analysis analysis, LogSink logs) throws IOException {
        try {
            analysis.run();
            bar.clear();
            takeColumns(analysis, logs);
            logs.finish(analysis);
        } catch (CaptureException e) {
            bar.clear();
            err.println("shad: " + e.getMessage());
            return Outcome.UNREADABLE;
        }
        remember(analysis);
        report(analysis);
        boolean complete = analysis.faultCount() == 0 && analysis.limits().isEmpty()
                && analysis.liveStatus().map(LiveStatus::drops).orElse(0L) == 0;
        return complete ? Outcome.READ : Outcome.DAMAGED;
    }

    /// A log is no place for what is made of it.
    private void refuseItself(String capture) {
        Path log = logOf(capture);
        try {
            if (!capture.equals(STANDARD_INPUT) && Files.exists(log) && Files.isSameFile(log, Path.of(capture))) {
                throw usage(capture + " would be replaced by what is made of it; choose a folder with --output DIR");
            }
        } catch (IOException e) {
            throw usage(capture + " cannot be compared with " + log + ": " + e.getMessage());
        }
    }

    private AnalysisOptions withRemembered(AnalysisOptions options) {
        if (store == null) {
            return options;
        }
        try {
            return options.withRememberedServices(store.load());
        } catch (ServiceStoreException e) {
            setStoreAside(e);
            return options;
        }
    }

    /// Only what was written to a log counts as known.
    private void remember(Analysis analysis) {
        if (store == null) {
            return;
        }
        try {
            store.save(analysis.seenServices());
        } catch (ServiceStoreException e) {
            setStoreAside(e);
        }
    }

    private void setStoreAside(ServiceStoreException problem) {
        store = null;
        storeFailed = true;
        err.println("shad: " + problem.getMessage() + ". Services are now remembered for each capture alone");
    }

    private Analysis.Listener listener(LogSink logs) {
        return new Analysis.Listener() {
            @Override
            public Detail detail() {
                return Detail.ENDED;
            }

            @Override
            public void tick(Analysis analysis) {
                logs.tick(analysis);
                analysis.liveStatus().ifPresentOrElse(
                        status -> bar.show(status, analysis.progress()),
                        () -> bar.show(analysis.name(), analysis.progress()));
            }
        };
    }

    private Analysis analysisOf(String capture, AnalysisOptions options, Analysis.Listener listener) {
        if (capture.equals(STANDARD_INPUT)) {
            return Analysis.ofStream(System.in, "standard input", options, listener);
        }
        return pace == null
                ? Analysis.ofFile(Path.of(capture), options, listener)
                : Analysis.ofFile(Path.of(capture), pace, options, listener);
    }

    private Path logOf(String capture) {
        if (output == null) {
            return Path.of("conn.log");
        }
        Path name = Path.of(capture).getFileName();
        String folder = capture.equals(STANDARD_INPUT) ? "stdin" : name == null ? "capture" : name.toString();
        return output.resolve(folder).resolve("conn.log");
    }

    private void report(Analysis analysis) {
        for (CaptureFault fault : analysis.faults()) {
            err.printf(
                    "shad: %s: %s %d at offset %d: %s%n",
                    fault.file(), analysis.log() == null ? "frame" : "line", fault.frameNumber(), fault.filePosition(),
                    fault.reason());
        }
        long unsaid = analysis.faultCount() - analysis.faults().size();
        if (unsaid > 0) {
            err.printf("shad: %s: and %d faults more%n", analysis.name(), unsaid);
        }
        LogShape log = analysis.log();
        for (ColumnNote note : log == null ? List.<ColumnNote>of() : log.notes()) {
            err.printf("shad: %s: %s: %s%n", analysis.name(), note.column(), note.meaning());
        }
        for (LimitReached limit : analysis.limits()) {
            err.printf(
                    Locale.ROOT,
                    "shad: %s: %d %s; first at frame %d%n",
                    analysis.name(),
                    limit.count(),
                    limit.meaning(),
                    limit.firstFrame());
        }
        analysis.liveStatus().ifPresent(this::report);
        if (verbose) {
            err.printf(
                    Locale.ROOT,
                    "%s: %d frames, %d connections%n",
                    analysis.name(),
                    analysis.progress().frames(),
                    analysis.snapshot().endedCount());
            for (Untracked untracked : analysis.untracked()) {
                err.printf(
                        Locale.ROOT,
                        "%s: %d in no connection: %s; first is frame %d%n",
                        analysis.name(),
                        untracked.count(),
                        untracked.reason(),
                        untracked.firstFrame());
            }
        }
    }

    private void report(LiveStatus status) {
        for (LiveStatus.InterfaceStatus each : status.interfaces()) {
            err.printf(
                    Locale.ROOT,
                    "shad: %s: %s frames received, %d dropped by the kernel, %d by the interface, %d by Shad%n",
                    each.name(),
                    each.received() < 0 ? "unknown" : Long.toString(each.received()),
                    each.kernelDrops(),
                    each.interfaceDrops(),
                    each.ringDrops());
        }
        status.recording().ifPresent(recording -> {
            err.printf(
                    Locale.ROOT,
                    "shad: %d bytes recorded, %d frames dropped by the recording%n",
                    recording.bytesWritten(),
                    recording.drops());
            if (!recording.problem().isEmpty()) {
                err.println("shad: " + recording.problem());
            }
        });
    }

    private AnalysisOptions options() {
        return tracking.options()
                .withLocalNetworks(localNetworks())
                .withFindServices(!noServices)
                .withLinkLayer(needsLinkLayer())
                .withServiceHosts(serviceHosts)
                .withUdpMustAnswer(udpRequiresResponse)
                .withServiceExpiry(serviceExpiry)
                .forLogOnly();
    }

    /// A filter may ask for VLANs and MAC addresses that are not written.
    private boolean needsLinkLayer() {
        return scripts.contains(PolicyScript.VLAN) || scripts.contains(PolicyScript.MAC) || !filter.isBlank();
    }

    private LocalNetworks localNetworks() {
        if (localNets == null) {
            return LocalNetworks.PRIVATE;
        }
        if (localNets.equals("none")) {
            return LocalNetworks.NONE;
        }
        List<Subnet> ranges = new ArrayList<>();
        for (String range : localNets.split(",", -1)) {
            ranges.add(Subnet.parse(range.strip())
                    .orElseThrow(() -> usage("--local-nets: '" + range + "' is no network such as 10.0.0.0/8")));
        }
        return LocalNetworks.of(ranges);
    }

    private CaptureFilter captureFilter() {
        Map<String, List<String>> lists = new LinkedHashMap<>();
        for (NamedList list : namedLists) {
            if (lists.putIfAbsent(list.name(), list.values()) != null) {
                throw usage("--list: '" + list.name() + "' is defined twice");
            }
        }
        try {
            return new CaptureFilter(filter, lists);
        } catch (FilterException e) {
            throw usage(FilterFault.describe(filter, e));
        }
    }

    private ParameterException usage(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
