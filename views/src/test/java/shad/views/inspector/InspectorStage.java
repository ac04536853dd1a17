package shad.views.inspector;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.TabPane;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.testfx.api.FxRobot;
import shad.views.selection.Selection;
import shad.views.style.Appearance;

/// An inspector on a stage of its own, and what a person does with it in most tests.
final class InspectorStage {
    static final double WIDTH = 448;

    final FxRobot robot = new FxRobot();
    final Selection selection = new Selection();
    final InspectorViewModel viewModel;
    final InspectorView view;
    /// What files were called that a person saved.
    final List<String> saved = new ArrayList<>();

    private InspectorStage(Stage stage, Executor background, Executor fxThread) {
        Appearance appearance = new Appearance();
        viewModel = new InspectorViewModel(selection, background, fxThread);
        view = new InspectorView(viewModel, appearance.paletteProperty(), (name, content) -> saved.add(name));
        stage.setScene(new Scene(view, WIDTH, 800));
        stage.show();
    }

    /// One that does at once what it otherwise does in the background.
    static InspectorStage show(Stage stage) {
        return show(stage, Runnable::run, Runnable::run);
    }

    static InspectorStage show(Stage stage, Executor background, Executor fxThread) {
        return new InspectorStage(stage, background, fxThread);
    }

    // --- what a person does -------------------------------------------------------------------------------------------

    /// Opens a capture, and a tab about its first connection.
    void open(String tab, TestCapture capture) {
        robot.interact(() -> {
            capture.open(selection);
            tab(tab);
            selection.setConnection(0);
        });
        layout();
    }

    void tab(String title) {
        tabs().getTabs().stream()
                .filter(tab -> tab.getText().equals(title))
                .forEach(tabs().getSelectionModel()::select);
    }

    void choosePacket(int packet) {
        robot.interact(() -> viewModel.flow().selectPacket(packet));
        layout();
    }

    void layout() {
        robot.interact(() -> {
            view.applyCss();
            view.layout();
        });
    }

    void type(KeyCode... keys) {
        robot.type(keys);
        robot.interact(() -> {});
    }

    // --- what there is ------------------------------------------------------------------------------------------------

    TabPane tabs() {
        return (TabPane) view.lookup(".tab-pane");
    }

    /// The part of the inspector that has the keyboard.
    Node focused() {
        return view.getScene().getFocusOwner();
    }

    Node chip(int letter) {
        return List.copyOf(view.lookupAll(".history-chips .chip")).get(letter);
    }

    /// The button that is called so aloud, or else by its text.
    ButtonBase button(String name) {
        return view.lookupAll(".button").stream()
                .map(ButtonBase.class::cast)
                .filter(button -> name.equals(button.getAccessibleText()) || name.equals(button.getText()))
                .findFirst()
                .orElseThrow();
    }

    /// The texts of labels and the like that can be seen.
    List<String> texts(String selector) {
        return view.lookupAll(selector).stream()
                .filter(Node::isVisible)
                .map(node -> ((Labeled) node).getText())
                .toList();
    }
}
