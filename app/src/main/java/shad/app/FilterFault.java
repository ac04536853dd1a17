package shad.app;

import shad.model.query.filter.FilterException;

/// How a terminal shows what is wrong with a filter: the text, a mark below the place, the reason.
final class FilterFault {
    private FilterFault() {}

    static String describe(String filter, FilterException fault) {
        String line = filter.chars()
                .map(c -> Character.isISOControl(c) ? ' ' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        int marks = Math.max(1, fault.length());
        return String.format(
                "--filter is not understood:%n  %s%n  %s%s%n%s",
                line, " ".repeat(fault.position()), "^".repeat(marks), fault.text());
    }
}
