package shad.model.service.pattern;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class PatternSetTest {
    /// In the notation of both [PatternSet] and [Pattern].
    private static final List<String> PATTERNS = List.of(
            "ab*c",
            "(.*[\\n\\r])? *(?i:user) ",
            ".{2,4}\\x00[^ab]",
            "(a|bb|ccc)+d?\\r\\n",
            "\\s*220[\\s-]",
            ".*(b.a|ab.{0,3}ba)",
            "[\\x80-\\xff]{3}",
            "a{3}|b{2,5}c");

    @Test
    void patternsMatchWhatRegularExpressionsMatchAtTheBeginning() {
        List<Pattern> expressions = PATTERNS.stream().map(text -> Pattern.compile(text, Pattern.DOTALL)).toList();
        PatternSet patterns = new PatternSet(PATTERNS);
        Random random = new Random(1);
        int matches = 0;
        for (int i = 0; i < 40_000; i++) {
            byte[] input = input(random);
            String text = new String(input, StandardCharsets.ISO_8859_1);
            long expected = 0;
            for (int j = 0; j < PATTERNS.size(); j++) {
                if (expressions.get(j).matcher(text).lookingAt()) {
                    expected |= 1L << j;
                    matches++;
                }
            }
            assertEquals(expected, matched(patterns, input, random), () -> text);
        }
        assertEquals(true, matches > 5_000, "inputs that match");
    }

    /// Fed in pieces of random size.
    private static long matched(PatternSet patterns, byte[] input, Random random) {
        PatternSet.Run run = new PatternSet.Run(patterns);
        int at = 0;
        while (at < input.length) {
            int length = 1 + random.nextInt(input.length - at);
            patterns.match(run, input, at, length);
            at += length;
        }
        return run.matched();
    }

    private static byte[] input(Random random) {
        String[] parts =
                {"a", "b", "c", "ab", "ba", "USER ", "user ", "220 ", "\r\n", "\n", " ", "\0", "\u00ff", "x", "d"};
        StringBuilder text = new StringBuilder();
        int count = 1 + random.nextInt(9);
        for (int i = 0; i < count; i++) {
            text.append(parts[random.nextInt(parts.length)]);
        }
        return text.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    @Test
    void anAutomatonThatGrewTooLargeIsBegunAgainWithoutLosingAMatch() {
        // Every subset of the last 13 positions is a state of its own.
        String text = ".*a.{12}b";
        PatternSet patterns = new PatternSet(List.of(text));
        Pattern expression = Pattern.compile(text, Pattern.DOTALL);
        Random random = new Random(2);
        PatternSet.Run waiting = new PatternSet.Run(patterns);
        patterns.match(waiting, bytes("a123456789012"), 0, 13);
        for (int i = 0; i < 3000; i++) {
            StringBuilder input = new StringBuilder();
            for (int j = 0; j < 40; j++) {
                input.append(random.nextInt(9) == 0 ? 'a' : random.nextInt(30) == 0 ? 'b' : 'c');
            }
            PatternSet.Run run = new PatternSet.Run(patterns);
            patterns.match(run, bytes(input.toString()), 0, input.length());
            assertEquals(expression.matcher(input).lookingAt() ? 1 : 0, run.matched(), input::toString);
        }
        patterns.match(waiting, bytes("b"), 0, 1);
        assertEquals(1, waiting.matched());
    }

    @Test
    void aPatternThatIsNoneNamesThePlace() {
        assertThrows(PatternException.class, () -> new PatternSet(List.of("(a")));
        assertThrows(PatternException.class, () -> new PatternSet(List.of("a)")));
        assertThrows(PatternException.class, () -> new PatternSet(List.of("a{3,2}")));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
