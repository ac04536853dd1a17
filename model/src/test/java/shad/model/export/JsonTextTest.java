package shad.model.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import shad.model.query.TextBuffer;

class JsonTextTest {
    private static String text(double number) {
        TextBuffer target = new TextBuffer(0);
        JsonText.appendDouble(number, target);
        return target.toString();
    }

    private static String quoted(String value) {
        TextBuffer target = new TextBuffer(0);
        JsonText.appendString(value, target);
        return target.toString();
    }

    @ParameterizedTest
    @CsvSource({
        "3.0046160221099854, 3.0046160221099854",
        "0.0, 0.0",
        "-0.0, -0.0",
        "100.0, 100.0",
        "-2.5, -2.5",
        "1389719059.311698, 1389719059.311698",
        "1e-6, 0.000001",
        "1.5e-6, 0.0000015",
        "1e-7, 1e-7",
        "1.25e-10, 1.25e-10",
        "1e20, 100000000000000000000.0",
        "1.5e20, 150000000000000000000.0",
        "1e21, 1e21",
        "1.5e21, 1.5e21",
        "1.7976931348623157e308, 1.7976931348623157e308",
        "2.2250738585072014e-308, 2.2250738585072014e-308",
        "4.9e-324, 5e-324",
        "NaN, null",
        "Infinity, null"
    })
    void numbersPrintAsInZeeksJson(double number, String expected) {
        assertThat(text(number)).isEqualTo(expected);
    }

    @Test
    void everyNumberReadsBackTheSame() {
        Random random = new Random(17);
        int longer = 0;
        int count = 200_000;
        for (int i = 0; i < count; i++) {
            double number = Double.longBitsToDouble(random.nextLong());
            if (Double.isFinite(number)) {
                String text = text(number);
                assertThat(Double.parseDouble(text)).isEqualTo(number);
                longer += digits(text) > digits(Double.toString(number)) ? 1 : 0;
            }
        }
        // The paper counts 99.9 % shortest results for uniformly drawn doubles.
        assertThat(longer).isLessThan(count / 500);
    }

    @Test
    void timesOfCapturesReadBackTheSame() {
        Random random = new Random(19);
        for (int i = 0; i < 200_000; i++) {
            double number = random.nextLong(3_000_000_000_000_000L) / 1e6;
            assertThat(Double.parseDouble(text(number))).isEqualTo(number);
        }
    }

    private static long digits(String text) {
        String mantissa = text.replaceFirst("[eE].*", "").replace(".", "").replace("-", "");
        return mantissa.replaceFirst("^0+", "").replaceFirst("0+$", "").length();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "http, \"http\"", "a\"b, \"a\\\"b\"", "a\\b, \"a\\\\b\"", "`a\tb\nc`, \"a\\tb\\nc\"", "a/b, \"a/b\"",
                "`a\u0001b`, \"a\\\\x01b\"", "grün, \"grün\"", "`grün\t`, \"grün\\t\"",
                "`grün\u0001`, \"gr\\\\xc3\\\\xbcn\\\\x01\"", "`\u007f`, \"\\\\x7f\""
            })
    void stringsAreEscapedTwiceWhereJsonHasNoShortForm(String value, String expected) {
        assertThat(quoted(value)).isEqualTo(expected);
    }
}
