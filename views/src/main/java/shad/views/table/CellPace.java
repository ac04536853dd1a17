package shad.views.table;

import javafx.animation.AnimationTimer;

/// Lets the rows of a screen come in a few at a time, pulse by pulse, where their cells are still to be made: that takes
/// far longer than filling cells that are there, and the window must not stand still for a whole screen of them.
/// FX thread only.
final class CellPace {
    private static final int CELLS_AT_A_TIME = 64;

    private final Runnable more;
    private final AnimationTimer pulses = new AnimationTimer() {
        @Override
        public void handle(long now) {
            next();
        }
    };

    private int allowedRows;
    private boolean waiting;
    private boolean laidOut;

    /// @param more is run when more rows may be asked for than before
    CellPace(Runnable more) {
        this.more = more;
    }

    /// The cells of all rows are to be made anew.
    void startOver() {
        allowedRows = 0;
    }

    /// How many of the rows wanted may be shown now, each with so many columns.
    ///
    /// @param seen whether there is anything to be seen; otherwise no more rows are allowed than before
    int rows(int wanted, int columns, boolean seen) {
        if (seen && wanted > allowedRows && !waiting) {
            allowedRows += Math.max(1, CELLS_AT_A_TIME / Math.max(1, columns));
            if (wanted > allowedRows) {
                waiting = true;
                laidOut = false;
                pulses.start();
            }
        }
        return Math.min(wanted, allowedRows);
    }

    /// Timers run before the layout: in the first pulse the rows allowed last may still have to be laid out.
    private void next() {
        if (laidOut) {
            pulses.stop();
            waiting = false;
            more.run();
        }
        laidOut = true;
    }
}
