package shad.views.inspector;

import static shad.views.style.Styles.styled;

import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import shad.icons.Icon;
import shad.icons.IconView;
import shad.views.control.StateMark;
import shad.views.style.StateTone;
import shad.views.style.Styles;

/// Who with whom, and how the connection stands. Style class `connection-header`.
final class ConnectionHeader extends VBox {
    private final Label endpoints = styled(new Label(), Styles.MONO, "endpoints");
    private final StateMark state = new StateMark(StateTone.COMPLETE, "");
    private final Label traits = styled(new Label(), Styles.MUTED);
    private final Label meaning = new Label();
    private final Label ending = styled(new Label(), Styles.MUTED);
    private final Label provisional = styled(new Label("Still followed: the values are provisional."), Styles.NOTICE);

    ConnectionHeader() {
        getStyleClass().add("connection-header");
        for (Label label : List.of(endpoints, meaning, ending, traits)) {
            label.setWrapText(true);
            label.setMinHeight(USE_PREF_SIZE);
        }
        state.setMinWidth(USE_PREF_SIZE);
        provisional.setGraphic(styled(new IconView(Icon.CLOCK), Styles.NOTICE));
        provisional.managedProperty().bind(provisional.visibleProperty());
        ending.managedProperty().bind(ending.visibleProperty());
        HBox stateLine = styled(new HBox(state, traits), "state-line");
        getChildren().addAll(endpoints, stateLine, meaning, ending, provisional);
    }

    void show(ConnectionDetails connection) {
        endpoints.setText(connection.endpoints());
        state.show(StateTone.of(connection.state().stateClass()), connection.state().name());
        traits.setText(connection.traits());
        meaning.setText(PacketWords.sentence(connection.meaning()));
        ending.setText(connection.ending());
        ending.setVisible(!connection.isProvisional());
        provisional.setVisible(connection.isProvisional());
    }
}
