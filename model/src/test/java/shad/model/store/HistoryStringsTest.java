package shad.model.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import shad.model.store.build.HistoryTrie;

class HistoryStringsTest {
    @Test
    void ranksAreThePlacesAmongAllStringsInOrder() {
        HistoryTrie trie = new HistoryTrie();
        Random random = new Random(1);
        for (int i = 0; i < 500; i++) {
            StringBuilder letters = new StringBuilder();
            for (int letter = random.nextInt(8); letter > 0; letter--) {
                letters.append("ShADadFfR^".charAt(random.nextInt(10)));
            }
            trie.of(letters.toString());
        }
        HistoryStrings histories = trie.snapshot();

        int[] ranks = histories.ranks();

        int[] sorted = IntStream.range(0, histories.count())
                .boxed()
                .sorted(Comparator.comparing(histories::text))
                .mapToInt(Integer::intValue)
                .toArray();
        assertThat(sorted).hasSizeGreaterThan(500);
        for (int rank = 0; rank < sorted.length; rank++) {
            assertThat(ranks[sorted[rank]]).as(histories.text(sorted[rank])).isEqualTo(rank);
        }
    }

    @Test
    void withoutHistoriesOnlyTheEmptyOneHasARank() {
        assertThat(StoreSnapshot.empty().histories().ranks()).containsExactly(0);
    }
}
