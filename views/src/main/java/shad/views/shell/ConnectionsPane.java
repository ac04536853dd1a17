package shad.views.shell;

import javafx.beans.property.BooleanProperty;
import javafx.geometry.Side;
import javafx.scene.layout.Region;
import org.controlsfx.control.MasterDetailPane;
import shad.views.fx.AfterLayout;

/// The connections, and the inspector of the chosen one beside them.
final class ConnectionsPane extends MasterDetailPane {
    /// Where the inspector begins, as a part of the width.
    static final double USUAL_POSITION = 0.715;
    /// The same for an inspector that has more room than the table.
    private static final double WIDE_POSITION = 0.35;
    private static final double LEAST_POSITION = 0.2;
    private static final double MOST_POSITION = 0.95;

    private final BooleanProperty inspectorWide;
    /// Where the inspector began before it was made wide.
    private double narrowPosition = USUAL_POSITION;
    /// Where it begins, whatever the width of the window.
    private double position = USUAL_POSITION;
    /// The width for which the divider stands where it should.
    private double settledWidth;

    ConnectionsPane(
            Region connections, Region inspector, BooleanProperty inspectorShown, BooleanProperty inspectorWide) {
        super(Side.RIGHT, connections, inspector, true);
        // The pane centres what does not fit, and would push the headers out of sight.
        connections.setMinHeight(0);
        inspector.setMinHeight(0);
        setAnimated(false);
        setFocusTraversable(false);
        setDividerPosition(USUAL_POSITION);
        dividerPositionProperty().subscribe(now -> {
            if (getWidth() == settledWidth) {
                position = now.doubleValue();
            }
        });
        widthProperty().subscribe((before, now) -> {
            if (getScene() != null) {
                AfterLayout.run(getScene(), this::keepProportion);
            }
        });
        showDetailNodeProperty().bindBidirectional(inspectorShown);
        this.inspectorWide = inspectorWide;
        inspectorWide.subscribe((before, now) -> {
            if (now) {
                inspectorShown.set(true);
                narrowPosition = getDividerPosition() > WIDE_POSITION ? getDividerPosition() : USUAL_POSITION;
            }
            setDividerPosition(now ? WIDE_POSITION : narrowPosition);
        });
    }

    /// Left to itself, the pane would give all that a window grows to the connections, more than their columns need.
    private void keepProportion() {
        settledWidth = getWidth();
        setDividerPosition(position);
    }

    /// Moves the divider, but never so far that one side could not be found again.
    void moveDivider(double wanted) {
        position = Math.clamp(wanted, LEAST_POSITION, MOST_POSITION);
        setDividerPosition(position);
    }

    /// Moves the divider where it is at first.
    void resetDivider() {
        inspectorWide.set(false);
        moveDivider(USUAL_POSITION);
    }
}
