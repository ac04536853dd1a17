package shad.views.preferences;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import shad.model.analysis.AnalysisOptions;
import shad.model.conn.LocalNetworks;
import shad.model.conn.ServiceHosts;
import shad.model.conn.Subnet;
import shad.model.conn.Timeout;
import shad.model.conn.Timeouts;
import shad.views.preferences.Preference.Option;
import shad.views.preferences.Preference.Section;

/// What decides the rows of a capture: checksums, local networks, known services, timeouts. Standards are Zeek's.
public final class AnalysisPreferences {
    /// The standard of the local networks.
    private static final String PRIVATE = "private ranges";
    private static final String NONE = "none";
    private static final double LONGEST_EXPIRY_HOURS = 24 * 365.0;

    private final Preference ignoreChecksums;
    private final Preference localNetworks;
    private final Preference serviceHosts;
    private final Preference udpMustAnswer;
    private final Preference expiryHours;
    private final Map<Timeout, Preference> timeouts = new EnumMap<>(Timeout.class);
    private final List<Preference> all = new ArrayList<>();

    public AnalysisPreferences(Preferences preferences) {
        ignoreChecksums = add(preferences, Preference.choice("analysis.checksums", Section.READING, "Checksums",
                "Zeek leaves packets with bad checksums out. On the host that sent them they often are bad because the"
                        + " network card computes them.",
                "false",
                List.of(new Option("false", "Verify"), new Option("true", "Ignore (zeek -C)"))));
        localNetworks = add(preferences, Preference.text("analysis.local-networks", Section.READING, "Local networks",
                "What local_orig and local_resp go by: networks such as 10.0.0.0/8, fd00::/8; or \"" + PRIVATE
                        + "\", or \"" + NONE + "\".",
                PRIVATE, AnalysisPreferences::networkProblem));
        serviceHosts = add(preferences, Preference.choice("services.hosts", Section.SERVICES, "Whose services",
                "Services of these hosts are remembered and listed as known.", ServiceHosts.ALL.name(),
                Arrays.stream(ServiceHosts.values())
                        .map(hosts -> new Option(hosts.name(), word(hosts)))
                        .toList()));
        udpMustAnswer = add(preferences, Preference.onOff("services.udp-must-answer", Section.SERVICES,
                "A UDP server must have answered", "Otherwise a request alone makes a service known, as in Zeek.",
                false));
        expiryHours = add(preferences, Preference.text("services.expiry-hours", Section.SERVICES,
                "News again after, in hours", "For how long a service that was listed is no news.", "24",
                text -> numberProblem(text, 0.01, LONGEST_EXPIRY_HOURS)));
        for (Timeout timeout : Timeout.values()) {
            UnaryOperator<String> check = text -> numberProblem(text, timeout.minSeconds(), Timeout.MAX_SECONDS);
            String zero = switch (timeout.zero()) {
                case NEVER -> " 0: never.";
                case AT_ONCE -> " 0: with the next packet.";
                case FORBIDDEN -> "";
            };
            timeouts.put(timeout, add(preferences, Preference.text(
                    "timeout." + timeout.name().toLowerCase(Locale.ROOT),
                    Section.TIMEOUTS,
                    timeout.zeekName(),
                    sentence(timeout.meaning()) + zero,
                    text(timeout.defaultSeconds()),
                    check)));
        }
    }

    private Preference add(Preferences preferences, Preference preference) {
        all.add(preference);
        return preferences.add(preference.rereading());
    }

    /// Runs something whenever one of them changes.
    public void onChange(Runnable update) {
        all.forEach(preference -> preference.valueProperty().subscribe((before, now) -> update.run()));
    }

    /// The same options but for what is set here.
    public AnalysisOptions applyTo(AnalysisOptions options) {
        Timeouts times = Timeouts.DEFAULT;
        for (Map.Entry<Timeout, Preference> each : timeouts.entrySet()) {
            times = times.with(each.getKey(), Double.parseDouble(each.getValue().value()));
        }
        double hours = Double.parseDouble(expiryHours.value());
        return options
                .withIgnoreChecksums(Boolean.parseBoolean(ignoreChecksums.value()))
                .withLocalNetworks(networks(localNetworks.value()))
                .withServiceHosts(ServiceHosts.valueOf(serviceHosts.value()))
                .withUdpMustAnswer(Boolean.parseBoolean(udpMustAnswer.value()))
                .withServiceExpiry(Duration.ofMillis(Math.round(hours * Duration.ofHours(1).toMillis())))
                .withTimeouts(times);
    }

    /// The local networks in a few words: `private ranges`, `none`, `3 networks`.
    public String networkSummary() {
        String text = localNetworks.value();
        if (text.equals(PRIVATE) || text.equals(NONE)) {
            return text;
        }
        int count = ranges(text).size();
        return count == 1 ? text.strip() : count + " networks";
    }

    private static LocalNetworks networks(String text) {
        return switch (text.strip()) {
            case PRIVATE -> LocalNetworks.PRIVATE;
            case NONE -> LocalNetworks.NONE;
            default -> LocalNetworks.of(
                    ranges(text).stream().map(range -> Subnet.parse(range).orElseThrow()).toList());
        };
    }

    private static List<String> ranges(String text) {
        return Arrays.stream(text.split("[,\\s]+", -1)).filter(range -> !range.isEmpty()).toList();
    }

    private static String networkProblem(String text) {
        if (text.strip().equals(PRIVATE) || text.strip().equals(NONE)) {
            return "";
        }
        List<String> ranges = ranges(text);
        if (ranges.isEmpty()) {
            return "Write networks, \"" + PRIVATE + "\" or \"" + NONE + "\".";
        }
        return ranges.stream()
                .filter(range -> Subnet.parse(range).isEmpty())
                .findFirst()
                .map(range -> range + " is no network: an address, a slash, the length of its prefix.")
                .orElse("");
    }

    private static String numberProblem(String text, double least, double most) {
        try {
            double number = Double.parseDouble(text);
            if (number >= least && number <= most) {
                return "";
            }
        } catch (NumberFormatException e) {
            // Said below.
        }
        return "A number from " + text(least) + " to " + text(most) + ".";
    }

    /// Without decimals that say nothing.
    private static String text(double number) {
        return number == Math.rint(number) ? String.valueOf((long) number) : String.valueOf(number);
    }

    private static String word(ServiceHosts hosts) {
        return switch (hosts) {
            case LOCAL -> "Local hosts";
            case REMOTE -> "Remote hosts";
            case ALL -> "All hosts";
            case NONE -> "Nobody";
        };
    }

    private static String sentence(String words) {
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1) + ".";
    }
}
