package shad.views.connections;

/// Numbers as people read them.
final class Figures {
    private Figures() {}

    /// Groups of three digits, apart by a space: `1 204 881`. Unsigned.
    static String grouped(long number) {
        String digits = Long.toUnsignedString(number);
        if (digits.length() <= 3) {
            return digits;
        }
        StringBuilder text = new StringBuilder(digits);
        for (int at = digits.length() - 3; at > 0; at -= 3) {
            text.insert(at, ' ');
        }
        return text.toString();
    }
}
