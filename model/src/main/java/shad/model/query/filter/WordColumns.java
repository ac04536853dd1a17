package shad.model.query.filter;

import java.util.List;
import java.util.regex.Pattern;
import shad.model.conn.CommunityId;
import shad.model.query.ConnectionColumn;

/// In which columns a word without a column is looked for: those of every conn.log, and of those that policy scripts
/// add the ones whose values people copy from elsewhere.
final class WordColumns {
    private static final int LONGEST_ADDRESS_PART = 4;
    /// From the maker's part on.
    private static final Pattern MAC_BEGINNING = Pattern.compile("[0-9a-f]{2}(:[0-9a-f]{2}){2,5}");

    /// Columns of few distinct texts come first, the costly hashes last.
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

    private WordColumns() {}

    /// Where the word can occur, cheapest first.
    static List<ConnectionColumn> of(String word) {
        return SEARCH_ORDER.stream().filter(column -> canOccur(word, column)).toList();
    }

    /// Whether all characters of the word can occur in the column: `ssh` need not be looked for in numbers.
    private static boolean canOccur(String word, ConnectionColumn column) {
        return switch (column.zeekType()) {
            case "count", "port" -> word.chars().allMatch(WordColumns::isDigit);
            case "time", "interval" -> word.chars().allMatch(c -> isDigit(c) || c == '.' || c == '-');
            case "addr" -> word.chars().allMatch(c -> Character.digit(c, 16) >= 0 || c == '.' || c == ':')
                    && (word.length() <= LONGEST_ADDRESS_PART || word.indexOf('.') >= 0 || word.indexOf(':') >= 0);
            default -> switch (column) {
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
