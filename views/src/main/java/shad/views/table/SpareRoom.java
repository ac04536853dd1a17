package shad.views.table;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javafx.scene.control.TableColumn;

/// Gives room that no column needs to those of long texts, until a person makes them wider or narrower. FX thread only.
final class SpareRoom {
    /// Width that a column was given, by its name.
    private final Map<String, Double> given = new HashMap<>();

    /// The width of a column without what it was given: what a person made it, or what it is at first.
    double ownWidth(ColumnSpec spec, TableColumn<?, ?> column) {
        Double width = given.get(spec.id());
        return width != null && width == column.getWidth() ? spec.width() : column.getWidth();
    }

    /// Every column gets the same part of what it could use.
    ///
    /// @param width of all columns together, in pixels
    <C extends TableColumn<?, ?>> void share(double width, List<C> columns, Function<String, ColumnSpec> specs) {
        double room = width;
        double wish = 0;
        Map<C, ColumnSpec> growing = new HashMap<>();
        for (C column : columns) {
            ColumnSpec spec = specs.apply(column.getId());
            double own = ownWidth(spec, column);
            // As wide as it is painted: a column ends at a whole pixel.
            room -= Math.ceil(own);
            if (own == spec.width() && spec.widest() > own) {
                wish += spec.widest() - own;
                growing.put(column, spec);
            }
        }
        double part = wish == 0 ? 0 : Math.clamp(room / wish, 0, 1);
        growing.forEach((column, spec) -> {
            double wider = spec.width() + Math.floor(part * (spec.widest() - spec.width()));
            given.put(spec.id(), wider);
            column.setPrefWidth(wider);
        });
    }
}
