package shad.views.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowSelectionTest {
    private final RowSelection selection = new RowSelection();

    @BeforeEach
    void tenRows() {
        selection.setRows(RowList.firstRows(10));
    }

    @Test
    void selectingOneRowDropsTheOthers() {
        selection.selectAll();
        selection.select(3);

        assertThat(selection.toArray()).containsExactly(3);
        assertThat(selection.leadRow()).isEqualTo(3);
    }

    @Test
    void extendingGoesFromTheAnchorInBothDirections() {
        selection.select(5);
        selection.extendTo(7);
        assertThat(selection.toArray()).containsExactly(5, 6, 7);

        selection.extendTo(3);
        assertThat(selection.toArray()).containsExactly(3, 4, 5);
        assertThat(selection.leadIndex()).isEqualTo(3);
    }

    @Test
    void togglingTakesOneRowOutOfARange() {
        selection.selectAll();
        selection.toggle(4);

        assertThat(selection.count()).isEqualTo(9);
        assertThat(selection.containsIndex(4)).isFalse();
        assertThat(selection.contains(5)).isTrue();
    }

    @Test
    void addingKeepsWhatWasSelected() {
        selection.select(0);
        selection.toggle(5);
        selection.addTo(7);

        assertThat(selection.toArray()).containsExactly(0, 5, 6, 7);
    }

    @Test
    void theSelectionStaysOnItsRowsWhenTheOrderChanges() {
        selection.select(1);
        selection.extendTo(3);
        selection.reorder(RowList.of(9, 8, 7, 6, 5, 4, 3, 2, 1, 0));

        assertThat(selection.toArray()).containsExactly(3, 2, 1);
        assertThat(selection.leadRow()).isEqualTo(3);
        assertThat(selection.leadIndex()).isEqualTo(6);
        assertThat(selection.containsIndex(1)).isFalse();
    }

    @Test
    void rowsHiddenByAFilterAreStillSelectedWhenItGoes() {
        selection.select(2);
        selection.extendTo(4);
        selection.setRows(RowList.of(0, 3, 9));
        assertThat(selection.toArray()).containsExactly(3);
        assertThat(selection.count()).isEqualTo(3);

        selection.setRows(RowList.firstRows(10));
        assertThat(selection.toArray()).containsExactly(2, 3, 4);
    }

    @Test
    void allSelectedRowsOfAFilterAreTheOnlyOnesSelectedWithoutIt() {
        selection.setRows(RowList.of(8, 1));
        selection.selectAll();
        selection.setRows(RowList.firstRows(10));

        assertThat(selection.toArray()).containsExactly(1, 8);
    }

    @Test
    void rowsThatComeInLaterAreNotSelected() {
        selection.selectAll();
        selection.setRows(RowList.firstRows(12));

        assertThat(selection.count()).isEqualTo(10);
        assertThat(selection.containsIndex(11)).isFalse();
    }

    @Test
    void aFrozenSelectionDoesNotChangeAnyMore() {
        selection.select(2);
        selection.toggle(6);
        RowSelection.Frozen frozen = selection.freeze();
        selection.selectAll();
        selection.setRows(RowList.EMPTY);

        assertThat(frozen.toArray()).containsExactly(2, 6);
    }

    @Test
    void selectingAStoreRowThatIsNotShownSelectsNothing() {
        selection.select(2);
        selection.selectRow(77);

        assertThat(selection.isEmpty()).isTrue();
    }

    @Test
    void selectingAllAndSortingAsksForNoRowHoweverManyThereAre() {
        CountingRows rows = new CountingRows(5_000_000);
        selection.setRows(rows);
        selection.selectAll();
        selection.reorder(rows);

        assertThat(selection.count()).isEqualTo(5_000_000);
        assertThat(selection.containsIndex(4_999_999)).isTrue();
        assertThat(rows.calls).isZero();
    }

    /// A slow and obvious twin: the set of selected rows, spelled out at once.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void itAgreesWithASetThatIsSpelledOutAtOnce(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int[] order = IntStream.range(0, 50).toArray();
        BitSet expected = new BitSet();
        int anchor = -1;
        selection.setRows(RowList.of(order));
        for (int step = 0; step < 2_000; step++) {
            int index = random.nextInt(order.length);
            switch (random.nextInt(8)) {
                case 0 -> {
                    selection.selectAll();
                    expected.set(0, order.length);
                }
                case 1 -> {
                    selection.clear();
                    expected.clear();
                }
                case 2 -> {
                    selection.select(index);
                    expected.clear();
                    expected.set(order[index]);
                    anchor = order[index];
                }
                case 3 -> {
                    selection.toggle(index);
                    expected.flip(order[index]);
                    anchor = order[index];
                }
                case 4, 5 -> {
                    boolean keep = random.nextBoolean();
                    anchor = anchor < 0 ? order[index] : anchor;
                    int from = RowList.of(order).indexOf(anchor);
                    if (!keep) {
                        expected.clear();
                    }
                    for (int i = Math.min(from, index); i <= Math.max(from, index); i++) {
                        expected.set(order[i]);
                    }
                    if (keep) {
                        selection.addTo(index);
                    } else {
                        selection.extendTo(index);
                    }
                }
                default -> {
                    order = shuffled(order, random);
                    selection.reorder(RowList.of(order));
                }
            }
            int[] rows = order;
            assertThat(selection.count()).isEqualTo(expected.cardinality());
            assertThat(selection.toArray())
                    .isEqualTo(IntStream.of(rows).filter(expected::get).toArray());
            assertThat(IntStream.range(0, rows.length).filter(selection::containsIndex).map(i -> rows[i]).toArray())
                    .isEqualTo(selection.toArray());
        }
    }

    private static int[] shuffled(int[] order, SplittableRandom random) {
        int[] result = order.clone();
        for (int i = result.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swapped = result[i];
            result[i] = result[j];
            result[j] = swapped;
        }
        return result;
    }
}
