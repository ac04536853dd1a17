package shad.model.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import shad.model.store.ConnectionView;

/// Filters by words. Words stand side by side and all must match; `"two words"` is one; `-word` must not match. A word
/// matches where it occurs in the text of any column of every conn.log as that prints it, without regard to case unless
/// it holds an upper-case letter; a whole community id and the beginning of a MAC address are found as well. `history:t` looks into one column only, `conn_state=S0` asks for its whole text; in `history` and
/// `conn_state` case always counts. `host` stands for the addresses of both ends.
public final class TextFilter implements FilterLanguage {
    @Override
    public RowFilter compile(String text) throws FilterException {
        List<TextWord> words = new Parser(text).words();
        return words.isEmpty() ? RowFilter.ALL : new AllWords(words);
    }

    private record AllWords(List<TextWord> words) implements RowFilter {
        @Override
        public boolean test(ConnectionView row) {
            return forOneThread().test(row);
        }

        @Override
        public RowFilter forOneThread() {
            WordMatcher[] matchers = words.stream().map(WordMatcher::new).toArray(WordMatcher[]::new);
            return row -> {
                for (WordMatcher matcher : matchers) {
                    if (!matcher.matches(row)) {
                        return false;
                    }
                }
                return true;
            };
        }
    }

    private static final class Parser {
        private static final String HOST = "host";

        private final String text;
        private int at;

        Parser(String text) {
            this.text = text;
        }

        List<TextWord> words() throws FilterException {
            List<TextWord> words = new ArrayList<>();
            for (skipSpace(); at < text.length(); skipSpace()) {
                words.add(word());
            }
            return words;
        }

        private TextWord word() throws FilterException {
            boolean negated = text.charAt(at) == '-';
            if (negated) {
                at++;
            }
            int nameEnd = nameEnd();
            if (nameEnd < 0) {
                return TextWord.anywhere(value("A word is expected after “-”"), negated);
            }
            boolean whole = text.charAt(nameEnd) == '=';
            if (text.substring(at, nameEnd).equals(HOST)) {
                at = nameEnd + 1;
                return TextWord.atEitherEnd(value("An address is expected after “host”"), whole, negated);
            }
            ConnectionColumn column = column(text.substring(at, nameEnd));
            at = nameEnd + 1;
            return TextWord.in(column, value("A value is expected after “" + column.zeekName() + "”"), whole, negated);
        }

        /// Where the `:` or `=` behind a name stands; -1 where there is none. An address such as `fe80::1` or
        /// `dead:beef::1` is no name: none is made of hex digits alone, and what has digits must be known.
        private int nameEnd() {
            boolean hexOnly = true;
            boolean hasDigit = false;
            for (int i = at; i < text.length(); i++) {
                char c = text.charAt(i);
                if (c == '=' || c == ':') {
                    boolean isValue = i == at
                            || c == ':' && hexOnly
                            || hasDigit && columnNamed(text.substring(at, i)).isEmpty();
                    return isValue ? -1 : i;
                }
                if (!isNameCharacter(c)) {
                    return -1;
                }
                hexOnly &= Character.digit(c, 16) >= 0;
                hasDigit |= isDigit(c);
            }
            return -1;
        }

        private static boolean isNameCharacter(char c) {
            return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' || c == '.' || isDigit(c);
        }

        private static boolean isDigit(char c) {
            return c >= '0' && c <= '9';
        }

        private static Optional<ConnectionColumn> columnNamed(String name) {
            return ConnectionColumn.all().stream()
                    .filter(column -> column.zeekName().equals(name))
                    .findFirst();
        }

        private ConnectionColumn column(String name) throws FilterException {
            return columnNamed(name).orElseThrow(() -> new FilterException(
                    "No column is named “" + name + "”; names are those of conn.log, such as service or id.resp_p",
                    at));
        }

        private String value(String expectation) throws FilterException {
            if (at == text.length() || isSpace(text.charAt(at))) {
                throw new FilterException(expectation, at);
            }
            return text.charAt(at) == '"' ? quoted() : plain();
        }

        private String quoted() throws FilterException {
            int end = text.indexOf('"', at + 1);
            if (end < 0) {
                throw new FilterException("The closing quote is missing", text.length());
            }
            if (end == at + 1) {
                throw new FilterException("There is nothing between the quotes", at);
            }
            String phrase = text.substring(at + 1, end);
            at = end + 1;
            return phrase;
        }

        private String plain() {
            int start = at;
            while (at < text.length() && !isSpace(text.charAt(at))) {
                at++;
            }
            return text.substring(start, at);
        }

        private void skipSpace() {
            while (at < text.length() && isSpace(text.charAt(at))) {
                at++;
            }
        }

        private static boolean isSpace(char c) {
            return Character.isWhitespace(c) || c == '\u00a0';
        }
    }
}
