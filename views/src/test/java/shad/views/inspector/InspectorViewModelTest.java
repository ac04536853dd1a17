package shad.views.inspector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import shad.model.conn.ConnState;
import shad.model.conn.HistoryStep;
import shad.model.query.ConnectionColumn;
import shad.model.store.StoreSnapshot;
import shad.views.selection.Selection;
import shad.views.testing.OfficeCapture;

class InspectorViewModelTest {
    private final Selection selection = new Selection();
    private final InspectorViewModel viewModel = new InspectorViewModel(selection, Runnable::run, Runnable::run);

    @Test
    void nothingIsChosenAtFirst() {
        selection.setSnapshot(OfficeCapture.rows());

        assertThat(viewModel.getSubject()).isInstanceOf(Subject.Nothing.class);
    }

    @Test
    void chosenConnectionIsPutIntoWords() {
        choose(OfficeCapture.first(row -> row.history().equals("ShADadFf")));
        ConnectionDetails connection = connection();

        assertThat(connection.state()).isEqualTo(ConnState.SF);
        assertThat(connection.isProvisional()).isFalse();
        assertThat(connection.ending()).startsWith("Closed").endsWith(".");
        assertThat(connection.endpoints()).matches(".+:\\d+ → .+:\\d+");
        assertThat(connection.traits()).startsWith("tcp");
        assertThat(connection.history().summary()).startsWith("handshake, data both ways");
    }

    @Test
    void everyColumnHasItsRawValue() {
        int row = OfficeCapture.first(view -> view.state() == ConnState.REJ);
        choose(row);

        assertThat(connection().fields())
                .extracting(ConnectionDetails.Field::column)
                .containsExactlyElementsOf(ConnectionColumn.all());
        assertThat(value(ConnectionColumn.CONN_STATE)).isEqualTo("REJ");
        assertThat(value(ConnectionColumn.UID))
                .isEqualTo(OfficeCapture.rows().view().at(row).uid());
    }

    @Test
    void addressesOfIpv6StandInBracketsBeforeTheirPorts() {
        choose(OfficeCapture.first(row -> row.ipProtocol() == 6 && row.origHigh() != 0));

        assertThat(connection().endpoints()).matches("\\[.+]:\\d+ → \\[.+]:\\d+");
    }

    @Test
    void icmpHasNoPorts() {
        choose(OfficeCapture.first(row -> row.ipProtocol() == 1));

        assertThat(connection().endpoints()).doesNotContain(":");
        assertThat(connection().meaning()).isEqualTo("ICMP has no connection state");
    }

    @Test
    void firstTroubleIsExplainedFirst() {
        choose(OfficeCapture.first(row -> row.history().matches("Sh.*[tT].*")));
        HistoryStep step = connection().history().steps().get(viewModel.getChosenLetter());

        assertThat(step.isTrouble()).isTrue();
    }

    @Test
    void openConnectionIsProvisionalUntilItEnds() {
        StoreSnapshot halfway = OfficeCapture.halfway();
        int open = IntStream.range(0, halfway.size())
                .filter(row -> halfway.view().at(row).isOpen())
                .findFirst()
                .orElseThrow();
        selection.setSnapshot(halfway);
        selection.setConnection(open);
        assertThat(connection().isProvisional()).isTrue();

        selection.setSnapshot(OfficeCapture.rows());

        assertThat(connection().row()).isEqualTo(open);
        assertThat(connection().isProvisional()).isFalse();
    }

    @Test
    void severalConnectionsAreSummedUp() {
        selection.setSnapshot(OfficeCapture.rows());
        selection.setConnection(3);
        viewModel.selectedRowsChanged(3, () -> new int[] {3, 5, 8});

        assertThat(viewModel.getSubject()).isInstanceOfSatisfying(Subject.Several.class, several -> assertThat(
                several.totals().connections())
                .isEqualTo(3));

        viewModel.selectedRowsChanged(1, () -> new int[] {3});

        assertThat(connection().row()).isEqualTo(3);
    }

    @Test
    void anotherCaptureForgetsTheConnection() {
        choose(3);
        selection.clear();

        assertThat(viewModel.getSubject()).isInstanceOf(Subject.Nothing.class);
        assertThat(viewModel.getChosenLetter()).isNegative();
    }

    private void choose(int row) {
        selection.setSnapshot(OfficeCapture.rows());
        selection.setConnection(row);
    }

    private ConnectionDetails connection() {
        return ((Subject.One) viewModel.getSubject()).connection();
    }

    private String value(ConnectionColumn column) {
        return connection().fields().get(column.ordinal()).value();
    }
}
