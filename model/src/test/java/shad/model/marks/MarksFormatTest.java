package shad.model.marks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import shad.model.conn.IpAddress;

class MarksFormatTest {
    private static final String ONE = """
            {"shad_marks":1,"connections":[
            {"start":"2023-11-14T22:13:20.000000001Z","ip_proto":6,"a":"10.0.0.1","a_port":49152,"b":"192.168.1.2","b_port":80,"mark":"star","note":"look"}]}
            """;
    private static final ConnectionKey KEY = ConnectionKey.between(
            1_700_000_000_000_000_001L,
            IpAddress.parse("10.0.0.1").orElseThrow(),
            49152,
            IpAddress.parse("192.168.1.2").orElseThrow(),
            80,
            6);

    private static byte[] written(Marks marks) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        MarksFormat.write(marks, bytes);
        return bytes.toByteArray();
    }

    private static Marks read(byte[] bytes) throws IOException {
        return MarksFormat.read(new ByteArrayInputStream(bytes));
    }

    private static Marks read(String text) throws IOException {
        return read(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void theFormStaysAsOthersReadIt() throws IOException {
        Marks marks = Marks.NONE.with(Map.of(KEY, new Remark(Mark.STAR, "look")));

        assertThat(new String(written(marks), StandardCharsets.UTF_8)).isEqualTo(ONE);
        assertThat(read(ONE).sorted()).isEqualTo(marks.sorted());
    }

    @Test
    void whatIsWrittenIsReadAsTheSame() throws IOException {
        Random random = new Random(7);
        for (int i = 0; i < 200; i++) {
            Map<ConnectionKey, Remark> remarks = new HashMap<>();
            for (int count = random.nextInt(20); count > 0; count--) {
                remarks.put(RandomMarks.key(random), RandomMarks.remark(random));
            }
            assertThat(read(written(Marks.NONE.with(remarks))).sorted()).isEqualTo(remarks);
        }
    }

    @Test
    void fieldsOfOthersArePassedOver() throws IOException {
        String more = ONE.replace("\"mark\"", "\"analyst\":{\"name\":[\"A\"]},\"mark\"")
                .replace("{\"shad_marks\"", "{\"tool\":[1,{}],\"shad_marks\"");

        assertThat(read(more).of(KEY)).isEqualTo(new Remark(Mark.STAR, "look"));
    }

    @Test
    void theEndsMayStandInAnyOrder() throws IOException {
        String turned = ONE.replace("\"a\"", "\"x\"").replace("\"a_port\"", "\"x_port\"")
                .replace("\"b\"", "\"a\"").replace("\"b_port\"", "\"a_port\"")
                .replace("\"x\"", "\"b\"").replace("\"x_port\"", "\"b_port\"");

        assertThat(read(turned).of(KEY)).isEqualTo(new Remark(Mark.STAR, "look"));
    }

    /// Each line: what is replaced, by what, what is said.
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "start":"2023      | "begin":"2023       | line 2: start, ip_proto, a and b are needed
            2023-11-14T        | 2023-14-14T         | line 2: start must be a time such as 2024-05-01T12:00:00.5Z
            2023-11-14T        | +99999-11-14T       | line 2: start is too far from 1970
            10.0.0.1           | 10.0.0              | line 2: a must be an address
            "10.0.0.1"         | 10                  | line 2: a must be a text
            49152              | 65536               | line 2: a_port must be a whole number up to 65535
            49152              | -1                  | line 2: a_port must be a whole number up to 65535
            49152              | 99999999999999999999 | line 2: a_port must be a whole number up to 65535
            :80                | :8.5                | line 2: b_port must be a whole number up to 65535
            "ip_proto":6       | "ip_proto":null     | line 2: ip_proto must be a whole number up to 255
            "star"             | "stars"             | line 2: no mark is called so
            "look"             | ["look"]            | line 2: note must be a text
            "look"             | "look               | line 2: it is no JSON here
            ]}                 | ]                   | line 3: it is no JSON here
            ]}                 | ]}}                 | line 2: it is no JSON here
            ]}                 | ]}[]                | line 2: it does not end here as it should
            [                  | {}                  | line 1: connections must be a list
            "shad_marks":1,    | ``                  | line 3: shad_marks is missing
            "shad_marks":1     | "shad_marks":"1"    | line 1: shad_marks must be a whole number up to 2147483647
            "connections":[    | "connections":[1,   | line 1: a connection is expected
            """)
    void damageIsSaidWithItsLine(String piece, String replacement, String problem) {
        assertThatThrownBy(() -> read(ONE.replace(piece, replacement)))
                .isInstanceOf(MarksException.class)
                .hasMessage("it is damaged (" + problem + ")");
    }

    @Test
    void aNewerVersionIsNotGuessedAt() {
        assertThatThrownBy(() -> read(ONE.replace("\"shad_marks\":1", "\"shad_marks\":2")))
                .hasMessage("a newer Shad wrote it (version 2)");
    }

    @Test
    void noDamageEndsInAnythingButMarksOrAnException() throws IOException {
        Random random = new Random(8);
        Map<ConnectionKey, Remark> remarks = new HashMap<>();
        for (int i = 0; i < 5; i++) {
            remarks.put(RandomMarks.key(random), new Remark(Mark.BENIGN, "n" + i));
        }
        byte[] good = written(Marks.NONE.with(remarks));
        for (int length = 0; length < good.length; length++) {
            readAnything(Arrays.copyOf(good, length));
        }
        for (int i = 0; i < 3000; i++) {
            byte[] bad = good.clone();
            for (int changes = random.nextInt(4); changes >= 0; changes--) {
                bad[random.nextInt(bad.length)] = (byte) random.nextInt(256);
            }
            readAnything(bad);
        }
        readAnything("[".repeat(100_000).getBytes(StandardCharsets.UTF_8));
        readAnything(("{\"x\":" + "[".repeat(100_000)).getBytes(StandardCharsets.UTF_8));
    }

    /// Anything but an [IOException] fails the test.
    private static void readAnything(byte[] bytes) {
        try {
            assertThat(read(bytes).size()).isNotNegative();
        } catch (IOException e) {
            assertThat(e).hasMessageMatching("(?s).+");
        }
    }
}
