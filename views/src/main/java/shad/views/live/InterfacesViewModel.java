package shad.views.live;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import shad.model.capture.LinkType;
import shad.model.capture.live.CaptureInterface;
import shad.model.capture.live.CaptureInterface.Trait;
import shad.model.capture.live.InterfaceTraffic;
import shad.model.capture.live.LiveCaptureException;
import shad.model.capture.live.Obstacle;
import shad.model.capture.live.Remedy;
import shad.views.fx.CatchUpTask;
import shad.views.fx.LatestTask;

/// What a person chooses before a capture: interfaces, with what goes over them, and a capture filter that is checked while
/// it is written. FX thread only.
public final class InterfacesViewModel {
    private static final Logger LOG = LoggerFactory.getLogger(InterfacesViewModel.class);

    /// A filter is checked once nobody has written for this long.
    private static final long QUIET_MILLIS = 150;

    private final CaptureSystem system;
    private final CaptureChoices before;
    private final LongSupplier nanoTime;
    private final LatestTask listing;
    private final LatestTask checking;
    private final CatchUpTask looking;

    private final ObservableList<InterfaceRow> interfaces = FXCollections.observableArrayList();
    private final Map<String, RateHistory> rates = new HashMap<>();
    private List<CaptureInterface> found = List.of();
    private final BooleanProperty all = new SimpleBooleanProperty(this, "all");
    private final ReadOnlyBooleanWrapper listed = new ReadOnlyBooleanWrapper(this, "listed");
    private final ReadOnlyObjectWrapper<@Nullable Obstacle> obstacle = new ReadOnlyObjectWrapper<>(this, "obstacle");
    private final StringProperty filter = new SimpleStringProperty(this, "filter", "");
    private final ReadOnlyStringWrapper filterProblem = new ReadOnlyStringWrapper(this, "filterProblem", "");
    private final ReadOnlyBooleanWrapper startable = new ReadOnlyBooleanWrapper(this, "startable");

    /// @param before what was chosen the last time
    /// @param background asks the system
    /// @param fxThread runs what is to happen on the FX thread
    public InterfacesViewModel(
            CaptureSystem system, CaptureChoices before, Executor background, Executor fxThread) {
        this(system, before, background, fxThread, System::nanoTime);
    }

    /// @param nanoTime tells time, from any beginning
    InterfacesViewModel(
            CaptureSystem system,
            CaptureChoices before,
            Executor background,
            Executor fxThread,
            LongSupplier nanoTime) {
        this.system = system;
        this.before = before;
        this.nanoTime = nanoTime;
        listing = new LatestTask(background, fxThread);
        checking = new LatestTask(background, fxThread);
        looking = new CatchUpTask(background, fxThread);
        all.subscribe((was, is) -> show(chosen()));
        filter.set(before.filter());
        filter.subscribe(text -> check());
    }

    /// What was chosen the last time.
    CaptureChoices before() {
        return before;
    }

    ObservableList<InterfaceRow> interfaces() {
        return interfaces;
    }

    /// Whether what is no network interface is in the list too.
    BooleanProperty allProperty() {
        return all;
    }

    /// Whether the system has answered.
    ReadOnlyBooleanProperty listedProperty() {
        return listed.getReadOnlyProperty();
    }

    /// What is in the way of capturing, as far as a person has to do something about it; null if nothing is.
    ReadOnlyObjectProperty<@Nullable Obstacle> obstacleProperty() {
        return obstacle.getReadOnlyProperty();
    }

    @Nullable
    Obstacle getObstacle() {
        return obstacle.get();
    }

    /// The capture filter in libpcap's language.
    StringProperty filterProperty() {
        return filter;
    }

    String getFilter() {
        return filter.get();
    }

    void setFilter(String text) {
        filter.set(text);
    }

    /// What is wrong with the filter, or empty.
    ReadOnlyStringProperty filterProblemProperty() {
        return filterProblem.getReadOnlyProperty();
    }

    String getFilterProblem() {
        return filterProblem.get();
    }

    /// Whether there is something to start with.
    ReadOnlyBooleanProperty startableProperty() {
        return startable.getReadOnlyProperty();
    }

    boolean isStartable() {
        return startable.get();
    }

    /// Names of the interfaces that are chosen, in the order of the list.
    List<String> chosen() {
        return interfaces.stream().filter(InterfaceRow::isChosen).map(InterfaceRow::name).toList();
    }

