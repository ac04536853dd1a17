package shad.model.export;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import shad.model.conn.IpAddress;
import shad.model.query.ZeekString;

/// What texts the types of a Zeek log allow.
final class FieldTypes {
    private static final Set<String> SIMPLE = Set.of(
            "time", "interval", "double", "count", "int", "port", "addr", "subnet", "bool", "enum", "string", "pattern",
            "func", "file");
    private static final Pattern SECONDS = Pattern.compile("-?[0-9]{1,20}\\.[0-9]{6}");
    private static final Pattern DOUBLE =
            Pattern.compile("-?[0-9]{1,400}(\\.[0-9]{1,400})?(e[-+]?[0-9]{1,3})?|-?inf|-?nan");
    private static final Pattern INTEGER = Pattern.compile("-?[0-9]{1,19}");
    private static final Pattern COUNT = Pattern.compile("[0-9]{1,20}");
    private static final int LARGEST_PORT = 0xffff;

    private FieldTypes() {}

    static boolean isKnown(String type) {
        return SIMPLE.contains(type) || isContainer(type) && SIMPLE.contains(elementType(type));
    }

    private static boolean isContainer(String type) {
        return (type.startsWith("set[") || type.startsWith("vector[")) && type.endsWith("]");
    }

    private static String elementType(String container) {
        return container.substring(container.indexOf('[') + 1, container.length() - 1);
    }

    /// What is wrong with a text of this type; null where nothing is.
    static @Nullable String problem(String type, String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < ' ') {
                return "has a control character";
            }
        }
        if (!isContainer(type)) {
            return simpleProblem(type, text);
        }
        if (text.equals("(empty)")) {
            return null;
        }
        for (String element : text.split(",", -1)) {
            String problem = simpleProblem(elementType(type), element);
            if (problem != null) {
                return problem;
            }
        }
        return null;
    }

    private static @Nullable String simpleProblem(String type, String text) {
        boolean right =
                switch (type) {
                    case "time", "interval" -> SECONDS.matcher(text).matches();
                    case "double" -> DOUBLE.matcher(text).matches();
                    case "count" -> COUNT.matcher(text).matches() && isUnsignedLong(text);
                    case "int" -> INTEGER.matcher(text).matches();
                    case "port" -> COUNT.matcher(text).matches()
                            && text.length() <= 5
                            && Integer.parseInt(text) <= LARGEST_PORT;
                    case "addr" -> IpAddress.parse(text).isPresent();
                    case "subnet" -> isSubnet(text);
                    case "bool" -> text.equals("T") || text.equals("F");
                    default -> !text.isEmpty() && hasGoodEscapes(text);
                };
        return right ? null : "is no " + type + ": “" + beginning(text) + "”";
    }

    private static boolean isUnsignedLong(String digits) {
        return digits.length() < 20 || digits.compareTo("18446744073709551615") <= 0;
    }

    private static boolean isSubnet(String text) {
        int slash = text.indexOf('/');
        if (slash < 0 || !COUNT.matcher(text.substring(slash + 1)).matches() || text.length() - slash > 4) {
            return false;
        }
        return IpAddress.parse(text.substring(0, slash))
                .filter(address -> Integer.parseInt(text.substring(slash + 1)) <= (address.isIpv4() ? 32 : 128))
                .isPresent();
    }

    private static boolean hasGoodEscapes(String text) {
        if (text.indexOf('\\') < 0) {
            return true;
        }
        try {
            ZeekString.unescape(text.getBytes(StandardCharsets.UTF_8));
            return true;
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    private static String beginning(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }
}
