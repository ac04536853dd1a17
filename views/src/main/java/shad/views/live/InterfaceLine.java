package shad.views.live;

import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import shad.icons.Icon;
import shad.icons.IconView;
import shad.model.capture.live.CaptureInterface.Trait;
import shad.model.capture.live.Obstacle;
import shad.views.style.Styles;
import shad.views.text.Counts;

/// One interface: whether it is chosen, what it is, and what goes over it. Style class `interface-line`.
final class InterfaceLine extends HBox {
    private final CheckBox box = new CheckBox();
    private final Label rate = Styles.styled(new Label("–"), "rate", Styles.MONO);
    private final Sparkline sparkline;
    private final Subscription following;

    /// @param onActivate captures on this interface and no other
    InterfaceLine(InterfaceRow row, Runnable onActivate) {
        getStyleClass().add("interface-line");
        box.setId("interface-" + row.name());
        box.setText(row.name());
        box.setMnemonicParsing(false);
        box.setDisable(!row.canCapture());
        box.selectedProperty().bindBidirectional(row.chosenProperty());
        String link = row.about().linkTypeName().orElse("");
        String description = row.about().description();
        box.setAccessibleText(String.join(", ", row.name(), row.state(), link, row.addresses().replace('\n', ' ')));

        VBox name = Styles.styled(new VBox(box), "name");
        if (!description.isEmpty()) {
            name.getChildren().add(Styles.styled(new Label(description), Styles.CAPTION));
        }
        Label addresses = Styles.styled(new Label(row.addresses()), "addresses", Styles.MONO);
        addresses.setTooltip(row.addresses().isEmpty() ? null : new Tooltip(row.addresses()));
        HBox.setHgrow(addresses, Priority.ALWAYS);
        addresses.setMaxWidth(Double.MAX_VALUE);
        Label state = Styles.styled(new Label(row.state()), "state-word");
        state.setGraphic(stateGlyph(row));
        Obstacle obstacle = row.about().obstacle();
        state.setTooltip(obstacle == null ? null : new Tooltip(obstacle.message()));
        sparkline = new Sparkline(row.rates());
        getChildren().setAll(name, addresses, Styles.styled(new Label(link), "link"), state, sparkline, rate);
        following = row.rates().countProperty().subscribe(count -> showRate(row));
        setOnMouseClicked(event -> {
            if (event.getClickCount() == 2 && row.canCapture()) {
                onActivate.run();
            } else if (event.getClickCount() == 1 && row.canCapture() && event.isStillSincePress()) {
                box.requestFocus();
            }
        });
    }

    private static IconView stateGlyph(InterfaceRow row) {
        if (!row.canCapture()) {
            return Styles.styled(new IconView(Icon.WARNING, 12), Styles.NOTICE);
        }
        boolean up = row.about().is(Trait.UP);
        boolean linked = row.about().is(Trait.RUNNING) || row.about().is(Trait.PSEUDO);
        return up && linked
                ? Styles.styled(new IconView(Icon.CHECK, 12), "ok")
                : new IconView(Icon.STATE_UNANSWERED, 12);
    }

    private void showRate(InterfaceRow row) {
        if (row.rates().size() > 0) {
            rate.setText(Counts.format(Math.round(row.rates().latest())) + "/s");
        }
    }

    CheckBox box() {
        return box;
    }

    /// Follows the interface no longer.
    void release() {
        following.unsubscribe();
        sparkline.release();
    }
}
