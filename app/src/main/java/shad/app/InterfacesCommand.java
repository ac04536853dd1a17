package shad.app;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import shad.model.capture.live.CaptureInterface;
import shad.model.capture.live.CaptureInterface.Trait;
import shad.model.capture.live.CaptureInterfaces;
import shad.model.capture.live.LiveCaptureException;
import shad.model.capture.live.Obstacle;

/// `shad interfaces`: what can be captured on, and if not, why.
@Command(
        name = "interfaces",
        description = "Lists the network interfaces, whether they can be captured on, and if not, what to do about it.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        exitCodeListHeading = "Exit status:%n",
        exitCodeList = {
            "0:some interface can be captured on", "2:the command line is wrong", "3:none can; the list says why"
        })
final class InterfacesCommand implements Callable<Integer> {
    /// How the list is written.
    enum Format {
        TEXT,
        JSON
    }

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it.
    private CommandSpec spec;

    @Option(
            names = "--all",
            description = "also what is no network interface (any, nflog, usbmon…)")
    private boolean all;

    @Option(names = "--format", paramLabel = "text|json", defaultValue = "text",
            description = "default: ${DEFAULT-VALUE}")
    private Format format = Format.TEXT;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        List<CaptureInterface> interfaces;
        try {
            interfaces = CaptureInterfaces.list(all);
        } catch (LiveCaptureException e) {
            spec.commandLine().getErr().println("shad: " + e.getMessage());
            return ExitStatus.FAILED;
        }
        if (format == Format.JSON) {
            writeJson(interfaces, out);
        } else {
            interfaces.forEach(each -> writeText(each, out));
        }
        out.flush();
        return interfaces.stream().anyMatch(each -> each.means() != null) ? ExitStatus.OK : ExitStatus.FAILED;
    }

    private static void writeText(CaptureInterface found, PrintWriter out) {
        List<String> facts = new ArrayList<>();
        facts.add(found.is(Trait.UP) ? found.is(Trait.RUNNING) ? "up" : "up, not connected" : "down");
        found.linkTypeName().ifPresent(facts::add);
        if (found.is(Trait.LOOPBACK)) {
            facts.add("loopback");
        }
        if (found.is(Trait.WIRELESS)) {
            facts.add("wireless");
        }
        if (!found.description().isEmpty()) {
            facts.add(found.description());
        }
        out.printf("%-12s  %s%n", found.name(), String.join("  ", facts));
        if (!found.addresses().isEmpty()) {
            out.printf("%-12s  %s%n", "", found.addresses().stream()
                    .map(InetAddress::getHostAddress)
                    .collect(Collectors.joining("  ")));
        }
        Obstacle obstacle = found.obstacle();
        CaptureInterface.Means means = found.means();
        if (obstacle != null) {
            out.printf("%-12s  cannot be captured on: %s%n", "", obstacle.message());
        } else if (means != null && means != CaptureInterface.Means.SHAD) {
            out.printf("%-12s  is captured on by %s%n", "", lowerCase(means));
        }
    }

    private static void writeJson(List<CaptureInterface> interfaces, PrintWriter out) throws IOException {
        try (JsonGenerator json = new JsonFactory().createGenerator(out)) {
            json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            json.setPrettyPrinter(new DefaultPrettyPrinter());
            json.writeStartArray();
            for (CaptureInterface each : interfaces) {
                writeJson(each, json);
            }
            json.writeEndArray();
        }
        out.println();
    }

    private static void writeJson(CaptureInterface found, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", found.name());
        json.writeStringField("description", found.description());
        json.writeArrayFieldStart("addresses");
        for (InetAddress address : found.addresses()) {
            json.writeString(address.getHostAddress());
        }
        json.writeEndArray();
        if (found.linkType() != CaptureInterface.UNKNOWN_LINK_TYPE) {
            json.writeNumberField("link_type", found.linkType());
            json.writeStringField("link_type_name", found.linkTypeName().orElseThrow());
        }
        for (Trait trait : Trait.values()) {
            json.writeBooleanField(lowerCase(trait), found.is(trait));
        }
        CaptureInterface.Means means = found.means();
        if (means != null) {
            json.writeStringField("captured_by", lowerCase(means));
        }
        Obstacle obstacle = found.obstacle();
        if (obstacle != null) {
            json.writeObjectFieldStart("obstacle");
            json.writeStringField("kind", lowerCase(obstacle.kind()));
            json.writeStringField("reason", obstacle.reason());
            json.writeStringField("remedy", obstacle.remedy().text());
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private static String lowerCase(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
