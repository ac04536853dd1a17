package shad.views.table;

import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import shad.views.style.Styles;

/// Says in a header in which direction its column sorts, and where it comes among several. Style class `sort-mark`.
final class SortMark extends HBox {
    private static final PseudoClass DESCENDING = PseudoClass.getPseudoClass("descending");

    private final Label place = new Label();

    SortMark() {
        getStyleClass().add("sort-mark");
        place.getStyleClass().setAll("place");
        getChildren().addAll(Styles.styled(new Region(), "direction"), place);
    }

    /// @param number place of the column in the order, from 1; 0 when it is the only one
    void show(boolean descending, int number) {
        pseudoClassStateChanged(DESCENDING, descending);
        place.setText(number == 0 ? "" : String.valueOf(number));
        place.setVisible(number != 0);
        place.setManaged(number != 0);
    }

    String text() {
        return place.getText();
    }
}
