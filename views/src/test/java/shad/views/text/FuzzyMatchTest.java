package shad.views.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

class FuzzyMatchTest {
    private static final List<String> TITLES = List.of(
            "File Open…", "File Export Shown…", "File Export Selected…", "View Theme Light", "Help Keys");

    @Test
    void lettersInOrderFindAText() {
        assertThat(found("exsh")).first().isEqualTo("File Export Shown…");
        assertThat(found("exse")).first().isEqualTo("File Export Selected…");
        assertThat(found("keys")).containsExactly("Help Keys");
    }

    @Test
    void lettersThatAreNotThereFindNothing() {
        assertThat(found("zz")).isEmpty();
        assertThat(found("nepo")).isEmpty();
    }

    @Test
    void aWholePartComesBeforeScatteredLetters() {
        assertThat(score("light", "View Theme Light")).isGreaterThan(score("light", "Left in a grid, how tall"));
    }

    @Test
    void nothingSearchedFitsEverything() {
        assertThat(found("")).hasSize(TITLES.size());
    }

    private static List<String> found(String search) {
        return TITLES.stream()
                .filter(title -> FuzzyMatch.score(search, title).isPresent())
                .sorted(Comparator.comparingInt((String title) -> score(search, title)).reversed())
                .toList();
    }

    private static int score(String search, String text) {
        return FuzzyMatch.score(search, text).orElseThrow();
    }
}
