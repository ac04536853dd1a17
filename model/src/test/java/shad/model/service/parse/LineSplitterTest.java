package shad.model.service.parse;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LineSplitterTest {
    private final List<String> seen = new ArrayList<>();

    private final LineSplitter.Sink sink = new LineSplitter.Sink() {
        @Override
        public void line(byte[] bytes, int offset, int length) {
            seen.add(Ascii.text(bytes, offset, length));
        }

        @Override
        public void raw(byte[] bytes, int offset, int length) {
            seen.add("raw " + Ascii.text(bytes, offset, length));
        }
    };

    private List<String> split(LineSplitter splitter, String... chunks) {
        seen.clear();
        for (String chunk : chunks) {
            byte[] bytes = Ascii.bytes("--" + chunk + "--");
            assertEquals(chunk.length(), splitter.split(bytes, 2, chunk.length(), sink));
        }
        return seen;
    }

    @Test
    void textEndsWithCrOrLfOrBoth() {
        assertEquals(List.of("a", "b", "c", "", "d"), split(LineSplitter.ofText(), "a\rb\nc\r\n\nd\r\ne"));
    }

    @Test
    void lineFeedOfNextChunkBelongsToCarriageReturn() {
        assertEquals(List.of("a", "b", ""), split(LineSplitter.ofText(), "a\r", "\nb\n", "\n"));
    }

    @Test
    void lineIsJoinedFromChunks() {
        assertEquals(List.of("abc"), split(LineSplitter.ofText(), "a", "b", "c\n"));
    }

    @Test
    void carriageReturnAloneIsPartOfTelnetLine() {
        assertEquals(List.of("a\rb", "c"), split(LineSplitter.ofTelnet(), "a\rb\r", "\nc\n"));
    }

    @Test
    void onlyCrLfMayEndLines() {
        LineSplitter splitter = LineSplitter.ofText();
        splitter.endOnlyWithCrLf(true);
        assertEquals(List.of("a\rb\nc", "d"), split(splitter, "a\rb\nc\r\nd\r", "\n"));
    }

    @Test
    void firstNulMayBeDropped() {
        assertEquals(List.of("ab", "c\0d"), split(LineSplitter.ofTextWithoutNul(), "\0a", "b\nc\0d\n"));
        assertEquals(List.of("\0a"), split(LineSplitter.ofText(), "\0a\n"));
    }

    @Test
    void rawBytesComeBetweenLines() {
        LineSplitter splitter = LineSplitter.ofText();
        split(splitter, "a\r");
        splitter.takeRaw(4);
        assertEquals(List.of("raw b", "raw \r\nc", "d"), split(splitter, "\nb", "\r\ncd\n"));
    }

    @Test
    void longLinesComeInPieces() {
        LineSplitter splitter = LineSplitter.ofText();
        String longLine = "\0".repeat(LineSplitter.LIMIT + 10);
        split(splitter, longLine.substring(0, 1000), longLine.substring(1000) + "\n");
        assertEquals(List.of(LineSplitter.LIMIT, 10), seen.stream().map(String::length).toList());
    }

    @Test
    void unfinishedLineIsHandedOverAtTheEnd() {
        LineSplitter splitter = LineSplitter.ofText();
        split(splitter, "a");
        splitter.finish(sink);
        splitter.finish(sink);
        assertEquals(List.of("a"), seen);
    }
}
