package shad.views.hosts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import shad.model.query.HostUse;
import shad.model.query.Locality;
import shad.views.selection.RowCounts;
import shad.views.selection.Selection;
import shad.views.style.Appearance;
import shad.views.table.SortKey;
import shad.views.testing.Lists;
import shad.views.testing.OfficeCapture;

@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init")
class HostsViewTest {
    private final List<HostUse> chosen = new ArrayList<>();
    private Selection selection;
    private HostsViewModel viewModel;
    private HostsView view;

    @Start
    void start(Stage stage) {
        var _ = new Appearance();
        selection = new Selection();
        viewModel = new HostsViewModel(new RowCounts(selection, Runnable::run, Runnable::run));
        view = new HostsView(viewModel, Runnable::run);
        view.setOnChosen(chosen::add);
        stage.setScene(new Scene(view, 1280, 700));
        stage.show();
        selection.setSnapshot(OfficeCapture.rows());
        selection.setShown(OfficeCapture.all());
    }

    @Test
    void everyHostIsALineAndTheBusiestComesFirst(FxRobot robot) {
        assertThat(view.table().rows().size()).isEqualTo(hosts().size()).isGreaterThan(5);
        assertThat(hosts()).isSortedAccordingTo(Comparator.comparingLong(HostUse::connections).reversed());
    }

    @Test
    void enterLeadsToTheConnections(FxRobot robot) {
        Lists.enter(robot, view.table(), 2);

        assertThat(chosen).containsExactly(hosts().get(2));
    }

    @Test
    void theSwitchShowsLocalOrRemoteHostsOnly(FxRobot robot) {
        Lists.choose(robot, view, "Local");

        assertThat(hosts()).isNotEmpty().allMatch(host -> host.locality() == Locality.LOCAL);
    }

    @Test
    void theOrderIsByTheColumnsAskedFor(FxRobot robot) {
        robot.interact(() -> viewModel.setOrder(List.of(new SortKey(HostColumns.SENT, false))));

        assertThat(hosts()).isSortedAccordingTo(Comparator.comparingLong(HostUse::sentBytes));
    }

    @Test
    void portsAreNamedAsFarAsThereIsRoom(FxRobot robot) {
        HostUse server = hosts().stream().filter(HostUse::isServer).findFirst().orElseThrow();

        assertThat(HostText.ports(server)).contains(String.valueOf(server.served().getFirst().port()));
        assertThat(HostText.role(server)).isEqualTo(server.isClient() ? "both" : "server");
    }

    private List<HostUse> hosts() {
        return viewModel.getHosts().listing().all();
    }
}
