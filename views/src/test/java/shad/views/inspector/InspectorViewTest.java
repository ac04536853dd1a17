package shad.views.inspector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.TabPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import shad.model.conn.Evidence;
import shad.model.conn.PortNames;
import shad.views.control.Card;
import shad.views.control.EmptyState;
import shad.views.control.HistoryChips;
import shad.views.selection.Selection;
import shad.views.style.Appearance;
import shad.views.testing.OfficeCapture;

@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init")
class InspectorViewTest {
    private Selection selection;
    private InspectorViewModel viewModel;
    private InspectorView view;

    @Start
    void start(Stage stage) {
        Appearance appearance = new Appearance();
        selection = new Selection();
        viewModel = new InspectorViewModel(selection, Runnable::run, Runnable::run);
        view = new InspectorView(viewModel, appearance.paletteProperty(), (name, content) -> {});
        stage.setScene(new Scene(view, 448, 800));
        stage.show();
        selection.setSnapshot(OfficeCapture.rows());
    }

    @Test
    void withoutAConnectionItSaysWhatToDo(FxRobot robot) {
        assertThat(robot.from(view).lookup(".empty-state").queryAs(EmptyState.class).isVisible()).isTrue();
        assertThat(view.lookup(".tab-pane").getParent().isVisible()).isFalse();
    }

    @Test
    void summaryHasEveryValueOfTheLog(FxRobot robot) {
        int row = OfficeCapture.first(each -> each.history().equals("ShADadFf"));
        robot.interact(() -> selection.setConnection(row));

        assertThat(texts(robot, ".summary-pane .label"))
                .contains("ts", "ip_proto", OfficeCapture.rows().view().at(row).uid(), "ShADadFf");
    }

    @Test
    void theServiceIsNamedWithItsReasonAndEvidence(FxRobot robot) {
        int row = OfficeCapture.first(each -> each.service().equals("dns") && !each.evidence().isEmpty());
        robot.interact(() -> selection.setConnection(row));

        Evidence query = OfficeCapture.rows().view().at(row).evidence().getFirst();
        assertThat(texts(robot, ".service-card .label"))
                .contains("dns", "The dns analyzer confirmed its protocol in the payload.", "DNS query", query.value());
    }

    @Test
    void whatThePortIsRegisteredForIsSaidToBeAHint(FxRobot robot) {
        int row = OfficeCapture.first(each -> each.service().isEmpty()
                && !PortNames.of(each.transport(), each.respPort()).isEmpty());
        robot.interact(() -> selection.setConnection(row));

        assertThat(texts(robot, ".service-card .label"))
                .contains("No service recognised")
                .anyMatch(text -> text.startsWith("No analyzer confirmed a protocol")
                        && text.endsWith("a hint, no finding."));
    }

    @Test
    void aLetterChosenInTheChipsIsExplainedOnTheCard(FxRobot robot) {
        showHistory(robot, "ShADadFf");
        robot.interact(() -> robot.from(view).lookup(".history-chips").queryAs(HistoryChips.class).select(1));

        assertThat(texts(robot, ".card .label")).contains("h", "— responder sent a SYN-ACK",
                "The responder sent a SYN-ACK.");
        assertThat(viewModel.getChosenLetter()).isEqualTo(1);
    }

    @Test
    void everyLetterIsSaidInWordsInOrder(FxRobot robot) {
        showHistory(robot, "Sr");

        assertThat(texts(robot, ".letter-line .label"))
                .filteredOn(text -> !text.isEmpty())
                .containsExactly("S", "The originator sent a SYN.", "r", "The responder sent a RST.");
    }

    @Test
    void connectionWithoutHistoryHasNoCard(FxRobot robot) {
        showHistory(robot, "");

        assertThat(robot.from(view).lookup(".card").queryAllAs(Card.class)).isEmpty();
        assertThat(texts(robot, ".history-pane > .label")).contains("No history.");
    }

    @Test
    void severalConnectionsShowTheirSums(FxRobot robot) {
        robot.interact(() -> viewModel.selectedRowsChanged(7, () -> new int[] {1, 2, 3, 4, 5, 6, 7}));

        Node several = view.lookup(".several-pane");
        assertThat(several.isVisible()).isTrue();
        assertThat(texts(robot, ".several-pane .label")).contains("7 connections selected", "originators");
    }

    private void showHistory(FxRobot robot, String history) {
        robot.interact(() -> {
            selection.setConnection(OfficeCapture.first(row -> row.history().equals(history)));
            ((TabPane) view.lookup(".tab-pane")).getSelectionModel().select(1);
        });
        robot.interact(() -> {
            view.applyCss();
            view.layout();
        });
    }

    private List<String> texts(FxRobot robot, String selector) {
        return robot.from(view).lookup(selector).queryAllAs(Label.class).stream()
                .map(Label::getText)
                .toList();
    }
}