    // --- interfaces ---------------------------------------------------------------------------------------------------

    /// Asks the system for its interfaces; what is chosen stays.
    void refresh() {
        List<String> wanted = interfaces.isEmpty() ? before.interfaces() : chosen();
        listing.run(system::interfaces, list -> {
            found = list;
            listed.set(true);
            obstacle.set(inTheWay(list));
            show(wanted);
        }, this::notListed);
    }

    private void notListed(Throwable failure) {
        found = List.of();
        interfaces.clear();
        listed.set(true);
        if (failure instanceof LiveCaptureException e) {
            obstacle.set(e.obstacle());
        } else {
            LOG.error("Listing interfaces failed", failure);
            obstacle.set(
                    new Obstacle(Obstacle.Kind.OTHER, "The interfaces can’t be listed (" + failure + ")", Remedy.NONE));
        }
        update();
    }

    /// Missing rights concern all interfaces alike.
    private static @Nullable Obstacle inTheWay(List<CaptureInterface> list) {
        if (list.stream().anyMatch(each -> each.means() != null)) {
            return null;
        }
        for (CaptureInterface each : list) {
            Obstacle obstacle = each.obstacle();
            if (obstacle != null && obstacle.kind() == Obstacle.Kind.PERMISSION) {
                return obstacle;
            }
        }
        return null;
    }

    private void show(List<String> wanted) {
        Set<String> names = new HashSet<>(wanted);
        List<InterfaceRow> rows = found.stream()
                .filter(each -> all.get() || !each.is(Trait.PSEUDO) || names.contains(each.name()))
                .map(each -> new InterfaceRow(
                        each, rates.computeIfAbsent(each.name(), name -> new RateHistory())))
                .toList();
        for (InterfaceRow row : rows) {
            row.chosenProperty().set(row.canCapture() && names.contains(row.name()));
        }
        if (rows.stream().noneMatch(InterfaceRow::isChosen)) {
            rows.stream().filter(InterfacesViewModel::isLikely).findFirst()
                    .ifPresent(row -> row.chosenProperty().set(true));
        }
        rows.forEach(row -> row.chosenProperty().subscribe((was, is) -> {
            check();
            update();
        }));
        interfaces.setAll(rows);
        check();
        update();
    }

    private static boolean isLikely(InterfaceRow row) {
        return row.canCapture() && row.about().is(Trait.UP) && row.about().is(Trait.RUNNING)
                && !row.about().is(Trait.LOOPBACK) && !row.about().is(Trait.PSEUDO);
    }

    /// Looks how much has passed the interfaces since the last time, which nobody on the network notices.
    void look() {
        looking.run(() -> new Look(system.traffic(), nanoTime.getAsLong()), this::note,
                failure -> LOG.warn("Asking for traffic failed", failure));
    }

    private record Look(Map<String, InterfaceTraffic> traffic, long nanos) {}

    private void note(Look look) {
        for (InterfaceRow row : interfaces) {
            InterfaceTraffic traffic = look.traffic().get(row.name());
            if (traffic != null) {
                row.passed(traffic, look.nanos());
            }
        }
    }

    // --- filter -------------------------------------------------------------------------------------------------------

    private void check() {
        String text = filter.get().strip();
        if (text.isEmpty()) {
            checking.cancel();
            told("");
            return;
        }
        Set<Integer> linkTypes = linkTypes();
        checking.run(() -> {
            Thread.sleep(QUIET_MILLIS);
            return problem(text, linkTypes);
        }, this::told, failure -> LOG.error("Checking a capture filter failed", failure));
    }

    private Set<Integer> linkTypes() {
        Set<Integer> types = new TreeSet<>();
        for (InterfaceRow row : interfaces) {
            if (row.isChosen() && row.about().linkType() != CaptureInterface.UNKNOWN_LINK_TYPE) {
                types.add(row.about().linkType());
            }
        }
        return types.isEmpty() ? Set.of(LinkType.ETHERNET) : types;
    }

    private String problem(String text, Set<Integer> linkTypes) {
        try {
            for (int linkType : linkTypes) {
                system.checkFilter(text, linkType);
            }
            return "";
        } catch (LiveCaptureException e) {
            return e.obstacle().message();
        }
    }

    private void told(String problem) {
        filterProblem.set(problem);
        update();
    }

    private void update() {
        startable.set(interfaces.stream().anyMatch(InterfaceRow::isChosen) && filterProblem.get().isEmpty());
    }
}
