package shad.model.conn;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NameBookTest {
    private final NameBook book = new NameBook();

    @Test
    void namesAreKeptOnceInTheOrderInWhichTheyCame() {
        book.add(0, 1, "b.example.net");
        book.add(0, 1, "a.example.net");
        book.add(0, 1, "b.example.net");

        assertThat(book.of(0, 1)).containsExactly("b.example.net", "a.example.net");
        assertThat(book.of(1, 1)).isEmpty();
        assertThat(book.leftOut()).isZero();
    }

    @Test
    void anAddressKeepsEightNamesAndTheRestIsCounted() {
        for (int i = 0; i < 10; i++) {
            book.add(0, 1, "host" + i);
        }

        assertThat(book.of(0, 1)).hasSize(8).contains("host0").doesNotContain("host9");
        assertThat(book.leftOut()).isEqualTo(2);
    }

    @Test
    void aFloodOfNamesFillsABoundedBook() {
        String longName = "a".repeat(253);
        for (int i = 0; i < 80_000; i++) {
            book.add(0, i, longName);
        }

        assertThat(book.leftOut()).isPositive();
        assertThat(book.of(0, 0)).containsExactly(longName);
        assertThat(book.of(0, 79_999)).isEmpty();
    }

    @Test
    void whatIsNoNameIsNotKept() {
        book.add(0, 1, "");
        book.add(0, 1, "a".repeat(254));
        book.add(0, 1, "192.0.2.1");

        assertThat(book.of(0, 1)).isEmpty();
    }
}
