package shad.views.services;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.scene.Scene;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import shad.model.conn.IpAddress;
import shad.model.conn.RememberedService;
import shad.model.conn.Server;
import shad.model.conn.TransportProtocol;
import shad.model.query.Locality;
import shad.model.query.ServiceCounts;
import shad.model.query.ServiceSign;
import shad.model.query.ServiceUse;
import shad.views.control.ServiceMark;
import shad.views.selection.RowCounts;
import shad.views.selection.Selection;
import shad.views.style.Appearance;
import shad.views.table.ListColumn;
import shad.views.table.SortKey;
import shad.views.testing.Lists;
import shad.views.testing.OfficeCapture;

@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init")
class ServicesViewTest {
    private static final ServiceMemory MEMORY = new ServiceMemory() {
        @Override
        public Recollection recall() {
            Server gone = new Server(new IpAddress(0, IpAddress.mappedLow(0xc000024d)), 22, TransportProtocol.TCP);
            return new Recollection(List.of(new RememberedService(gone, "SSH", 0, 0, 0)), "");
        }

        @Override
        public String keep(List<RememberedService> services) {
            return "The store is full.";
        }

        @Override
        public String forget() {
            return "";
        }

        @Override
        public String place() {
            return "a test";
        }

        @Override
        public void moveTo(Path file) {
            // It stays where it is.
        }
    };

    private final List<ServiceUse> chosen = new ArrayList<>();
    private Selection selection;
    private ServicesViewModel viewModel;
    private ServicesView view;

    @Start
    void start(Stage stage) {
        var _ = new Appearance();
        selection = new Selection();
        viewModel = new ServicesViewModel(new RowCounts(selection, Runnable::run, Runnable::run), MEMORY, Runnable::run,
                Runnable::run);
        view = new ServicesView(viewModel, Runnable::run);
        view.setOnChosen(chosen::add);
        stage.setScene(new Scene(view, 1280, 700));
        stage.show();
        selection.setSnapshot(OfficeCapture.rows());
        selection.setShown(OfficeCapture.all());
    }

    @Test
    void everyServiceThatTheModelCountsIsALine(FxRobot robot) {
        assertThat(view.table().rows().size()).isEqualTo(counted().size()).isGreaterThan(3);
        assertThat(services()).containsExactlyInAnyOrderElementsOf(counted());
    }

    @Test
    void whatIsNotRememberedIsNewAndWhatIsGoneIsSaid(FxRobot robot) {
        ListColumn<ServiceUse> news = view.columns().getLast();
        assertThat(services()).allMatch(service -> news.raw().apply(service).isEmpty());
        robot.interact(viewModel::recall);
        assertThat(services()).allMatch(service -> news.raw().apply(service).equals("new"));
        assertThat(robot.lookup(".notice").queryAs(Label.class).getText()).contains("1 known earlier");
    }

    @Test
    void whatCannotBeRememberedIsSaid(FxRobot robot) {
        Server server = new Server(new IpAddress(0, IpAddress.mappedLow(0xc0000201)), 80, TransportProtocol.TCP);
        robot.interact(() -> viewModel.remember(List.of(new RememberedService(server, "HTTP", 1, 2, 1))));
        assertThat(robot.lookup(".notice").queryAs(Label.class).getText()).isEqualTo("The store is full.");
    }

    @Test
    void theMostUsedServiceComesFirst(FxRobot robot) {
        assertThat(services())
                .isSortedAccordingTo(Comparator.comparingLong(ServiceUse::connections).reversed());
    }

    @Test
    void aClickOnTheNumberOfConnectionsLeadsToThem(FxRobot robot) {
        Hyperlink first = robot.from(view).lookup(".link-cell").queryAll().stream()
                .map(Hyperlink.class::cast)
                .min(Comparator.comparingDouble(link -> link.localToScene(0, 0).getY()))
                .orElseThrow();
        robot.clickOn(first);

        assertThat(chosen).containsExactly(services().getFirst());
    }

    @Test
    void enterLeadsToTheConnections(FxRobot robot) {
        Lists.enter(robot, view.table(), 1);

        assertThat(chosen).containsExactly(services().get(1));
    }

