package shad.model.service.pattern;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.Supplier;

/// Reads a pattern: characters and `\xHH` stand for themselves, `.` for any byte, `[...]` and `[^...]` for one of a set,
/// `(...)`, `|`, `*`, `+`, `?`, `{n}` and `{n,m}` mean what they mean everywhere, `\d` is a digit, `\s` one of blank, TAB,
/// LF, VT, FF, CR, and within `(?i:...)` letters match in either case. A backslash before anything else takes it literally.
final class PatternParser {
    private static final int BYTES = 256;
    private static final int MAX_REPEAT = 512;

    private final Nfa nfa;
    private final String text;
    private int at;
    private boolean ignoreCase;

    PatternParser(Nfa nfa, String text) {
        this.nfa = nfa;
        this.text = text;
    }

    Nfa.Piece parse() {
        Nfa.Piece piece = alternatives();
        if (at < text.length()) {
            throw error("a closing bracket too many");
        }
        return piece;
    }

    private Nfa.Piece alternatives() {
        List<Nfa.Piece> pieces = new ArrayList<>();
        pieces.add(sequence());
        while (accept('|')) {
            pieces.add(sequence());
        }
        return pieces.size() == 1 ? pieces.getFirst() : nfa.either(pieces);
    }

    private Nfa.Piece sequence() {
        Nfa.Piece sequence = nfa.empty();
        while (at < text.length() && text.charAt(at) != '|' && text.charAt(at) != ')') {
            sequence = nfa.sequence(sequence, repeated());
        }
        return sequence;
    }

    /// One item and its quantifier. What is repeated is read again for every copy, since pieces cannot be shared.
    private Nfa.Piece repeated() {
        int start = at;
        Nfa.Piece first = item();
        int afterItem = at;
        Supplier<Nfa.Piece> copy = () -> {
            int resume = at;
            at = start;
            Nfa.Piece piece = item();
            at = resume;
            return piece;
        };
        if (accept('*')) {
            return nfa.star(first);
        }
        if (accept('+')) {
            return nfa.sequence(first, nfa.star(copy.get()));
        }
        if (accept('?')) {
            return nfa.optional(first);
        }
        if (!accept('{')) {
            at = afterItem;
            return first;
        }
        int minimum = number();
        int maximum = accept(',') ? number() : minimum;
        expect('}');
        if (maximum < minimum || maximum == 0) {
            throw error("an empty repetition");
        }
        return bounded(first, copy, minimum, maximum);
    }

    private Nfa.Piece bounded(Nfa.Piece first, Supplier<Nfa.Piece> copy, int minimum, int maximum) {
        Nfa.Piece tail = nfa.empty();
        for (int i = maximum; i > Math.max(minimum, 1); i--) {
            tail = nfa.optional(nfa.sequence(copy.get(), tail));
        }
        for (int i = minimum; i > 1; i--) {
            tail = nfa.sequence(copy.get(), tail);
        }
        Nfa.Piece whole = nfa.sequence(first, tail);
        return minimum == 0 ? nfa.optional(whole) : whole;
    }

    private Nfa.Piece item() {
        if (accept('(')) {
            boolean outer = ignoreCase;
            if (text.startsWith("?i:", at)) {
                ignoreCase = true;
                at += 3;
            }
            Nfa.Piece group = alternatives();
            expect(')');
            ignoreCase = outer;
            return group;
        }
        return nfa.read(withBothCases(set()));
    }

    private BitSet set() {
        if (accept('.')) {
            return range(0, BYTES - 1);
        }
        if (!accept('[')) {
            return character();
        }
        boolean negated = accept('^');
        BitSet set = new BitSet(BYTES);
        while (!accept(']')) {
            BitSet from = character();
            if (from.cardinality() == 1 && at + 1 < text.length() && text.charAt(at) == '-'
                    && text.charAt(at + 1) != ']') {
                at++;
                set.set(from.nextSetBit(0), character().nextSetBit(0) + 1);
            } else {
                set.or(from);
            }
        }
        if (negated) {
            set.flip(0, BYTES);
        }
        return set;
    }

    private BitSet character() {
        char next = next();
        if (next != '\\') {
            return range(next, next);
        }
        char escaped = next();
        return switch (escaped) {
            case 'x' -> {
                int value = Integer.parseInt(text.substring(at, at + 2), 16);
                at += 2;
                yield range(value, value);
            }
            case 'n' -> range('\n', '\n');
            case 'r' -> range('\r', '\r');
            case 't' -> range('\t', '\t');
            case 'd' -> range('0', '9');
            case 's' -> {
                BitSet blanks = range('\t', '\r');
                blanks.set(' ');
                yield blanks;
            }
            default -> range(escaped, escaped);
        };
    }

    private static BitSet range(int first, int last) {
        BitSet set = new BitSet(BYTES);
        set.set(first, last + 1);
        return set;
    }

    private BitSet withBothCases(BitSet set) {
        if (ignoreCase) {
            for (int letter = 'a'; letter <= 'z'; letter++) {
                int capital = letter - 'a' + 'A';
                if (set.get(letter) || set.get(capital)) {
                    set.set(letter);
                    set.set(capital);
                }
            }
        }
        return set;
    }

    private int number() {
        int start = at;
        while (at < text.length() && Character.isDigit(text.charAt(at))) {
            at++;
        }
        int value = Integer.parseInt(text.substring(start, at));
        if (value > MAX_REPEAT) {
            throw error("too many repetitions");
        }
        return value;
    }

    private char next() {
        if (at == text.length()) {
            throw error("an end too early");
        }
        return text.charAt(at++);
    }

    private boolean accept(char expected) {
        if (at < text.length() && text.charAt(at) == expected) {
            at++;
            return true;
        }
        return false;
    }

    private void expect(char expected) {
        if (!accept(expected)) {
            throw error(expected + " expected");
        }
    }

    private PatternException error(String message) {
        return new PatternException(message, text, at);
    }
}
