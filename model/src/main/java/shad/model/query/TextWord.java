package shad.model.query;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import shad.model.conn.CommunityId;

/// One word of a [TextFilter]: what to look for and where. Immutable.
///
/// @param columns where to look, cheapest first
/// @param text what to look for; in lower case unless `caseCounts`
/// @param whole whether the column's text must be the word and nothing else
record TextWord(List<ConnectionColumn> columns, String text, boolean caseCounts, boolean whole, boolean negated) {
    private static final int LONGEST_ADDRESS_PART = 4;
    /// From the maker's part on.
    private static final Pattern MAC_BEGINNING = Pattern.compile("[0-9a-f]{2}(:[0-9a-f]{2}){2,5}");

    /// Columns of few distinct texts come first, the costly hashes last. Of the columns that policy scripts add, only those
    /// are looked at whose values people copy from elsewhere.
    private static final List<ConnectionColumn> SEARCH_ORDER = List.of(
            ConnectionColumn.PROTO,
            ConnectionColumn.CONN_STATE,
            ConnectionColumn.LOCAL_ORIG,
            ConnectionColumn.LOCAL_RESP,
            ConnectionColumn.IP_PROTO,
            ConnectionColumn.SERVICE,
            ConnectionColumn.HISTORY,
            ConnectionColumn.TUNNEL_PARENTS,
            ConnectionColumn.ID_RESP_P,
            ConnectionColumn.ID_ORIG_P,
            ConnectionColumn.ORIG_PKTS,
            ConnectionColumn.RESP_PKTS,
            ConnectionColumn.ORIG_BYTES,
            ConnectionColumn.RESP_BYTES,
            ConnectionColumn.ORIG_IP_BYTES,
            ConnectionColumn.RESP_IP_BYTES,
            ConnectionColumn.MISSED_BYTES,
            ConnectionColumn.ID_RESP_H,
            ConnectionColumn.ID_ORIG_H,
            ConnectionColumn.DURATION,
            ConnectionColumn.TS,
            ConnectionColumn.UID,
            ConnectionColumn.ORIG_L2_ADDR,
            ConnectionColumn.RESP_L2_ADDR,
            ConnectionColumn.COMMUNITY_ID);

    static TextWord anywhere(String word, boolean negated) {
        boolean caseCounts = caseCounts(word);
        List<ConnectionColumn> columns =
                SEARCH_ORDER.stream().filter(column -> canOccur(word, column)).toList();
        return new TextWord(columns, caseCounts ? word : word.toLowerCase(Locale.ROOT), caseCounts, false, negated);
    }

    /// An address, or a part of one, of the originator or the responder.
    static TextWord atEitherEnd(String word, boolean whole, boolean negated) {
        return new TextWord(
                List.of(ConnectionColumn.ID_RESP_H, ConnectionColumn.ID_ORIG_H),
                word.toLowerCase(Locale.ROOT),
                false,
                whole,
                negated);
    }

    static TextWord in(ConnectionColumn column, String word, boolean whole, boolean negated) {
        boolean caseCounts = caseCounts(word)
                || column == ConnectionColumn.HISTORY
                || column == ConnectionColumn.CONN_STATE;
        return new TextWord(List.of(column), caseCounts ? word : word.toLowerCase(Locale.ROOT), caseCounts, whole,
                negated);
    }

    /// Case counts where the word holds an upper-case letter; without any letter it makes no difference, and a plain
    /// comparison is faster.
    private static boolean caseCounts(String word) {
        return word.chars().anyMatch(Character::isUpperCase) || word.chars().noneMatch(Character::isLowerCase);
    }

    static byte lowerCase(byte b) {
        return b >= 'A' && b <= 'Z' ? (byte) (b | 0x20) : b;
    }

    /// Whether all characters of the word can occur in the column: `ssh` need not be looked for in numbers.
    private static boolean canOccur(String word, ConnectionColumn column) {
        return switch (column.zeekType()) {
            case "count", "port" -> word.chars().allMatch(TextWord::isDigit);
            case "time", "interval" -> word.chars().allMatch(c -> isDigit(c) || c == '.' || c == '-');
            case "addr" -> word.chars().allMatch(c -> Character.digit(c, 16) >= 0 || c == '.' || c == ':')
                    && (word.length() <= LONGEST_ADDRESS_PART || word.indexOf('.') >= 0 || word.indexOf(':') >= 0);
            default ->
                switch (column) {
                    case UID -> word.chars().allMatch(
                            c -> isDigit(c) || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z');
                    case ORIG_L2_ADDR, RESP_L2_ADDR -> MAC_BEGINNING.matcher(word).matches();
                    case COMMUNITY_ID -> word.length() == CommunityId.LENGTH && word.startsWith("1:");
                    default -> true;
                };
        };
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }
}