    @Test
    void theSwitchShowsLocalOrRemoteServersOnly(FxRobot robot) {
        Lists.choose(robot, view, "Local");
        assertThat(services()).isNotEmpty().allMatch(service -> service.locality() == Locality.LOCAL);

        Lists.choose(robot, view, "Remote");
        assertThat(services()).allMatch(service -> service.locality() == Locality.REMOTE);

        Lists.choose(robot, view, "All");
        assertThat(services()).hasSameSizeAs(counted());
    }

    @Test
    void theOrderIsByTheColumnsAskedForAndKeepsTheSelection(FxRobot robot) {
        robot.interact(() -> view.table().selection().select(0));
        ServiceUse selected = services().getFirst();
        robot.interact(() -> viewModel.setOrder(List.of(new SortKey("port_num", true))));

        assertThat(services()).isSortedAccordingTo(Comparator.comparingInt(ServiceUse::port).reversed());
        assertThat(view.selected().get()).containsExactly(selected);
    }

    @Test
    void whatNobodyConfirmedIsMarkedAsAHint(FxRobot robot) {
        robot.interact(() -> viewModel.setOrder(List.of(new SortKey(ServiceColumns.SERVICE, true))));
        List<ServiceMark> marks =
                List.copyOf(robot.from(view.table()).lookup(".service-mark").queryAllAs(ServiceMark.class));
        Set<String> unconfirmed = counted().stream()
                .filter(service -> ServiceText.logged(service).isEmpty())
                .map(ServiceText::shown)
                .collect(Collectors.toSet());

        assertThat(unconfirmed).isNotEmpty();
        assertThat(marks).isNotEmpty().allSatisfy(
                mark -> assertThat(isHint(mark)).isEqualTo(unconfirmed.contains(mark.getText())));
    }

    @Test
    void aPortIsNoFinding() {
        ServiceUse https = service(443, List.of());

        assertThat(ServiceText.shown(https)).isEqualTo("https?");
        assertThat(ServiceText.logged(https)).isEmpty();
        assertThat(ServiceText.evidence(https)).isEqualTo("port only · SYN-ACK");
        assertThat(ServiceText.explanation(https))
                .endsWith("IANA has registered TCP port 443 for https: a hint, no finding.");
    }

    @Test
    void aFindingNeedsNoPort() {
        ServiceUse ssh = service(443, List.of("ssh"));

        assertThat(ServiceText.shown(ssh)).isEqualTo("ssh");
        assertThat(ServiceText.evidence(ssh)).isEqualTo("confirmed · SYN-ACK");
        assertThat(ServiceText.explanation(ssh)).isEqualTo("Confirmed in the payload by the analyzer of ssh.");
    }

    @Test
    void linesFollowTheRowsShown(FxRobot robot) {
        robot.interact(() -> selection.setShown(OfficeCapture.where(row -> row.respPort() == 53)));

        assertThat(services()).isNotEmpty().allMatch(service -> service.port() == 53);
    }

    @Test
    void theChartSaysItsFiguresInWords(FxRobot robot) {
        String byConnections = chartText(robot);
        Lists.choose(robot, view, "Bytes");

        assertThat(byConnections).contains("dns ");
        assertThat(chartText(robot)).isNotEqualTo(byConnections).contains("dns ");
    }

    @Test
    void nothingShownIsAnEmptyTable(FxRobot robot) {
        robot.interact(() -> selection.clear());

        assertThat(view.table().rows().size()).isZero();
    }

    private static boolean isHint(ServiceMark mark) {
        return mark.getPseudoClassStates().stream().anyMatch(any -> any.getPseudoClassName().equals("hint"));
    }

    private static ServiceUse service(int port, List<String> names) {
        return new ServiceUse(
                new IpAddress(0, IpAddress.mappedLow(0xc0000201)), port, TransportProtocol.TCP, Locality.LOCAL, names,
                List.of(), Set.of(ServiceSign.SYN_ACK), 1, 1, 0, 0, 0, 0);
    }

    private String chartText(FxRobot robot) {
        return robot.from(view).lookup(".service-chart").query().getAccessibleText();
    }

    private List<ServiceUse> services() {
        return viewModel.getServices().listing().all();
    }

    private static List<ServiceUse> counted() {
        return ServiceCounts.of(OfficeCapture.rows(), OfficeCapture.all().rows()).services();
    }

}
