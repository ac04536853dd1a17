package shad.views.inspector;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.Node;
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
import shad.views.testing.OfficeCapture;

@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init")
class InspectorViewTest {
    private InspectorStage inspector;
    private Selection selection;
    private InspectorViewModel viewModel;
    private InspectorView view;

    @Start
    void start(Stage stage) {
        inspector = InspectorStage.show(stage);
        selection = inspector.selection;
        viewModel = inspector.viewModel;
        view = inspector.view;
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

        assertThat(inspector.texts(".summary-pane .label"))
                .contains("ts", "ip_proto", OfficeCapture.rows().view().at(row).uid(), "ShADadFf");
    }

    @Test
    void theServiceIsNamedWithItsReasonAndEvidence(FxRobot robot) {
        int row = OfficeCapture.first(each -> each.service().equals("dns") && !each.evidence().isEmpty());
        robot.interact(() -> selection.setConnection(row));

        Evidence query = OfficeCapture.rows().view().at(row).evidence().getFirst();
        assertThat(inspector.texts(".service-card .label"))
                .contains("dns", "The dns analyzer confirmed its protocol in the payload.", "DNS query", query.value());
    }

    @Test
    void whatThePortIsRegisteredForIsSaidToBeAHint(FxRobot robot) {
        int row = OfficeCapture.first(each -> each.service().isEmpty()
                && !PortNames.of(each.transport(), each.respPort()).isEmpty());
        robot.interact(() -> selection.setConnection(row));

        assertThat(inspector.texts(".service-card .label"))
                .contains("No service recognised")
                .anyMatch(text -> text.startsWith("No analyzer confirmed a protocol")
                        && text.endsWith("a hint, no finding."));
    }

    @Test
    void aLetterChosenInTheChipsIsExplainedOnTheCard(FxRobot robot) {
        showHistory(robot, "ShADadFf");
        robot.interact(() -> robot.from(view).lookup(".history-chips").queryAs(HistoryChips.class).select(1));

        assertThat(inspector.texts(".card .label")).contains("h", "— responder sent a SYN-ACK",
                "The responder sent a SYN-ACK.");
        assertThat(viewModel.getChosenLetter()).isEqualTo(1);
    }

    @Test
    void everyLetterIsSaidInWordsInOrder(FxRobot robot) {
        showHistory(robot, "Sr");

        assertThat(inspector.texts(".letter-line .label"))
                .filteredOn(text -> !text.isEmpty())
                .containsExactly("S", "The originator sent a SYN.", "r", "The responder sent a RST.");
    }

    @Test
    void connectionWithoutHistoryHasNoCard(FxRobot robot) {
        showHistory(robot, "");

        assertThat(robot.from(view).lookup(".card").queryAllAs(Card.class)).isEmpty();
        assertThat(inspector.texts(".history-pane > .label")).contains("No history.");
    }

    @Test
    void severalConnectionsShowTheirSums(FxRobot robot) {
        robot.interact(() -> viewModel.selectedRowsChanged(7, () -> new int[] {1, 2, 3, 4, 5, 6, 7}));

        Node several = view.lookup(".several-pane");
        assertThat(several.isVisible()).isTrue();
        assertThat(inspector.texts(".several-pane .label")).contains("7 connections selected", "originators");
    }

    private void showHistory(FxRobot robot, String history) {
        robot.interact(() -> {
            selection.setConnection(OfficeCapture.first(row -> row.history().equals(history)));
            inspector.tab("History");
        });
        inspector.layout();
    }
}
