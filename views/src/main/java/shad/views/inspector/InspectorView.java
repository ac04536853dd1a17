package shad.views.inspector;

import java.util.List;
import java.util.Objects;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import shad.icons.Icon;
import shad.views.control.EmptyState;
import shad.views.plot.ChartSaver;
import shad.views.style.Palette;

/// Everything about the chosen connection: who with whom, how it stands, all its columns, and what its packets tell. Style
/// class `inspector`.
public final class InspectorView extends StackPane {
    private final EmptyState nothing = new EmptyState(
            Icon.CONNECTION, "No connection chosen", "Choose a row to see what happened on it.", List.of());
    private final ConnectionHeader header = new ConnectionHeader();
    private final SummaryPane summary;
    private final HistoryPane history;
    private final SeveralPane several;
    private final VBox one;
    private final TeachPane teach;
    private final ScrollPane guessing;
    private final InspectorViewModel viewModel;

    /// @param palette the colours in force
    /// @param saver puts graphs and payload into files
    public InspectorView(InspectorViewModel viewModel, ObservableValue<Palette> palette, ChartSaver saver) {
        this.viewModel = viewModel;
        getStyleClass().add("inspector");
        getStylesheets().add(Objects.requireNonNull(InspectorView.class.getResource("inspector.css")).toExternalForm());
        several = new SeveralPane(viewModel.formats());
        viewModel.formats().onChange(() -> show(viewModel.getSubject()));
        FlowViewModel flow = viewModel.flow();
        SummaryExtras extras = new SummaryExtras(
                flow, viewModel.marksProperty(), viewModel.background(), viewModel.fxThread());
        summary = new SummaryPane(extras);
        history = new HistoryPane(viewModel.chosenLetterProperty(), flow, viewModel.formats());
        TabPane tabs = new TabPane(
                new Tab("Summary", scrolling(summary)),
                FlowTab.scrolling("History", history, flow),
                FlowTab.of("Packets", new PacketsPane(flow, viewModel.frame(), viewModel.formats()), flow),
                FlowTab.of("Ladder", new LadderPane(flow, viewModel.background()), flow),
                FlowTab.scrolling("Why", new WhyPane(
                        flow, viewModel.why(), viewModel.teach().secretsProperty(), viewModel.formats()), flow),
                FlowTab.of("Graphs", new GraphsPart(viewModel.graphs(), palette, saver), flow),
                FlowTab.of("Follow", new FollowPart(viewModel.follow(), flow, saver), flow));
        flow.wantedProperty().bind(Bindings.createBooleanBinding(
                () -> getScene() != null && (extras.measuringProperty().get() || viewModel.teach().isAsking()
                        || tabs.getSelectionModel().getSelectedItem() instanceof FlowTab),
                sceneProperty(), tabs.getSelectionModel().selectedItemProperty(), extras.measuringProperty(),
                viewModel.teach().teachingProperty(), viewModel.teach().questionProperty()));
        flow.catchesUpProperty().bind(Bindings.createBooleanBinding(
                () -> viewModel.teach().isAsking()
                        ? !viewModel.teach().holdsPackets()
                        : tabs.getSelectionModel().getSelectedItem() instanceof FlowTab
                                || SummaryExtras.mayShakeHands(flow.getFlow()),
                tabs.getSelectionModel().selectedItemProperty(), flow.flowProperty(),
                viewModel.teach().teachingProperty(), viewModel.teach().questionProperty()));
        flow.flowProperty().subscribe(shown -> {
            if (shown != null) {
                viewModel.teach().askAbout(shown);
            }
        });
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        VBox.setVgrow(tabs, Priority.ALWAYS);
        one = new VBox(header, tabs);
        teach = new TeachPane(viewModel.teach(), flow);
        guessing = scrolling(teach);
        getChildren().addAll(nothing, one, several, guessing);
        viewModel.teach().questionProperty().subscribe(() -> show(viewModel.getSubject()));
        viewModel.teach().teachingProperty().subscribe(() -> show(viewModel.getSubject()));
        viewModel.subjectProperty().subscribe(this::show);
    }

    /// Around what may be higher than the window.
    static ScrollPane scrolling(Region content) {
        ScrollPane scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        return scroll;
    }

    private void show(Subject subject) {
        nothing.setVisible(subject instanceof Subject.Nothing);
        TeachViewModel teaching = viewModel.teach();
        if (teaching.teachingProperty().get() && subject instanceof Subject.One(ConnectionDetails asked)) {
            teach.show(asked);
            teaching.ask(asked);
        }
        guessing.setVisible(subject instanceof Subject.One && teaching.isAsking());
        one.setVisible(subject instanceof Subject.One && !teaching.isAsking());
        several.setVisible(subject instanceof Subject.Several);
        switch (subject) {
            case Subject.One(ConnectionDetails connection) -> {
                header.show(connection);
                summary.show(connection, viewModel.snapshot());
                history.show(connection.history(), viewModel.foundLetters(connection.history().history()));
            }
            case Subject.Several(var totals) -> several.show(totals);
            case Subject.Nothing() -> {
                // The empty state says it.
            }
        }
    }
}
