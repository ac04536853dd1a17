package shad.views.services;

import static shad.views.style.Styles.styled;

import java.util.List;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import shad.views.control.ServiceMark;
import shad.views.style.ServiceTone;
import shad.views.style.Styles;
import shad.views.text.Counts;

/// Bars by name of service, in two columns, each with its figure and share beside it. Style class `service-chart`.
final class ServiceChart extends GridPane {
    private static final int COLUMNS = 2;
    private static final double LABEL_WIDTH = 136;
    private static final double FIGURE_WIDTH = 136;

    ServiceChart() {
        getStyleClass().add("service-chart");
        setAccessibleRole(AccessibleRole.TEXT);
        for (int i = 0; i < COLUMNS; i++) {
            ColumnConstraints column = new ColumnConstraints();
            column.setPercentWidth(100.0 / COLUMNS);
            getColumnConstraints().add(column);
        }
    }

    /// @param figure the text of an amount
    void show(List<ServiceBar> bars, LongFunction<String> figure) {
        getChildren().clear();
        int lines = (bars.size() + COLUMNS - 1) / COLUMNS;
        double most = bars.stream().mapToDouble(ServiceBar::share).max().orElse(1);
        for (int i = 0; i < bars.size(); i++) {
            add(line(bars.get(i), most, figure), i / lines, i % lines);
        }
        setAccessibleText(bars.stream()
                .map(bar -> bar.label() + " " + text(bar, figure))
                .collect(Collectors.joining(", ")));
    }

    private static Node line(ServiceBar bar, double most, LongFunction<String> figure) {
        ServiceMark mark = new ServiceMark();
        mark.show(ServiceTone.of(bar.family()), bar.label());
        mark.setMinWidth(LABEL_WIDTH);
        mark.setPrefWidth(LABEL_WIDTH);
        mark.setMaxWidth(LABEL_WIDTH);
        Label amount = styled(new Label(text(bar, figure)), Styles.MONO, Styles.MUTED);
        amount.setMinWidth(FIGURE_WIDTH);
        Beam beam = new Beam(most == 0 ? 0 : bar.share() / most, ServiceTone.of(bar.family()));
        HBox.setHgrow(beam, Priority.ALWAYS);
        HBox line = styled(new HBox(mark, beam, amount), "service-bar");
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private static String text(ServiceBar bar, LongFunction<String> figure) {
        return figure.apply(bar.amount()) + " · " + Counts.share(bar.amount(), bar.total());
    }

    /// A part of the width filled with the colour of the family.
    private static final class Beam extends Region {
        private static final double HEIGHT = 10;
        private final double part;
        private final Region fill = styled(new Region(), "fill");

        Beam(double part, ServiceTone tone) {
            this.part = part;
            getStyleClass().addAll("beam", tone.styleClass());
            setMinHeight(HEIGHT);
            setMaxHeight(HEIGHT);
            getChildren().add(fill);
        }

        @Override
        protected void layoutChildren() {
            fill.resizeRelocate(0, 0, Math.max(1, Math.rint(getWidth() * part)), getHeight());
        }
    }
}
