package shad.model.query.filter;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;

/// Regular expressions in RE2 syntax, which match in linear time whatever the pattern. Bounded in length and in what
/// repetitions multiply to, so that a short text cannot make a huge program.
final class RegularExpressions {
    private static final int MAX_LENGTH = 1000;
    private static final long MAX_REPETITIONS = 1000;

    private RegularExpressions() {}

    /// Whether the pattern has an upper-case letter that is no class such as `\S`.
    private static boolean hasUpperCase(String pattern) {
        for (int i = 0; i < pattern.length(); i++) {
            if (pattern.charAt(i) == '\\') {
                i++;
            } else if (Character.isUpperCase(pattern.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    /// Case counts where it always does, or where the pattern has an upper-case letter.
    static Pattern compile(String pattern, boolean caseAlwaysCounts) {
        return Pattern.compile(pattern, caseAlwaysCounts || hasUpperCase(pattern) ? 0 : Pattern.CASE_INSENSITIVE);
    }

    static void check(String pattern, SourceRange range) throws FilterException {
        if (pattern.length() > MAX_LENGTH) {
            throw new FilterException("A regular expression may have " + MAX_LENGTH + " characters at most", range);
        }
        if (repetitions(pattern) > MAX_REPETITIONS) {
            throw new FilterException(
                    "The regular expression repeats too often: all “{n}” together may multiply to " + MAX_REPETITIONS,
                    range);
        }
        try {
            compile(pattern, true);
        } catch (PatternSyntaxException e) {
            throw new FilterException("The regular expression is wrong: " + e.getDescription()
                    + (e.getPattern().isEmpty() ? "" : ": " + e.getPattern()), range);
        }
    }

    /// The product of all counts in braces, capped.
    private static long repetitions(String pattern) {
        long product = 1;
        for (int open = pattern.indexOf('{'); open >= 0; open = pattern.indexOf('{', open + 1)) {
            int close = pattern.indexOf('}', open);
            if (close < 0) {
                break;
            }
            long most = 1;
            long number = 0;
            for (int i = open + 1; i <= close; i++) {
                int digit = Character.digit(pattern.charAt(i), 10);
                number = digit < 0 ? 0 : Math.min(number * 10 + digit, MAX_REPETITIONS + 1);
                most = Math.max(most, number);
            }
            product = Math.min(product * most, MAX_REPETITIONS + 1);
        }
        return product;
    }
}
