package shad.views.shell;

import java.util.Optional;
import java.util.function.Function;
import javafx.scene.control.TextInputDialog;
import javafx.stage.Window;
import shad.views.table.ColumnSet;
import shad.views.table.ColumnSets;

/// Asks for names of sets of columns, again until one can be had.
final class ColumnSetPrompts {
    private final ColumnSets sets;
    private final Window owner;

    ColumnSetPrompts(ColumnSets sets, Window owner) {
        this.sets = sets;
        this.owner = owner;
    }

    void saveAs() {
        ask("Save Columns", "Name of the set of columns", "", sets::save);
    }

    void rename(ColumnSet set) {
        ask("Rename Columns", "New name of “" + set.name() + "”", set.name(), name -> sets.rename(set, name));
    }

    /// @param action takes a name and says what is wrong with it
    private void ask(String title, String text, String name, Function<String, Optional<String>> action) {
        TextInputDialog dialog = new TextInputDialog(name);
        dialog.initOwner(owner);
        dialog.setTitle(title);
        dialog.setHeaderText(text);
        dialog.setGraphic(null);
        dialog.setOnHidden(event -> Optional.ofNullable(dialog.getResult())
                .ifPresent(given -> action.apply(given).ifPresent(problem -> ask(title, problem, given, action))));
        dialog.show();
    }
}
