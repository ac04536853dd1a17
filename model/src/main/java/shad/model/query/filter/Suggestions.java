package shad.model.query.filter;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/// Finds the known word that a misspelt one is nearest to.
final class Suggestions {
    private static final int LONGEST = 40;

    private Suggestions() {}

    /// The nearest of the known words; empty where none is near.
    static Optional<String> near(String word, Collection<String> known) {
        if (word.length() > LONGEST) {
            return Optional.empty();
        }
        String lower = word.toLowerCase(Locale.ROOT);
        int most = Math.max(1, word.length() / 3);
        return known.stream()
                .filter(each -> distance(lower, each.toLowerCase(Locale.ROOT)) <= most || isPart(lower, each))
                .min(Comparator.comparingInt(each -> distance(lower, each.toLowerCase(Locale.ROOT))));
    }

    /// `resp_p` and `id_resp_p` mean `id.resp_p`.
    private static boolean isPart(String lower, String known) {
        return lower.length() > 2 && (known.endsWith("." + lower) || known.startsWith(lower + "_"));
    }

    /// How many letters must be put in, left out, changed or swapped with their neighbour to get from one word to the
    /// other.
    static int distance(String from, String to) {
        int[][] steps = new int[from.length() + 1][to.length() + 1];
        for (int i = 0; i <= from.length(); i++) {
            for (int k = 0; k <= to.length(); k++) {
                if (i == 0 || k == 0) {
                    steps[i][k] = i + k;
                    continue;
                }
                boolean same = from.charAt(i - 1) == to.charAt(k - 1);
                int least = Math.min(steps[i - 1][k] + 1, steps[i][k - 1] + 1);
                least = Math.min(least, steps[i - 1][k - 1] + (same ? 0 : 1));
                boolean swapped = i > 1
                        && k > 1
                        && from.charAt(i - 1) == to.charAt(k - 2)
                        && from.charAt(i - 2) == to.charAt(k - 1);
                steps[i][k] = swapped ? Math.min(least, steps[i - 2][k - 2] + 1) : least;
            }
        }
        return steps[from.length()][to.length()];
    }
}
