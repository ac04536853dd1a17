package shad.model.query.filter;

/// Texts in quotes. A backslash stands for itself but before a quote or another backslash, so that regular expressions
/// need no doubled ones.
final class Quotes {
    private Quotes() {}

    static String around(String text) {
        StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean last = i + 1 == text.length();
            if (c == '"' || c == '\\' && (last || text.charAt(i + 1) == '"' || text.charAt(i + 1) == '\\')) {
                quoted.append('\\');
            }
            quoted.append(c);
        }
        return quoted.append('"').toString();
    }

    /// The text that stands in a pair of quotes.
    static String inside(String quoted) {
        StringBuilder text = new StringBuilder(quoted.length());
        for (int i = 1; i < quoted.length() - 1; i++) {
            char c = quoted.charAt(i);
            if (c == '\\' && (quoted.charAt(i + 1) == '"' || quoted.charAt(i + 1) == '\\')) {
                i++;
            }
            text.append(quoted.charAt(i));
        }
        return text.toString();
    }
}
