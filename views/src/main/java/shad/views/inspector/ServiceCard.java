package shad.views.inspector;

import static shad.views.style.Styles.styled;

import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import shad.model.conn.Evidence;
import shad.model.conn.ServiceFamily;
import shad.views.control.Card;
import shad.views.control.KeyValueGrid;
import shad.views.control.ServiceMark;
import shad.views.style.ServiceTone;
import shad.views.style.Styles;

/// The service of a connection: what it is called, why, and what the payload told. Style class `service-card`.
final class ServiceCard extends VBox {
    private final ServiceMark mark = new ServiceMark();
    private final Label none = styled(new Label("No service recognised"), Styles.HEADING);
    private final Label naming = Card.paragraph("");
    private final KeyValueGrid evidence = new KeyValueGrid();

    ServiceCard() {
        getStyleClass().add("service-card");
        mark.managedProperty().bind(mark.visibleProperty());
        none.managedProperty().bind(none.visibleProperty());
        evidence.managedProperty().bind(evidence.visibleProperty());
        getChildren().addAll(mark, none, naming, evidence);
    }

    void show(ConnectionDetails connection) {
        boolean named = !connection.service().isEmpty();
        mark.setVisible(named);
        none.setVisible(!named);
        mark.show(ServiceTone.of(ServiceFamily.of(connection.service())), connection.service().replace(",", ", "));
        naming.setText(connection.naming());
        evidence.clear();
        for (Evidence item : connection.evidence()) {
            evidence.add(item.kind().label(), item.value());
        }
        evidence.setVisible(!connection.evidence().isEmpty());
    }
}
