package shad.model.query.filter;

import com.google.re2j.Pattern;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What is asked of the text of a column as the log prints it. Any thread.
@FunctionalInterface
interface TextTest {
    /// Tests the first `length` bytes.
    boolean test(byte[] text, int length);

    static TextTest contains(Wanted wanted) {
        return wanted::isIn;
    }

    static TextTest equal(Wanted wanted) {
        return (text, length) -> length == wanted.length() && wanted.isAt(text, 0);
    }

    static TextTest starts(Wanted wanted) {
        return (text, length) -> length >= wanted.length() && wanted.isAt(text, 0);
    }

    static TextTest ends(Wanted wanted) {
        return (text, length) -> length >= wanted.length() && wanted.isAt(text, length - wanted.length());
    }

    static TextTest matches(Pattern pattern) {
        return (text, length) -> pattern.matcher(string(text, length)).find();
    }

    /// One of the names between commas is this one; both in lower case.
    static TextTest hasName(String name) {
        return (text, length) -> Names.indexOf(string(text, length), name) >= 0;
    }

    /// Is one of many.
    static TextTest oneOf(List<Wanted> all) {
        Set<String> exact = new HashSet<>();
        Set<String> folded = new HashSet<>();
        for (Wanted wanted : all) {
            (wanted.caseCounts() ? exact : folded).add(wanted.text());
        }
        return (text, length) -> {
            String whole = string(text, length);
            return exact.contains(whole) || !folded.isEmpty() && folded.contains(Wanted.lowerCase(whole));
        };
    }

    private static String string(byte[] text, int length) {
        return new String(text, 0, length, StandardCharsets.UTF_8);
    }
}
