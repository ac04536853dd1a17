package shad.model.query.filter;

/// Letters of history strings.
final class Letters {
    private static final int MOST_DIGITS = 18;

    private Letters() {}

    static int occurrences(byte[] text, int length, char letter) {
        int count = 0;
        for (int i = 0; i < length; i++) {
            if (text[i] == letter) {
                count++;
            }
        }
        return count;
    }

    /// How often something happened at least whose letter is written on the 1st, 10th, 100th… time.
    static long leastCount(int occurrences) {
        long count = occurrences == 0 ? 0 : 1;
        for (int i = 1; i < Math.min(occurrences, MOST_DIGITS); i++) {
            count *= 10;
        }
        return count;
    }
}
