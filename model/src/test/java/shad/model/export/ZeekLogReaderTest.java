package shad.model.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ZeekLogReaderTest {
    private static final String HEADER =
            """
            #separator \\x09
            #set_separator	,
            #empty_field	(empty)
            #unset_field	-
            #path	test
            #open	2026-01-01-00-00-00
            #fields	t	s	a	n	b	l
            #types	time	string	addr	count	bool	set[string]
            """;
    private static final String RECORD = "1.000000\ta\\x09b\t::1\t5\tT\tx,y\n";

    @TempDir
    private Path folder;

    private List<LogRow> read(String log) throws IOException {
        return TestLogs.read(folder, log.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] packed(byte[] bytes) throws IOException {
        ByteArrayOutputStream target = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(target)) {
            gzip.write(bytes);
        }
        return target.toByteArray();
    }

    @Test
    void recordsAreReadWithTheirColumns() throws IOException {
        LogRow row = read(HEADER + RECORD + "2.000000\t-\t10.0.0.1\t0\tF\t(empty)\n#close\tx\n").get(1);

        assertThat(row.line()).isEqualTo(10);
        assertThat(row.value("t")).isEqualTo("2.000000");
        assertThat(row.value("s")).isNull();
        assertThat(row.value("l")).isEqualTo("(empty)");
        assertThat(row.value("none")).isNull();
        assertThat(row.values()).containsExactly("2.000000", null, "10.0.0.1", "0", "F", "(empty)");
    }

    @ParameterizedTest
    @EnumSource(names = {"TSV", "JSON"})
    void logsOfOursAreReadBack(ConnLogFormat format) throws IOException {
        List<LogRow> rows = TestLogs.read(folder, TestLogs.randomLog(format, 3000, 1));
        List<String> lines = TestLogs.text(TestLogs.randomLog(ConnLogFormat.TSV, 3000, 1))
                .lines()
                .filter(line -> !line.startsWith("#"))
                .toList();

        assertThat(rows).extracting(LogRow::text).isEqualTo(lines);
    }

    @Test
    void packedLogIsRead() throws IOException {
        byte[] log = TestLogs.randomLog(ConnLogFormat.TSV, 1000, 2);

        assertThat(TestLogs.read(folder, packed(log))).hasSize(1000);
    }

    static List<Arguments> damages() {
        return List.of(
                Arguments.of("#path\ttest\n", "", 7, "header lacks #path"),
                Arguments.of("#fields\tt\ts\ta\tn\tb\tl\n", "", 7, "lacks #fields"),
                Arguments.of("#set_separator\t,", "#set_separator\t;", 8, "#set_separator"),
                Arguments.of("\\x09\n", "\\x2c\n", 1, "begins with"),
                Arguments.of("#path\ttest", "#what\ttest", 5, "not known"),
                Arguments.of("#open", "#path", 6, "twice"),
                Arguments.of("\tl\n", "\tl\tm\n", 8, "7 fields and 6 types"),
                Arguments.of("\tb\tl", "\tb\tt", 8, "occurs twice"),
                Arguments.of("set[string]", "heap", 8, "type is not known"),
                Arguments.of("1.000000\t", "1.0000\t", 9, "is no time"),
                Arguments.of("1.000000\t", "-\t-\t", 9, "7 fields"),
                Arguments.of("a\\x09b", "a\\z09b", 9, "is no string"),
                Arguments.of("a\\x09b", "a\u0007b", 9, "control character"),
                Arguments.of("::1", ":::1", 9, "is no addr"),
                Arguments.of("\t5\t", "\t-5\t", 9, "is no count"),
                Arguments.of("\t5\t", "\t18446744073709551616\t", 9, "is no count"),
                Arguments.of("\tT\t", "\ttrue\t", 9, "is no bool"),
                Arguments.of("x,y\n", "x,y", 9, "cut off"),
                Arguments.of("x,y\n", "x,,y\n", 9, "is no string"),
                Arguments.of("1.000000", "#1.000000", 9, "only #close"));
    }

    @ParameterizedTest
    @MethodSource("damages")
    void whatZeekWouldNotWriteIsNamedByLine(String good, String bad, int line, String problem) {
        String log = (HEADER + RECORD).replace(good, bad);

        assertThat(log).isNotEqualTo(HEADER + RECORD);
        assertThatThrownBy(() -> read(log))
                .isInstanceOfSatisfying(LogFormatException.class, e -> assertThat(e.line()).isEqualTo(line))
                .hasMessageContaining("test.log, line " + line)
                .hasMessageContaining(problem);
    }

    @Test
    void wrongValueNamesItsColumn() {
        assertThatThrownBy(() -> read(HEADER + RECORD.replace("::1", "1.2.3")))
                .isInstanceOfSatisfying(LogFormatException.class, e -> assertThat(e.column()).isEqualTo("a"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "x", "{", "#separator \\x09", "#separator \\x09\n", "[]\n", "PK\u0003\u0004\n"})
    void otherFilesAreNoLogs(String content) {
        assertThatThrownBy(() -> read(content)).isInstanceOf(LogFormatException.class);
    }

    @Test
    void nothingFollowsTheClosingLine() {
        assertThatThrownBy(() -> read(HEADER + "#close\tx\n" + RECORD))
                .isInstanceOf(LogFormatException.class)
                .hasMessageContaining("behind #close");
    }

    @Test
    void hugeLineEndsEarly() {
        assertThatThrownBy(() -> read(HEADER + "1".repeat(3 << 20)))
                .isInstanceOf(LogFormatException.class)
                .hasMessageContaining("longer than");
    }

    @Test
    void badUtf8IsRefused() {
        byte[] log = (HEADER + RECORD).getBytes(StandardCharsets.UTF_8);
        log[log.length - 2] = (byte) 0xff;

        assertThatThrownBy(() -> TestLogs.read(folder, log))
                .isInstanceOf(LogFormatException.class)
                .hasMessageContaining("UTF-8");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "{\"ts\":\"x\"}", "{\"ts\":1e999}", "{\"id.orig_p\":70000}", "{\"id.orig_p\":1.5}", "{\"orig_bytes\":-1}",
        "{\"id.orig_h\":\"1.2.3\"}", "{\"local_orig\":\"T\"}", "{\"tunnel_parents\":[1]}", "{\"tunnel_parents\":\"C\"}",
        "{\"ts\":1.0,\"ts\":2.0}", "{\"ts\":1.0} {}", "{\"a\":{\"b\":1}}", "{\"ts\":NaN}", "{\"ts\":1.0", "{'ts':1.0}",
        "{\"a\":[[[[[[[[[[[[[[[[[[[["
    })
    void jsonThatZeekWouldNotWriteIsRefused(String line) {
        assertThatThrownBy(() -> read("{\"ts\":1.0}\n" + line + "\n"))
                .isInstanceOfSatisfying(LogFormatException.class, e -> assertThat(e.line()).isEqualTo(2));
    }

    @Test
    void jsonOfScriptsMayHaveMoreColumns() throws IOException {
        LogRow row = read("{\"ts\":1.5,\"vlan\":7,\"community_id\":\"1:x=\",\"uid\":null}\n").getFirst();

        assertThat(row.value("ts")).isEqualTo("1.500000");
        assertThat(row.value("vlan")).isEqualTo("7");
        assertThat(row.value("community_id")).isEqualTo("1:x=");
        assertThat(row.value("uid")).isNull();
    }

    @ParameterizedTest
    @EnumSource
    void everyBeginningOfALogEndsInRowsOrAFault(ConnLogFormat format) throws IOException {
        byte[] log = TestLogs.randomLog(format, 4, 3);
        for (int length = 0; length < log.length; length++) {
            readOrFault(Arrays.copyOf(log, length));
        }
        byte[] packed = packed(log);
        for (int length = 0; length < packed.length; length++) {
            readOrFault(Arrays.copyOf(packed, length));
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyMutationOfALogEndsInRowsOrAFault(ConnLogFormat format) throws IOException {
        byte[] log = TestLogs.randomLog(format, 6, 4);
        byte[] packed = packed(log);
        Random random = new Random(5);
        for (int i = 0; i < 1500; i++) {
            byte[] mutated = (i % 8 == 0 ? packed : log).clone();
            for (int k = random.nextInt(1, 5); k > 0; k--) {
                mutated[random.nextInt(mutated.length)] = (byte) random.nextInt(256);
            }
            readOrFault(mutated);
        }
    }

    private void readOrFault(byte[] log) throws IOException {
        Path file = Files.write(folder.resolve("test.log"), log);
        try {
            assertThat(TestLogs.read(file)).isNotNull();
        } catch (LogFormatException e) {
            assertThat(e).hasMessageContaining("test.log, line ");
        }
    }
}
