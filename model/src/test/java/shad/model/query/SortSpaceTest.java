package shad.model.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SortSpaceTest {
    private static final int MANY = 1 << 17;

    @Test
    void spaceOfABigSortServesTheNextThatIsNoBigger() {
        SortSpace first = SortSpace.of(MANY);
        first.giveBack();

        SortSpace second = SortSpace.of(MANY - 1);
        assertThat(second).isSameAs(first);
        second.giveBack();
        assertThat(SortSpace.of(MANY * 2).words()).hasSizeGreaterThanOrEqualTo(MANY * 2);
    }

    @Test
    void theBiggerOfTwoIsKept() {
        SortSpace big = SortSpace.of(MANY * 4);
        SortSpace small = SortSpace.of(MANY);
        big.giveBack();
        small.giveBack();

        assertThat(SortSpace.of(MANY * 4)).isSameAs(big);
    }

    @Test
    void spaceInUseIsNobodyElses() {
        SortSpace first = SortSpace.of(MANY);
        SortSpace second = SortSpace.of(MANY);

        assertThat(second).isNotSameAs(first);
        assertThat(second.words()).isNotSameAs(first.words());
    }

    @Test
    void bitsOfTheSortBeforeAreGone() {
        SortSpace space = SortSpace.of(MANY);
        Arrays.fill(space.bits(), -1L);
        space.giveBack();

        SortSpace next = SortSpace.of(MANY);
        assertThat(next).isSameAs(space);
        assertThat(next.clearedBits()).containsOnly(0);
    }

    @Test
    void swappedWordsAreTheOtherWords() {
        SortSpace space = SortSpace.of(100);
        long[] words = space.words();
        long[] others = space.otherWords();
        space.swap();

        assertThat(space.words()).isSameAs(others).hasSameSizeAs(words);
        assertThat(space.otherWords()).isSameAs(words);
    }
}
