package shad.views.charts;

/// How the length of a bar grows with its amount.
enum Scale {
    LINEAR("Linear"),
    /// With the number of digits, so that what is small still shows beside what is large.
    LOGARITHMIC("Log");

    private final String word;

    Scale(String word) {
        this.word = word;
    }

    /// The word for a person.
    String word() {
        return word;
    }

    /// The length for an amount.
    double length(double amount) {
        return this == LINEAR ? amount : Math.log10(1 + Math.max(0, amount));
    }
}
