package shad.views.selection;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import shad.views.testing.OfficeCapture;

class SelectionTrailTest {
    private final Selection selection = new Selection();
    private final SelectionTrail trail = new SelectionTrail(selection);

    @Test
    void goesBackAndForwardThroughWhatWasLookedAt() {
        visit(3, 7, 7, 1);
        trail.back();
        assertThat(selection.getConnection()).isEqualTo(7);
        trail.back();
        trail.back();
        assertThat(selection.getConnection()).isEqualTo(3);
        assertThat(trail.canGoBack().get()).isFalse();

        trail.forward();
        assertThat(selection.getConnection()).isEqualTo(7);
        assertThat(trail.canGoForward().get()).isTrue();
    }

    @Test
    void somethingElseTakesThePlaceOfWhatLayAhead() {
        visit(3, 7, 1);
        trail.back();
        visit(9);

        assertThat(trail.canGoForward().get()).isFalse();
        trail.back();
        assertThat(selection.getConnection()).isEqualTo(7);
    }

    @Test
    void anotherCaptureBeginsAnew() {
        selection.setSnapshot(OfficeCapture.rows());
        visit(3, 7);
        selection.clear();

        assertThat(trail.canGoBack().get()).isFalse();
        trail.back();
        assertThat(selection.getConnection()).isEqualTo(Selection.NO_CONNECTION);
    }

    @Test
    void aLongTrailForgetsItsBeginning() {
        for (int row = 0; row < 1000; row++) {
            visit(row);
        }
        for (int i = 0; i < 1000; i++) {
            trail.back();
        }

        assertThat(selection.getConnection()).isEqualTo(800);
    }

    private void visit(int... rows) {
        for (int row : rows) {
            selection.setConnection(row);
        }
    }
}
