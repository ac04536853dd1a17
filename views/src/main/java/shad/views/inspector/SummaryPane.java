package shad.views.inspector;

import static shad.views.style.Styles.styled;

import java.util.ArrayList;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import shad.model.query.ConnectionColumn;
import shad.model.store.StoreSnapshot;
import shad.views.style.Styles;

/// What the payload told of a connection, what else is known of it, then all its columns, each with its value and what it says. Style class `summary-pane`.
final class SummaryPane extends VBox {
    /// A value that the log prints as unset.
    private static final PseudoClass UNSET = PseudoClass.getPseudoClass("unset");

    private final ServiceCard service = new ServiceCard();
    private final SummaryExtras extras;
    private final List<FieldLine> lines = new ArrayList<>();

    SummaryPane(SummaryExtras extras) {
        this.extras = extras;
        getStyleClass().add("summary-pane");
        for (ConnectionColumn column : ConnectionColumn.all()) {
            lines.add(new FieldLine(column));
        }
        getChildren().addAll(service, extras);
        getChildren().addAll(lines);
    }

    /// @param rows of which the connection is one
    void show(ConnectionDetails connection, StoreSnapshot rows) {
        service.show(connection);
        extras.show(connection, rows);
        for (int i = 0; i < lines.size(); i++) {
            lines.get(i).show(connection.fields().get(i));
        }
    }

    private static final class FieldLine extends HBox {
        private final Label value = styled(new Label(), Styles.MONO);
        private final Label reading = styled(new Label(), Styles.MUTED);

        FieldLine(ConnectionColumn column) {
            getStyleClass().add("field-line");
            Label name = styled(new Label(column.zeekName()), Styles.MONO, Styles.MUTED, "field-name");
            Label meaning = styled(new Label(column.meaning()), Styles.CAPTION);
            meaning.setWrapText(true);
            meaning.setMinHeight(USE_PREF_SIZE);
            name.setLabelFor(value);
            value.setWrapText(true);
            value.setMinHeight(USE_PREF_SIZE);
            FlowPane values = styled(new FlowPane(value, reading), "values");
            VBox right = new VBox(values, meaning);
            HBox.setHgrow(right, Priority.ALWAYS);
            getChildren().addAll(name, right);
        }

        void show(ConnectionDetails.Field field) {
            value.setText(field.value());
            value.pseudoClassStateChanged(UNSET, !field.isSet());
            reading.setText(field.reading());
        }
    }
}
