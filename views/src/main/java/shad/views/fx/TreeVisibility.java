package shad.views.fx;

import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;

/// Whether a node can be seen as far as it and those around it are visible; in a tab that is not selected it cannot.
public final class TreeVisibility {
    private TreeVisibility() {}

    /// Follows the node wherever it goes, for as long as it is subscribed to.
    public static ObservableValue<Boolean> of(Node node) {
        return node.visibleProperty().flatMap(visible -> visible
                ? node.parentProperty().flatMap(TreeVisibility::of).orElse(true)
                : new ReadOnlyBooleanWrapper(false));
    }
}
