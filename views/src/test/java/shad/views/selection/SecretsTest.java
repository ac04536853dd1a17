package shad.views.selection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import shad.model.query.ConnectionColumn;

class SecretsTest {
    private static final List<ConnectionColumn> COLUMNS = List.of(
            ConnectionColumn.TS, ConnectionColumn.CONN_STATE, ConnectionColumn.HISTORY, ConnectionColumn.DURATION);

    private final BitSet known = new BitSet();

    @Test
    void rowsThatWereLookedAtKeepNothing() {
        known.set(3);
        Secrets secrets = Secrets.ofAllBut(known);

        assertThat(secrets.keep(2)).isTrue();
        assertThat(secrets.keep(3)).isFalse();
        assertThat(secrets.keep(ConnectionColumn.HISTORY, 2)).isTrue();
        assertThat(secrets.keep(ConnectionColumn.DURATION, 2)).isFalse();
    }

    @Test
    void whatIsLookedAtLaterChangesNothing() {
        Secrets secrets = Secrets.ofAllBut(known);
        known.set(0);

        assertThat(secrets.keep(0)).isTrue();
    }

    @Test
    void columnsThatTellAreLeftOutWhileAnythingIsKept() {
        assertThat(Secrets.ofAllBut(known).harmless(COLUMNS))
                .containsExactly(ConnectionColumn.TS, ConnectionColumn.DURATION);
        assertThat(Secrets.NONE.harmless(COLUMNS)).isEqualTo(COLUMNS);
    }
}
