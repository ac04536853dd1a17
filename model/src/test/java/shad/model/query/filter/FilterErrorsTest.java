package shad.model.query.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FilterErrorsTest {
    /// Each line: the text, the fault's position and length, the message.
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            `conn_state == S0 &&`         | 19 | 0 | “&&” needs a condition after it
            not                           |  3 | 0 | “not” needs a condition after it
            and tcp                       |  0 | 3 | “and” needs a condition before it
            tcp or or udp                 |  7 | 2 | “or” needs a condition after it
            ()                            |  1 | 1 | “(” needs a condition after it
            (tcp                          |  4 | 0 | “)” is missing: “(” at character 1 is not closed
            tcp)                          |  3 | 1 | “)” closes nothing: no bracket is open
            (id.resp_p in {22)            | 17 | 1 | “)” does not close “{”
            id.resp_p in {22              | 16 | 0 | “}” is missing: “{” at character 14 is not closed
            id.resp_p in {}               | 14 | 1 | “{” needs a value after it
            id.resp_p in {22 23}          | 17 | 2 | Between values “,” is expected, or “}” behind the last
            id.resp_p ==                  | 12 | 0 | “==” needs a value after it
            id.resp_p == && tcp           | 13 | 2 | “==” needs a value after it
            id.resp_p == {22}             | 13 | 1 | “==” needs a value after it
            == 5                          |  0 | 2 | “==” needs a column before it; in quotes it is a word to look for
            in                            |  0 | 2 | “in” needs a column before it; in quotes it is a word to look for
            id.resp_p in                  | 12 | 0 | “in” needs values after it, such as 10.0.0.0/8, 1000..2000 or {22, 23}
            service contains              | 16 | 0 | “contains” needs a text after it
            history has                   | 11 | 0 | “has” needs a letter of history or a name after it
            service is                    | 10 | 0 | “is” needs “set” or “unset” after it
            service is http               | 11 | 4 | “is” needs “set” or “unset” after it
            tcp & udp                     |  4 | 1 | “&” alone means nothing; write && or and
            "open                         |  5 | 0 | The closing quote is missing
            uid == "C                     |  9 | 0 | The closing quote is missing
            ""                            |  0 | 2 | There is nothing between the quotes
            tcp -                         |  5 | 0 | A word is expected after “-”
            tcp servce == dns             |  4 | 6 | No column is named “servce”; did you mean service?
            resp_p == 80                  |  0 | 6 | No column is named “resp_p”; did you mean id.resp_p?
            colour == red                 |  0 | 6 | No column is named “colour”; names are those of conn.log, such as service or id.resp_p
            service                       |  0 | 7 | “service” is a column: compare it, as in “service is set”, or put it in quotes to look for the word
            history:t                     |  0 | 9 | A column is searched with “contains”: history contains "t"
            id.resp_p == http             | 13 | 4 | “http” does not fit id.resp_p, which has a port number such as 443
            id.resp_p == 70000            | 13 | 5 | 70000 is too great: id.resp_p ends at 65535
            id.orig_h == 10.0.0           | 13 | 6 | “10.0.0” does not fit id.orig_h, which has an address such as 10.0.0.1 or a network such as 10.0.0.0/8
            id.orig_h < 10.0.0.0/8        | 12 | 10 | “<” compares with one address; use “in” for a network
            orig_bytes > 5 min            | 13 | 5 | “min” does not fit orig_bytes; units are B, kB, MB, GB, TB and KiB, MiB, GiB, TiB
            orig_bytes > 5mb              | 13 | 3 | No unit is called “mb”; units are B, kB, MB, GB, TB and KiB, MiB, GiB, TiB
            orig_pkts > 1 kB              | 12 | 4 | “kB” does not fit orig_pkts; it has numbers without unit
            orig_pkts > 1.5               | 12 | 3 | orig_pkts counts in whole numbers, and 1.5 is none
            duration > soon               | 11 | 4 | “soon” does not fit duration, which has a duration such as 0.5, 200 ms or 5 min
            ts > 2024-13-01               |  5 | 10 | “2024-13-01” does not fit ts, which has a time such as 2024-05-01T12:00:00Z, 2024-05-01 12:00 or seconds since 1970
            mark == starr                 |  8 | 5 | mark is never “starr”; did you mean star?
            mark > star                   |  5 | 1 | “>” needs a column of numbers; mark is compared with == and !=, contains, starts, ends, ~
            note has star                 |  5 | 3 | “has” asks for a letter of history or a name in service or tunnel_parents; note has a text
            local_orig == maybe           | 14 | 5 | “maybe” does not fit local_orig, which has T or F
            conn_state == s0              | 14 | 2 | conn_state is never “s0”; did you mean S0?
            proto in {tcp, icpm}          | 15 | 4 | proto is never “icpm”; did you mean icmp?
            service > dns                 |  8 | 1 | “>” needs a column of numbers; service is compared with == and !=, contains, starts, ends, ~
            service in a..b               | 11 | 4 | A range needs a column of numbers, times or addresses
            id.resp_p in 90..80           | 13 | 6 | The range ends before it begins
            id.resp_p == 1..2             | 14 | 2 | “..” belongs between the two values of a range behind “in”
            history has k                 | 12 | 1 | History has no letter “k”; its letters are S H A D F R C G T W I Q, in lower case for the responder, and ^ X
            history has tT>=10            | 12 | 2 | Letters are counted one at a time, as in “history has t>=100”
            history has t>=1.5            | 15 | 3 | How often the letter stands for is a whole number such as 100
            orig_bytes has t              | 11 | 3 | “has” asks for a letter of history or a name in service or tunnel_parents; orig_bytes has a number of bytes such as 1500 or 1 MB
            history ~ "[S"                | 10 | 4 | The regular expression is wrong: missing closing ]: [S
            bytes contains 5              |  6 | 8 | “contains” needs a column with a text of its own; bytes is put together from orig_bytes and resp_bytes
            id.resp_p == $web             | 13 | 4 | A list is asked for with “in”: id.resp_p in $web
            service == ""                 | 11 | 2 | There is nothing between the quotes; for rows without a value write “service is unset”
            orig_bytes > -                | 13 | 1 | “-” stands for no value, which is neither less nor more than others
            """)
    void whatIsNotUnderstoodIsPointedAtAndExplained(String text, int position, int length, String message) {
        FilterException e = catchThrowableOfType(FilterException.class, () -> Filters.parse(text));

        assertThat(e).as(text).isNotNull();
        assertThat(e.text()).isEqualTo(message);
        assertThat(e.position()).as(message).isEqualTo(position);
        assertThat(e.length()).as(message).isEqualTo(length);
    }

    @Test
    void unknownListsAndTheirWrongValuesArePointedAtWhenCompiled() throws FilterException {
        FilterContext context = new FilterContext(ZoneOffset.UTC, Map.of("web", List.of("80", "http")));
        FilterExpression unknown = Filters.parse("tcp && id.resp_p in $wbe");
        FilterExpression wrong = Filters.parse("id.resp_p in {22, $web}");

        FilterException first = catchThrowableOfType(FilterException.class, () -> unknown.compile(context));
        assertThat(first).hasMessage("No list is named “wbe”; did you mean $web?");
        assertThat(first.position()).isEqualTo(20);
        assertThat(first.length()).isEqualTo(4);
        FilterException second = catchThrowableOfType(FilterException.class, () -> wrong.compile(context));
        assertThat(second).hasMessage("In the list “web” stands “http”: "
                + "“http” does not fit id.resp_p, which has a port number such as 443");
        assertThat(second.position()).isEqualTo(18);
    }

    @Test
    void nestingAndLengthAreBounded() {
        assertThatThrownBy(() -> Filters.parse("(".repeat(5000) + "tcp" + ")".repeat(5000)))
                .isInstanceOf(FilterException.class)
                .hasMessage("Brackets and negations may be nested 100 deep at most");
        assertThatThrownBy(() -> Filters.parse("!".repeat(5000) + "tcp")).isInstanceOf(FilterException.class);
        assertThatThrownBy(() -> Filters.parse("a ".repeat(20_000)))
                .hasMessage("A filter may have 20000 characters at most");
        assertThatThrownBy(() -> Filters.parse("uid ~ \"((a{100}){100}){100}\"")).isInstanceOf(FilterException.class);
        assertThatThrownBy(() -> Filters.parse("uid ~ \"" + "(".repeat(400) + ")".repeat(400) + "x{1001}\""))
                .isInstanceOf(FilterException.class);
    }

    @Test
    void longFiltersAreReadQuickly() throws FilterException {
        StringBuilder text = new StringBuilder("id.resp_p == 1");
        for (int port = 2; text.length() < 19_900; port++) {
            text.append(" || id.resp_p == ").append(port % 0x10000);
        }

        assertThat(Filters.parse(text.toString()).print()).isEqualTo(text.toString());
    }

    /// Pieces of the language in any order: whatever comes of it, nothing else is thrown.
    @Test
    void anyTextIsReadOrRefused() {
        String[] pieces = {
            "service", "id.resp_p", "history", "ts", "duration", "host", "tcp", "S0", "10.0.0.0/8", "80", "1 MB", "-",
            "2024-05-01", "12:00", "..", "{", "}", ",", "(", ")", "!", "not ", " and ", " or ", "&&", "||", "==", "!=",
            "<", ">=", " in ", " has ", " is ", "set", " contains ", " ~ ", "\"", "\\", "$web", "$", "&", "|", "\u00a0",
            "\ud83d\ude00", "\ud83d", "é", "\n", "\0", "t>=100", "1:", "::", "[", "*", "{1000}", "\"(a*)*b\"",
            "99999999999999999999999999"
        };
        Random random = new Random(11);
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int k = random.nextInt(12); k >= 0; k--) {
                text.append(pieces[random.nextInt(pieces.length)]);
                text.append(random.nextInt(3) == 0 ? " " : "");
            }
            readOrRefuse(text.toString());
        }
    }

    @Test
    void anyCharactersAreReadOrRefused() {
        Random random = new Random(12);
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int k = random.nextInt(20); k >= 0; k--) {
                text.append((char) (random.nextInt(8) == 0 ? random.nextInt(0x10000) : random.nextInt(0x80)));
            }
            readOrRefuse(text.toString());
        }
    }

    private static void readOrRefuse(String text) {
        try {
            FilterExpression expression = Filters.parse(text);
            assertThat(Filters.parse(expression.print())).as("“%s”", text).isEqualTo(expression);
        } catch (FilterException e) {
            assertThat(e.position()).as("“%s”", text).isBetween(0, text.length());
            assertThat(e.position() + e.length()).as("“%s”", text).isLessThanOrEqualTo(text.length());
            assertThat(e.text()).as("“%s”", text).isNotBlank().doesNotContain("null", "Exception", "extraneous",
                    "viable");
        }
    }
}
