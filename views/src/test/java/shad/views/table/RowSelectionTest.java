package shad.views.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.BitSet;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowSelectionTest {
    private static final int MANY = 5_000_000;

    private final RowSelection selection = new RowSelection();

    @BeforeEach
    void tenRows() {
        show(RowList.firstRows(10));
    }

    @Test
    void selectingOneRowDropsTheOthers() {
        selection.selectAll();
        selection.select(3);

        assertThat(selection.freeze().toArray()).containsExactly(3);
        assertThat(selection.leadRow()).isEqualTo(3);
    }

    @Test
    void extendingGoesFromTheAnchorInBothDirections() {
        selection.select(5);
        selection.extendTo(7);
        assertThat(selection.freeze().toArray()).containsExactly(5, 6, 7);

        selection.extendTo(3);
        assertThat(selection.freeze().toArray()).containsExactly(3, 4, 5);
        assertThat(selection.leadIndex()).isEqualTo(3);
    }

    @Test
    void togglingTakesOneRowOutOfARange() {
        selection.selectAll();
        selection.toggle(4);

        assertThat(selection.count()).isEqualTo(9);
        assertThat(selection.containsIndex(4)).isFalse();
        assertThat(selection.containsIndex(5)).isTrue();
    }

    @Test
    void addingKeepsWhatWasSelected() {
        selection.select(0);
        selection.toggle(5);
        selection.addTo(7);

        assertThat(selection.freeze().toArray()).containsExactly(0, 5, 6, 7);
    }

    @Test
    void theSelectionStaysOnItsRowsWhenTheOrderChanges() {
        selection.select(1);
        selection.extendTo(3);
        show(RowList.of(9, 8, 7, 6, 5, 4, 3, 2, 1, 0));

        assertThat(selection.freeze().toArray()).containsExactly(3, 2, 1);
        assertThat(selection.leadRow()).isEqualTo(3);
        assertThat(selection.leadIndex()).isEqualTo(6);
        assertThat(selection.containsIndex(1)).isFalse();
    }

    @Test
    void rowsHiddenByAFilterAreStillSelectedWhenItGoes() {
        selection.select(2);
        selection.extendTo(4);
        show(RowList.of(0, 3, 9));
        assertThat(selection.freeze().toArray()).containsExactly(3);
        assertThat(selection.count()).isEqualTo(3);

        show(RowList.firstRows(10));
        assertThat(selection.freeze().toArray()).containsExactly(2, 3, 4);
    }

    @Test
    void allSelectedRowsOfAFilterAreTheOnlyOnesSelectedWithoutIt() {
        show(RowList.of(8, 1));
        selection.selectAll();
        show(RowList.firstRows(10));

        assertThat(selection.freeze().toArray()).containsExactly(1, 8);
    }

    @Test
    void rowsThatComeInLaterAreNotSelected() {
        selection.selectAll();
        show(RowList.firstRows(12));

        assertThat(selection.count()).isEqualTo(10);
        assertThat(selection.containsIndex(11)).isFalse();
    }

    @Test
    void aFrozenSelectionDoesNotChangeAnyMore() {
        selection.select(2);
        selection.toggle(6);
        RowSelection.Frozen frozen = selection.freeze();
        selection.selectAll();
        show(RowList.EMPTY);

        assertThat(frozen.toArray()).containsExactly(2, 6);
    }

    @Test
    void aRowTakenOutOfEverythingStaysOutInAnyOrderAndFilter() {
        selection.selectAll();
        selection.toggle(4);
        show(RowList.of(9, 8, 7, 6, 5, 4));
        assertThat(selection.freeze().toArray()).containsExactly(9, 8, 7, 6, 5);
        selection.toggle(0);

        show(RowList.firstRows(10));
        assertThat(selection.freeze().toArray()).containsExactly(0, 1, 2, 3, 5, 6, 7, 8);
        assertThat(selection.count()).isEqualTo(8);
    }

    @Test
    void theLeadThatAFilterHidesIsBackWhenItGoes() {
        selection.select(2);
        show(RowList.of(5, 6));
        assertThat(selection.leadRow()).isEqualTo(2);
        assertThat(selection.leadIndex()).isEqualTo(-1);

        show(RowList.of(7, 2));
        assertThat(selection.leadIndex()).isEqualTo(1);
    }

    @Test
    void anotherCaptureFindsNothingSelectedAndNoLead() {
        selection.select(2);
        selection.reset();

        assertThat(selection.isEmpty()).isTrue();
        assertThat(selection.leadRow()).isEqualTo(-1);
    }

    // --- work -----------------------------------------------------------------------------------------------------------

    @Test
    void gesturesUponMillionsOfSelectedRowsAskForARowOrTwo() {
        CountingRows rows = new CountingRows(MANY);
        show(rows);
        selection.selectAll();
        show(CountingRows.backwards(MANY));
        CountingRows filtered = new CountingRows(MANY / 2);
        show(filtered);
        filtered.calls = 0;

        int gestures = 100;
        long allocated = allocatedBy(() -> {
            for (int i = 0; i < gestures; i++) {
                selection.toggle(i * 1_000 + 100);
                selection.addTo(i * 1_000 + 500);
                selection.moveLead(i * 1_000 + 7);
                selection.toggle(i * 1_000);
            }
        });

        assertThat(selection.count()).isEqualTo(MANY - gestures);
        assertThat(filtered.calls).isLessThanOrEqualTo(5L * gestures);
        assertThat(allocated).isLessThan(MANY / 8L);
    }

    @Test
    void takingOverMillionsOfRowsAsksForNone() {
        show(new CountingRows(MANY));
        selection.selectAll();
        selection.toggle(1_234_567);
        CountingRows sorted = CountingRows.backwards(MANY);
        RowSelection.Placed placed = selection.freeze().on(sorted);
        sorted.calls = 0;
        long allocated = allocatedBy(() -> selection.place(placed));

        assertThat(sorted.calls).isZero();
        assertThat(allocated).isLessThan(MANY / 100L);
        assertThat(selection.leadIndex()).isEqualTo(MANY - 1 - 1_234_567);
        assertThat(selection.count()).isEqualTo(MANY - 1);
        assertThat(selection.containsIndex(selection.leadIndex())).isFalse();
        assertThat(selection.containsIndex(0)).isTrue();
    }

    @Test
    void freezingMillionsOfSelectedRowsCopiesRangesOnly() {
        show(new CountingRows(MANY));
        selection.selectAll();
        selection.toggle(3);

        assertThat(allocatedBy(selection::freeze)).isLessThan(MANY / 100L);
    }

    @Test
    void workThatNobodyWantsAnyMoreEnds() {
        show(RowList.firstRows(MANY));
        selection.selectAll();
        RowSelection.Frozen frozen = selection.freeze();
        Thread.currentThread().interrupt();

        assertThatExceptionOfType(CancellationException.class).isThrownBy(() -> frozen.on(RowList.firstRows(MANY)));
    }

    // --- oracle ---------------------------------------------------------------------------------------------------------

    /// A slow and obvious twin: the set of selected rows, spelled out at once.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void itAgreesWithASetThatIsSpelledOutAtOnce(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int[] everything = IntStream.range(0, 50).toArray();
        int[] order = everything;
        BitSet expected = new BitSet();
        int anchor = -1;
        show(RowList.of(order));
        for (int step = 0; step < 2_000; step++) {
            int index = random.nextInt(order.length);
            switch (random.nextInt(8)) {
                case 0 -> {
                    selection.selectAll();
                    expected.clear();
                    IntStream.of(order).forEach(expected::set);
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
                    int from = RowList.of(order).indexOf(anchor);
                    if (from < 0) {
                        from = index;
                        anchor = order[index];
                    }
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
                    order = Arrays.copyOf(shuffled(everything, random), 1 + random.nextInt(everything.length));
                    show(RowList.of(order));
                }
            }
            int[] rows = order;
            assertThat(selection.count()).isEqualTo(expected.cardinality());
            assertThat(selection.freeze().toArray())
                    .isEqualTo(IntStream.of(rows).filter(expected::get).toArray());
            assertThat(IntStream.range(0, rows.length).filter(selection::containsIndex).map(i -> rows[i]).toArray())
                    .isEqualTo(selection.freeze().toArray());
        }
    }

    private void show(RowList rows) {
        selection.place(selection.freeze().on(rows));
    }

    /// Bytes that an action allocates on this thread.
    private static long allocatedBy(Runnable action) {
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        action.run();
        return threads.getCurrentThreadAllocatedBytes() - before;
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
