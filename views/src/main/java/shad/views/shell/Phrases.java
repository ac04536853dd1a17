package shad.views.shell;

import shad.views.text.Counts;

/// Figures within sentences.
final class Phrases {
    private Phrases() {}

    /// `1 connection`, `1 896 connections`.
    static String count(long number, String noun) {
        return Counts.format(number) + " " + noun + (number == 1 ? "" : "s");
    }
}
