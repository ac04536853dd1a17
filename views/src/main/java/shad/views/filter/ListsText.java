package shad.views.filter;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Named lists as a person writes them, one a line: `web = 80, 443, 8000..8100`.
final class ListsText {
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_-]*");

    /// What is wrong with a text, and in which line, from 1.
    static final class FaultException extends Exception {
        private static final long serialVersionUID = 1L;

        FaultException(int line, String message) {
            super("Line " + line + ": " + message);
        }
    }

    private ListsText() {}

    static String format(Map<String, List<String>> lists) {
        return lists.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(list -> list.getKey() + " = " + String.join(", ", list.getValue()))
                .collect(Collectors.joining("\n"));
    }

    static Map<String, List<String>> parse(String text) throws FaultException {
        Map<String, List<String>> lists = new LinkedHashMap<>();
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            if (!line.isBlank()) {
                add(line, number, lists);
            }
        }
        return lists;
    }

    private static void add(String line, int number, Map<String, List<String>> lists) throws FaultException {
        int equals = line.indexOf('=');
        if (equals < 0) {
            throw new FaultException(number, "“=” is expected between the name and its values");
        }
        String name = line.substring(0, equals).strip();
        if (!NAME.matcher(name).matches()) {
            throw new FaultException(number, "“" + name + "” is no name: letters, digits, “_” and “-”, a letter first");
        }
        List<String> values = new ArrayList<>();
        for (String value : line.substring(equals + 1).split(",", -1)) {
            if (value.isBlank()) {
                throw new FaultException(number, "a value is missing");
            }
            values.add(value.strip());
        }
        if (lists.putIfAbsent(name, values) != null) {
            throw new FaultException(number, "“" + name + "” is there already");
        }
    }
}
