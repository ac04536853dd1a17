package shad.model.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import shad.model.store.ConnectionView;

class ColumnTextTest {
    private final TestRows rows = new TestRows();

    private String line() {
        ConnectionView view = rows.snapshot().view().at(0);
        return ConnectionColumn.base().stream()
                .map(column -> ColumnText.of(column, view))
                .collect(Collectors.joining(" "));
    }

    @Test
    void rowPrintsAsInTheLog() {
        rows.add(_ -> {});

        assertThat(line())
                .isEqualTo(
                        "1700000000.000000 CJKFoj4bpHEhTeaRoj 10.0.0.1 49152 192.168.1.2 80 tcp http 1.500000 100 2000 SF"
                                + " T F 0 ShADadFf 5 360 4 2208 - 6");
    }

    @Test
    void whatIsUnsetPrintsAsADash() {
        rows.add(row -> {
            row.lastNanos = row.startNanos + 999;
            row.serviceId = 0;
            row.historyId = 0;
            row.localityKnown = false;
            row.ipProtocol = 132;
            row.missedBytes = -1;
        });

        assertThat(line())
                .isEqualTo(
                        "1700000000.000000 CJKFoj4bpHEhTeaRoj 10.0.0.1 49152 192.168.1.2 80 unknown_transport - - - - SF"
                                + " - - 18446744073709551615 - 5 360 4 2208 - 132");
    }

    @Test
    void timesBeyondExactMicrosecondsPrintAsTheBinaryNumber() {
        rows.add(row -> {
            row.startNanos = 9_000_000_000_123_457_000L;
            row.lastNanos = row.startNanos + 3_000;
        });
        ConnectionView view = rows.snapshot().view().at(0);

        assertThat(ColumnText.of(ConnectionColumn.TS, view))
                .isEqualTo(String.format(Locale.ROOT, "%.6f", new BigDecimal(view.startSeconds())));
        assertThat(ColumnText.of(ConnectionColumn.DURATION, view))
                .isEqualTo(String.format(Locale.ROOT, "%.6f", new BigDecimal(view.durationSeconds())));
    }

    @ParameterizedTest
    @CsvSource({
        "0.0, 0.000000", "-0.0, -0.000000", "0.0000005, 0.000000", "0.0000015, 0.000002", "2.5e-7, 0.000000",
        "-1.25, -1.250000", "1e20, 100000000000000000000.000000", "0.1234565, 0.123456", "NaN, nan", "-Infinity, -inf"
    })
    void binaryNumbersRoundAsInC(double number, String expected) {
        assertThat(new TextBuffer(0).appendSeconds(number)).hasToString(expected);
    }

    @Test
    void numbersOfEveryLengthPrintInDecimal() {
        Random random = new Random(11);
        for (int i = 0; i < 100_000; i++) {
            long number = random.nextLong() >>> random.nextInt(64);
            assertThat(new TextBuffer(0).appendUnsigned(number)).hasToString(Long.toUnsignedString(number));
        }
        for (long power = 1; power > 0 && power <= 1_000_000_000_000_000_000L; power *= 10) {
            assertThat(new TextBuffer(0).appendUnsigned(power)).hasToString(Long.toString(power));
            assertThat(new TextBuffer(0).appendUnsigned(power - 1)).hasToString(Long.toString(power - 1));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'', (empty)", "-, \\x2d", "(empty), \\x28empty)", "a\\b, a\\\\b", "'a\tb', a\\x09b", "'a\nb', a\\x0ab",
        "a-b, a-b", "a b, a b", "grün, grün", "'grün\n', gr\\xc3\\xbcn\\x0a", "'ü\t\u0080', ü\\x09\\xc2\\x80",
        "\ue000, \\xee\\x80\\x80"
    })
    void stringsAreEscapedAsZeekDoes(String value, String expected) {
        TextBuffer target = new TextBuffer(0);
        ZeekString.append(value, target);

        assertThat(target).hasToString(expected);
    }

    @Test
    void invalidUtf8EscapesTheWholePieceButNotItsNeighbour() {
        TextBuffer target = new TextBuffer(0);
        ZeekString.append(new byte[] {(byte) 0xc3, (byte) 0xbc, (byte) 0xff, '\\', (byte) 0xc3, (byte) 0xbc}, target);

        assertThat(target).hasToString("\\xc3\\xbc\\xff\\\\ü");
    }

    @Test
    void everyStringIsRestoredFromItsEscapedForm() {
        Random random = new Random(13);
        String[] pieces = {"\\", "\t", "ü", "€", "𝄞", "x", "-", "(empty)", "\n", "\u0085"};
        for (int i = 0; i < 20_000; i++) {
            TextBuffer value = new TextBuffer(0);
            for (int k = random.nextInt(1, 6); k > 0; k--) {
                if (random.nextBoolean()) {
                    value.append(random.nextInt(256));
                } else {
                    value.append(pieces[random.nextInt(pieces.length)].getBytes(StandardCharsets.UTF_8));
                }
            }
            byte[] bytes = Arrays.copyOf(value.bytes(), value.length());
            TextBuffer escaped = new TextBuffer(0);
            ZeekString.append(bytes, escaped);
            byte[] text = Arrays.copyOf(escaped.bytes(), escaped.length());

            assertThat(ZeekString.unescape(text)).isEqualTo(bytes);
            assertThat(new String(text, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8)).isEqualTo(text);
            assertThat(text).doesNotContain('\t', '\n');
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\", "a\\x", "\\x1", "\\xg0", "\\n", "\\X41"})
    void brokenEscapesAreRefused(String text) {
        assertThatThrownBy(() -> ZeekString.unescape(text.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
