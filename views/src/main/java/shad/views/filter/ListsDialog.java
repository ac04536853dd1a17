package shad.views.filter;

import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import shad.views.style.Styles;

/// Where a person defines the lists that filters ask for by name.
final class ListsDialog extends Dialog<Map<String, List<String>>> {
    private static final String HELP = "One list a line. A filter asks for it with “in $name”.";
    private static final String EXAMPLE = "web = 80, 443, 8000..8100\nscanners = 10.0.0.7, 192.0.2.0/24";

    private final TextArea text = Styles.styled(new TextArea(), Styles.MONO);
    private final Label fault = Styles.styled(new Label(), "lists-fault");

    ListsDialog(Window owner, Map<String, List<String>> lists) {
        initOwner(owner);
        setTitle("Named Lists");
        text.setId("named-lists");
        text.setText(ListsText.format(lists));
        text.setPromptText(EXAMPLE);
        text.setAccessibleText("Named lists");
        text.setPrefRowCount(8);
        text.setPrefColumnCount(56);
        fault.setWrapText(true);
        getDialogPane().setContent(Styles.styled(new VBox(new Label(HELP), text, fault), "lists-content"));
        getDialogPane().getStylesheets().add(Stylesheet.URL);
        getDialogPane().getButtonTypes().setAll(ButtonType.OK, ButtonType.CANCEL);
        text.textProperty().subscribe(now -> check());
        setResultConverter(button -> button == ButtonType.OK ? parsed() : null);
        setOnShown(event -> text.requestFocus());
    }

    private void check() {
        Node ok = getDialogPane().lookupButton(ButtonType.OK);
        try {
            ListsText.parse(text.getText());
            fault.setText("");
            ok.setDisable(false);
        } catch (ListsText.FaultException e) {
            fault.setText(e.getMessage());
            ok.setDisable(true);
        }
        text.setAccessibleHelp(fault.getText());
    }

    private Map<String, List<String>> parsed() {
        try {
            return ListsText.parse(text.getText());
        } catch (ListsText.FaultException e) {
            throw new IllegalStateException(e);
        }
    }
}
