package shad.views.shell;

import javafx.beans.property.BooleanProperty;
import javafx.geometry.Side;
import javafx.scene.layout.Region;
import org.controlsfx.control.MasterDetailPane;

/// The connections, and the inspector of the chosen one beside them.
final class ConnectionsPane extends MasterDetailPane {
    /// Where the inspector begins, as a part of the width.
    static final double USUAL_POSITION = 0.715;
    private static final double LEAST_POSITION = 0.2;
    private static final double MOST_POSITION = 0.95;

    ConnectionsPane(Region connections, Region inspector, BooleanProperty inspectorShown) {
        super(Side.RIGHT, connections, inspector, true);
        // The pane centres what does not fit, and would push the headers out of sight.
        connections.setMinHeight(0);
        inspector.setMinHeight(0);
        setAnimated(false);
        setFocusTraversable(false);
        setDividerPosition(USUAL_POSITION);
        showDetailNodeProperty().bindBidirectional(inspectorShown);
    }

    /// Moves the divider, but never so far that one side could not be found again.
    void moveDivider(double position) {
        setDividerPosition(Math.clamp(position, LEAST_POSITION, MOST_POSITION));
    }
}
