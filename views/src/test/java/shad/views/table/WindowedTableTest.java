package shad.views.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javafx.event.EventType;
import javafx.geometry.Point2D;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.TableColumn;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.SVGPath;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;
import shad.views.fx.LatestTask;
import shad.views.style.Appearance;
import shad.views.style.Styles;

@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init")
class WindowedTableTest {
    private static final int MANY = 5_000_000;
    /// Far above what a screen of rows asks for, far below the number of rows.
    private static final long A_FEW_SCREENS = 1_000;

    private final CountingRows many = new CountingRows(MANY);
    private final List<List<SortKey>> sorts = new ArrayList<>();
    private final FxRobot robot = new FxRobot();
    private WindowedTable table;
    private StackPane root;

    @Start
    void start(Stage stage) {
        var _ = new Appearance();
        table = new WindowedTable(List.of(
                ColumnSpec.mono("row", "row", 120, row -> "row " + row),
                ColumnSpec.mono("square", "square", 160, row -> String.valueOf((long) row * row))
                        .right()
                        .withMeaning("row times row"),
                ColumnSpec.words("parity", "parity", 200, row -> row % 2 == 0 ? "even" : "odd")
                        .withTooltip(row -> "parity of " + row),
                ColumnSpec.words("secret", "secret", 100, row -> "hidden " + row).hidden()),
                new LatestTask(task -> Thread.ofPlatform().daemon().start(task)));
        table.setRows(many);
        table.setOnSort(sorts::add);
        table.setMinSize(600, 400);
        table.setMaxSize(600, 400);
        root = new StackPane(table);
        stage.setScene(new Scene(root, 600, 400));
        stage.show();
        table.requestFocus();
        layOut();
    }

    @BeforeEach
    void waitForTheWindow() {
        WaitForAsyncUtils.waitForFxEvents();
        onFx(() -> {});
    }

    // --- constant work ------------------------------------------------------------------------------------------------

    @Test
    void fiveMillionRowsCostAScreenful() {
        assertThat(many.calls).isPositive().isLessThan(A_FEW_SCREENS);
    }

    @Test
    void goingToTheEndCostsAScreenful() {
        many.calls = 0;
        press(KeyCode.END);

        assertThat(rowTexts()).contains("row " + (MANY - 1));
        assertThat(table.isAtEnd()).isTrue();
        assertThat(many.calls).isLessThan(A_FEW_SCREENS);
    }

    @Test
    void sortingWithEverythingSelectedCostsTheFxThreadAScreenful() {
        press(KeyCode.SHORTCUT, KeyCode.A);
        CountingRows sorted = CountingRows.backwards(MANY);
        assertThat(callsOnFx(sorted, () -> showWhenSettled(sorted))).isLessThan(A_FEW_SCREENS);
        onFx(() -> table.setTop(2_000_000));

        assertThat(table.selection().count()).isEqualTo(MANY);
        assertThat(rows()).allMatch(row -> row.getPseudoClassStates().contains(Styles.SELECTED));
    }

    @Test
    void takingOneRowOutOfEverythingCostsTheFxThreadAScreenful() {
        press(KeyCode.SHORTCUT, KeyCode.A);

        assertThat(callsOnFx(many, () -> click(2, MouseButton.PRIMARY, 1, KeyCode.SHORTCUT)))
                .isLessThan(A_FEW_SCREENS);
        assertThat(table.selection().count()).isEqualTo(MANY - 1);
        assertThat(row(2).getPseudoClassStates()).doesNotContain(Styles.SELECTED);
        assertThat(row(3).getPseudoClassStates()).contains(Styles.SELECTED);
    }

    @Test
    void filteringWithEverythingSelectedCostsTheFxThreadAScreenful() {
        press(KeyCode.SHORTCUT, KeyCode.A);
        CountingRows filtered = new CountingRows(MANY / 2);
        assertThat(callsOnFx(filtered, () -> showWhenSettled(filtered))).isLessThan(A_FEW_SCREENS);
        assertThat(table.selection().count()).isEqualTo(MANY);

        assertThat(callsOnFx(many, () -> showWhenSettled(many))).isLessThan(A_FEW_SCREENS);
        assertThat(rows()).allMatch(row -> row.getPseudoClassStates().contains(Styles.SELECTED));
    }

    @Test
    void theFirstArrowAfterASortCostsTheFxThreadAScreenful() {
        onFx(() -> table.selection().select(3));
        CountingRows sorted = CountingRows.backwards(MANY);
        long calls = callsOnFx(sorted, () -> {
            showWhenSettled(sorted);
            press(KeyCode.UP);
        });

        assertThat(calls).isLessThan(A_FEW_SCREENS);
        assertThat(table.selection().freeze().toArray()).containsExactly(4);
        assertThat(table.selection().leadIndex()).isEqualTo(MANY - 5);
    }

    @Test
    void choosingAConnectionCostsTheFxThreadAScreenful() {
        CountingRows sorted = CountingRows.backwards(MANY);
        showWhenSettled(sorted);
        long calls = callsOnFx(sorted, () -> {
            onFx(() -> table.selectAndReveal(7));
            await(() -> table.selection().leadRow() == 7);
        });

        assertThat(calls).isLessThan(A_FEW_SCREENS);
        assertThat(row(MANY - 8).getPseudoClassStates()).contains(Styles.SELECTED, Styles.LEAD);
    }

    @Test
    void aRowSelectedByHandIsNotLostToOneChosenBefore() {
        onFx(() -> table.setRows(CountingRows.backwards(MANY)));
        onFx(() -> {
            table.selectAndReveal(7);
            table.selection().select(3);
        });
        WaitForAsyncUtils.sleep(200, TimeUnit.MILLISECONDS);
        onFx(() -> {});

        assertThat(table.selection().leadIndex()).isEqualTo(3);
        assertThat(table.selection().count()).isEqualTo(1);
    }

    @Test
    void aChosenRowThatAFilterHidesIsSelectedWhenItGoes() {
        onFx(() -> table.setRows(RowList.firstRows(10)));
        onFx(() -> table.selectAndReveal(20));
        assertThat(table.selection().leadIndex()).isEqualTo(-1);
        onFx(() -> table.setRows(RowList.firstRows(30)));

        assertThat(table.selection().freeze().toArray()).containsExactly(20);
    }

    @Test
    void whatIsSelectedWhileAnOrderIsWorkedOutIsKept() {
        press(KeyCode.SHORTCUT, KeyCode.A);
        CountingRows sorted = CountingRows.backwards(MANY);
        onFx(() -> {
            table.setRows(sorted);
            table.selection().select(3);
        });
        await(() -> table.rows().equals(sorted));

        assertThat(table.selection().freeze().toArray()).containsExactly(3);
        assertThat(table.selection().leadIndex()).isEqualTo(MANY - 4);
    }

    @Test
    void ofTwoOrdersOnlyTheLaterIsShown() {
        press(KeyCode.SHORTCUT, KeyCode.A);
        List<RowList> seen = new ArrayList<>();
        CountingRows first = CountingRows.backwards(MANY);
        CountingRows second = new CountingRows(MANY / 3);
        onFx(() -> {
            table.selection().versionProperty().subscribe(() -> seen.add(table.rows()));
            table.setRows(first);
            table.setRows(second);
        });
        await(() -> table.rows().equals(second));

        assertThat(seen).doesNotContain(first);
    }

    @Test
    void aClearedTableForgetsAtOnceWhatWasUnderWay() {
        press(KeyCode.SHORTCUT, KeyCode.A);
        onFx(() -> {
            table.setRows(CountingRows.backwards(MANY));
            table.clear();
        });
        WaitForAsyncUtils.sleep(200, TimeUnit.MILLISECONDS);
        onFx(() -> {});

        assertThat(table.rows().size()).isZero();
        assertThat(table.selection().isEmpty()).isTrue();
    }

    @Test
    void scrollingAnywhereCostsAScreenful() {
        many.calls = 0;
        for (int top = 0; top < MANY; top += MANY / 10) {
            int place = top;
            onFx(() -> table.setTop(place));
            assertThat(rowTexts()).contains("row " + (place + 2));
        }

        assertThat(many.calls).isLessThan(10 * A_FEW_SCREENS);
    }

    // --- keyboard -----------------------------------------------------------------------------------------------------

    @Test
    void arrowsMoveTheSelectionAndScrollWhenItLeavesTheScreen() {
        press(KeyCode.DOWN);
        assertThat(table.selection().freeze().toArray()).containsExactly(0);

        int last = table.getPageSize() - 1;
        onFx(() -> table.selection().select(last));
        press(KeyCode.DOWN);
        press(KeyCode.DOWN);
        assertThat(table.selection().freeze().toArray()).containsExactly(last + 2);
        assertThat(table.getTop()).isEqualTo(2);
        press(KeyCode.UP);
        assertThat(table.selection().leadRow()).isEqualTo(last + 1);
        assertThat(table.getTop()).isEqualTo(2);
    }

    @Test
    void pagesHomeAndEnd() {
        press(KeyCode.PAGE_DOWN);
        assertThat(table.selection().leadIndex()).isEqualTo(table.getPageSize() - 1);
        press(KeyCode.END);
        assertThat(table.selection().leadIndex()).isEqualTo(MANY - 1);
        press(KeyCode.PAGE_UP);
        assertThat(table.selection().leadIndex()).isEqualTo(MANY - table.getPageSize());
        press(KeyCode.HOME);
        assertThat(table.selection().leadIndex()).isZero();
        assertThat(table.getTop()).isZero();
    }

    @Test
    void shiftExtendsAndShortcutMovesTheLeadAlone() {
        onFx(() -> table.selection().select(4));
        press(KeyCode.SHIFT, KeyCode.DOWN);
        press(KeyCode.SHIFT, KeyCode.DOWN);
        assertThat(table.selection().freeze().toArray()).containsExactly(4, 5, 6);

        press(KeyCode.SHORTCUT, KeyCode.DOWN);
        press(KeyCode.SHORTCUT, KeyCode.DOWN);
        press(KeyCode.SHORTCUT, KeyCode.SPACE);
        assertThat(table.selection().freeze().toArray()).containsExactly(4, 5, 6, 8);
    }

    @Test
    void enterActivatesTheLeadRow() {
        List<Integer> activated = new ArrayList<>();
        onFx(() -> {
            table.setOnActivate(activated::add);
            table.selection().select(3);
        });
        press(KeyCode.ENTER);

        assertThat(activated).containsExactly(3);
    }

    // --- mouse --------------------------------------------------------------------------------------------------------

    @Test
    void aClickSelectsTheRowUnderTheMouse() {
        click(2, MouseButton.PRIMARY, 1);
        assertThat(table.selection().freeze().toArray()).containsExactly(2);
        assertThat(table.isFocused()).isTrue();

        click(5, MouseButton.PRIMARY, 1);
        assertThat(table.selection().freeze().toArray()).containsExactly(5);
        assertThat(row(5).getPseudoClassStates()).contains(Styles.SELECTED, Styles.LEAD);
        assertThat(row(2).getPseudoClassStates()).doesNotContain(Styles.SELECTED, Styles.LEAD);
    }

    @Test
    void onlyCellsWithSomethingToSayShowATooltip() {
        showWhenSettled(new CountingRows(3));

        restOn(cell("parity", 2));
        assertThat(shownTooltips()).containsExactly("parity of 2");
        onFx(table.cellTooltip()::hide);

        restOn(emptyCell("parity"));
        assertThat(shownTooltips()).isEmpty();
    }

    @Test
    void draggingSelectsTheRowsPassedOver() {
        click(1, MouseButton.PRIMARY, 1);
        mouse(MouseEvent.MOUSE_DRAGGED, 3, MouseButton.PRIMARY, 1);
        mouse(MouseEvent.MOUSE_DRAGGED, 4, MouseButton.PRIMARY, 1);
        mouse(MouseEvent.MOUSE_RELEASED, 4, MouseButton.PRIMARY, 1);
        mouse(MouseEvent.MOUSE_DRAGGED, 7, MouseButton.PRIMARY, 1);

        assertThat(table.selection().freeze().toArray()).containsExactly(1, 2, 3, 4);
    }

    @Test
    void shiftClicksExtendAndShortcutClicksToggle() {
        click(2, MouseButton.PRIMARY, 1);
        click(5, MouseButton.PRIMARY, 1, KeyCode.SHIFT);
        assertThat(table.selection().freeze().toArray()).containsExactly(2, 3, 4, 5);

        click(3, MouseButton.PRIMARY, 1, KeyCode.SHORTCUT);
        assertThat(table.selection().freeze().toArray()).containsExactly(2, 4, 5);
    }

    @Test
    void aDoubleClickActivatesARow() {
        List<Integer> activated = new ArrayList<>();
        onFx(() -> table.setOnActivate(activated::add));
        click(3, MouseButton.PRIMARY, 1);
        click(3, MouseButton.PRIMARY, 2);

        assertThat(activated).containsExactly(3);
    }

    @Test
    void theSecondaryButtonSelectsARowAndRemembersItsCell() {
        click(6, MouseButton.SECONDARY, 1);

        assertThat(table.selection().freeze().toArray()).containsExactly(6);
        assertThat(table.contextCell()).isEqualTo(new CellPosition(6, 6, "square"));
    }

    @Test
    void theSecondaryButtonKeepsASelectionThatHasTheRow() {
        onFx(() -> table.selection().selectAll());
        click(6, MouseButton.SECONDARY, 1);

        assertThat(table.selection().count()).isEqualTo(MANY);
    }

    @Test
    void theWheelScrollsRows() {
        scroll(-40);
        scroll(-40);
        assertThat(table.getTop()).isEqualTo(3);

        scroll(1000);
        assertThat(table.getTop()).isZero();
    }

    @Test
    @Tag("xvfb")
    void aRealMouseSelectsExtendsTogglesAndDrags() {
        robot.clickOn(onRow(2), MouseButton.PRIMARY);
        robot.press(KeyCode.SHIFT).clickOn(onRow(5), MouseButton.PRIMARY).release(KeyCode.SHIFT);
        assertThat(table.selection().freeze().toArray()).containsExactly(2, 3, 4, 5);

        robot.press(KeyCode.CONTROL).clickOn(onRow(3), MouseButton.PRIMARY).release(KeyCode.CONTROL);
        assertThat(table.selection().freeze().toArray()).containsExactly(2, 4, 5);

        robot.drag(onRow(7), MouseButton.PRIMARY).moveTo(onRow(8)).moveTo(onRow(9)).drop();
        assertThat(table.selection().freeze().toArray()).containsExactly(7, 8, 9);
    }

    // --- header -------------------------------------------------------------------------------------------------------

    @Test
    @Tag("xvfb")
    void aHeaderClickAsksForAnOrderAndLeavesTheKeyboardToTheRows() {
        robot.clickOn(onHeader("square"), MouseButton.PRIMARY);

        assertThat(sorts).containsExactly(List.of(new SortKey("square", false)));
        assertThat(rowTexts()).contains("row 0", "row 1");
        robot.push(KeyCode.DOWN);
        assertThat(table.selection().leadIndex()).isZero();
    }

    @Test
    void anOrderIsAskedForAndNotCarriedOut() {
        onFx(() -> table.sortBy(List.of(new SortKey("square", false))));

        assertThat(sorts).containsExactly(List.of(new SortKey("square", false)));
        assertThat(rowTexts()).contains("row 0", "row 1");
    }

    @Test
    void headersOfASortByManySayTheirPlaces() {
        onFx(() -> table.turnSort("parity", false));
        assertThat(sortPlaces()).isEqualTo(Map.of("parity", ""));

        onFx(() -> {
            table.turnSort("row", true);
            table.turnSort("row", true);
            table.turnSort("square", true);
        });
        assertThat(sortPlaces()).isEqualTo(Map.of("parity", "1", "row", "2", "square", "3"));
        assertThat(sorts.getLast()).containsExactly(
                new SortKey("parity", false), new SortKey("row", true), new SortKey("square", false));

        onFx(() -> table.turnSort("row", true));
        assertThat(sortPlaces()).isEqualTo(Map.of("parity", "1", "square", "2"));
    }

    @Test
    void theMenuOfAHeaderSortsAddsAndClears() {
        choose("parity", "Sort Descending");
        assertThat(table.sortOrder()).containsExactly(new SortKey("parity", true));

        choose("row", "Add to Sort");
        assertThat(table.sortOrder()).containsExactly(new SortKey("parity", true), new SortKey("row", false));

        choose("square", "Clear Sort");
        assertThat(sorts.getLast()).isEmpty();
        assertThat(table.sortOrder()).isEmpty();
    }

    @Test
    @Tag("xvfb")
    void furtherHeaderClicksTurnTheOrderAndThenDropIt() {
        robot.clickOn(onHeader("square"), MouseButton.PRIMARY);
        robot.clickOn(onHeader("square"), MouseButton.PRIMARY);
        robot.clickOn(onHeader("square"), MouseButton.PRIMARY);

        assertThat(sorts)
                .containsExactly(List.of(new SortKey("square", false)), List.of(new SortKey("square", true)),
                        List.of());
    }

    @Test
    @Tag("xvfb")
    void shiftClicksOnHeadersAddColumnsToTheOrder() {
        robot.clickOn(onHeader("parity"), MouseButton.PRIMARY);
        robot.press(KeyCode.SHIFT).clickOn(onHeader("row"), MouseButton.PRIMARY).release(KeyCode.SHIFT);

        assertThat(sorts.getLast()).containsExactly(new SortKey("parity", false), new SortKey("row", false));
    }

    @Test
    @Tag("xvfb")
    void draggingTheEdgeOfAHeaderResizesItsColumn() {
        double before = table.columnStates().getFirst().width();
        Point2D edge = table.localToScreen(before - 1, 12);
        robot.drag(edge, MouseButton.PRIMARY).moveBy(20, 0).moveBy(20, 0).drop();

        assertThat(table.columnStates().getFirst().width()).isEqualTo(before + 40);
    }

    @Test
    void theMouseOnAHeaderShowsWhatTheColumnMeans() {
        onFx(() -> table.setColumnVisible("row", false));
        robot.moveTo(table.localToScreen(300, 12)).moveTo(table.localToScreen(80, 12));
        await(() -> Window.getWindows().stream()
                .anyMatch(window -> window instanceof Tooltip tip && tip.getText().equals("row times row")));
    }

    @Test
    void anOrderCanBeShownWithoutAskingForIt() {
        onFx(() -> table.setSortOrder(List.of(new SortKey("row", true), new SortKey("unknown", false))));

        assertThat(table.sortOrder()).containsExactly(new SortKey("row", true));
        assertThat(sorts).isEmpty();
    }

    @Test
    void columnsKeepWhatAPersonMadeOfThem() {
        List<ColumnState> states = List.of(
                new ColumnState("parity", 90, true),
                new ColumnState("gone", 10, true),
                new ColumnState("secret", 70, true),
                new ColumnState("row", 120, false));
        onFx(() -> table.setColumnStates(states));

        assertThat(table.columnStates()).extracting(ColumnState::columnId)
                .containsExactly("parity", "secret", "row", "square");
        assertThat(table.isColumnVisible("row")).isFalse();
        assertThat(robot.lookup("hidden 0").tryQuery()).isPresent();
        assertThat(robot.lookup("row 0").tryQuery()).isEmpty();
    }

    @Test
    void theArrowOfAHeaderPointsUpWhereValuesRise() {
        onFx(() -> table.setSortOrder(List.of(new SortKey("row", false))));
        Region arrow = robot.lookup(".sort-mark > .direction").queryAs(Region.class);
        assertThat(arrow.getShape()).isInstanceOfSatisfying(
                SVGPath.class, shape -> assertThat(shape.getContent()).isEqualTo("M 0 4 L 3.5 0 L 7 4 Z"));
        assertThat(arrow.getRotate()).isZero();

        onFx(() -> table.setSortOrder(List.of(new SortKey("row", true))));
        assertThat(arrow.getRotate()).isEqualTo(180);
    }

    @Test
    void aColumnThatWasNotThereBeforeTakesItsUsualPlace() {
        onFx(() -> table
                .setColumnStates(List.of(new ColumnState("parity", 90, true), new ColumnState("square", 90, true))));

        assertThat(table.columnStates()).extracting(ColumnState::columnId)
                .containsExactly("row", "parity", "secret", "square");
    }

    // --- around -------------------------------------------------------------------------------------------------------

    @Test
    void totalsStandBelowTheirColumnsAndFollowThem() {
        onFx(() -> table.setTotals(Map.of("square", "12345")));
        Label total = robot.lookup("12345").queryAs(Label.class);
        assertThat(left(total)).isEqualTo(120);
        assertThat(total.getWidth()).isEqualTo(160);

        onFx(() -> table.setColumnVisible("row", false));
        assertThat(left(total)).isZero();
    }

    @Test
    void wideColumnsScrollSidewaysTogetherWithTheirTotals() {
        onFx(() -> {
            table.setTotals(Map.of("square", "12345"));
            table.setColumnStates(List.of(new ColumnState("row", 700, true)));
        });
        Label total = robot.lookup("12345").queryAs(Label.class);
        double before = left(total);
        press(KeyCode.RIGHT);
        assertThat(left(total)).isEqualTo(before);

        press(KeyCode.RIGHT);
        assertThat(table.leadColumnProperty().get()).isEqualTo("square");
        assertThat(left(total)).isEqualTo(before - 260 - barWidth());
    }

    @Test
    void pinnedColumnsStayWhenTheOthersScroll() {
        onFx(() -> {
            table.setTotals(Map.of("square", "12345", "row", "9"));
            table.setColumnStates(List.of(
                    new ColumnState("parity", 700, true), new ColumnState("row", 120, true, true),
                    new ColumnState("square", 160, true), new ColumnState("secret", 100, false)));
        });
        Label pinned = robot.lookup("9").queryAs(Label.class);
        Label scrolled = robot.lookup("12345").queryAs(Label.class);
        double before = left(scrolled);
        press(KeyCode.END);
        for (int i = 0; i < 3; i++) {
            press(KeyCode.RIGHT);
        }

        assertThat(table.columnStates().getFirst()).isEqualTo(new ColumnState("row", 120, true, true));
        assertThat(table.leadColumnProperty().get()).isEqualTo("square");
        assertThat(left(scrolled)).isLessThan(before - 200);
        assertThat(left(pinned)).isZero();
        assertThat(robot.lookup("row " + (MANY - 1)).tryQuery()).isPresent();
        assertThat(columnAt(60)).isEqualTo("row");
        assertThat(columnAt(500)).isEqualTo("square");

        choose("row", "Unpin");
        assertThat(table.columnStates()).extracting(ColumnState::columnId)
                .containsExactly("row", "parity", "square", "secret");
        assertThat(table.isColumnPinned("row")).isFalse();
    }

    @Test
    void columnsFitTheRowsOnTheScreen() {
        many.calls = 0;
        onFx(() -> {
            table.setColumnStates(List.of(new ColumnState("row", 400, true), new ColumnState("square", 30, true)));
            table.fitWidths();
        });
        double row = table.columnStates().getFirst().width();
        double square = table.columnStates().get(1).width();
        onFx(() -> table.setTop(4_000_000));
        onFx(table::fitWidths);

        assertThat(row).isBetween(40.0, 120.0);
        assertThat(table.columnStates().getFirst().width()).isGreaterThan(row);
        assertThat(table.columnStates().get(1).width()).isGreaterThan(square);
        assertThat(many.calls).isLessThan(A_FEW_SCREENS);
    }

    @Test
    void columnsGoBackToWhatTheyWere() {
        onFx(() -> {
            table.setColumnStates(List.of(new ColumnState("parity", 90, true, true)));
            table.setColumnVisible("secret", true);
            table.resetColumns();
        });

        assertThat(table.columnStates()).containsExactly(
                new ColumnState("row", 120, true),
                new ColumnState("square", 160, true),
                new ColumnState("parity", 200, true),
                new ColumnState("secret", 100, false));
    }

    @Test
    void theKeyboardAsksForTheMenuOfTheCellItIsOn() {
        ContextMenu menu = new ContextMenu(new MenuItem("Copy"));
        onFx(() -> {
            table.setContextMenu(menu);
            table.selection().select(4);
        });
        press(KeyCode.RIGHT);
        press(KeyCode.RIGHT);
        press(KeyCode.SHIFT, KeyCode.F10);

        assertThat(menu.isShowing()).isTrue();
        assertThat(table.contextCell()).isEqualTo(new CellPosition(4, 4, "square"));
        onFx(menu::hide);
    }

    @Test
    void aTableWithoutRowsShowsItsPlaceholder() {
        Label nothing = new Label("nothing matches");
        onFx(() -> table.setPlaceholder(nothing));
        assertThat(visible(nothing)).isFalse();

        onFx(() -> table.setRows(RowList.EMPTY));
        assertThat(visible(nothing)).isTrue();
        assertThat(rowTexts()).isEmpty();
    }

    @Test
    void fewRowsNeedNoScrollBar() {
        ScrollBar bar = (ScrollBar) Objects.requireNonNull(table.lookup(".windowed-table > .scroll-bar:vertical"));
        assertThat(bar.isVisible()).isTrue();

        onFx(() -> table.setRows(RowList.firstRows(3)));
        assertThat(bar.isVisible()).isFalse();
        assertThat(table.getTop()).isZero();
    }

    @Test
    void aShorterListPullsTheRowsBackOnTheScreen() {
        press(KeyCode.END);
        showWhenSettled(RowList.firstRows(40));

        assertThat(table.getTop()).isEqualTo(40 - table.getPageSize());
        assertThat(rowTexts()).contains("row 39");
    }

    @Test
    void theTooltipIsThatOfTheCellUnderTheMouse() {
        for (int row : new int[] {2, 5}) {
            robot.moveTo(table.localToScreen(380, 12)).moveTo(onRow(row).add(370, 0));
            await(() -> Window.getWindows().stream()
                    .anyMatch(window -> window instanceof Tooltip tip && tip.getText().equals("parity of " + row)));
        }
    }

    @Test
    void whatGoesWithRowsComesWhenTheyDo() {
        press(KeyCode.SHORTCUT, KeyCode.A);
        CountingRows next = CountingRows.backwards(MANY);
        List<RowList> replaced = new ArrayList<>();
        onFx(() -> {
            table.setRows(RowList.firstRows(1), () -> replaced.add(RowList.EMPTY));
            table.setRows(next, () -> replaced.add(table.rows()));
            assertThat(replaced).as("before it is known what is selected").isEmpty();
        });

        await(() -> table.rows().equals(next));
        assertThat(replaced).containsExactly(many);
    }

    @Test
    void whatCannotBeSeenIsNotAskedForUntilItCan() {
        CountingRows others = CountingRows.backwards(MANY);
        onFx(() -> {
            root.setVisible(false);
            table.setRows(others);
            table.refresh();
        });
        assertThat(others.calls).isZero();

        onFx(() -> root.setVisible(true));
        assertThat(rowTexts()).contains("row " + (MANY - 1));
    }

    @Test
    void rowsThatAreGoneLeaveEmptyLines() {
        onFx(() -> table.setRows(RowList.firstRows(2)));
        assertThat(rowTexts()).containsExactlyInAnyOrder("row 0", "row 1");

        onFx(() -> table.setRows(RowList.EMPTY));
        assertThat(rowTexts()).isEmpty();
    }

    @Test
    void refreshingAsksForTheTextsAgain() {
        String[] word = {"before"};
        WindowedTable changing = new WindowedTable(List.of(ColumnSpec.words("word", "word", 200, row -> word[0])));
        onFx(() -> {
            changing.setRows(RowList.firstRows(1));
            root.getChildren().setAll(changing);
        });
        word[0] = "after";
        onFx(changing::refresh);

        assertThat(robot.lookup("after").tryQuery()).isPresent();
        assertThat(robot.lookup("before").tryQuery()).isEmpty();
    }

    @Test
    void rowsTellTheirPlaceToScreenReaders() {
        onFx(() -> table.setTop(1_000_000));

        assertThat(row(1_000_001).queryAccessibleAttribute(AccessibleAttribute.TEXT))
                .isEqualTo("row 1000002 of 5000000: row row 1000001, square 1000002000001, parity odd");
        assertThat(table.queryAccessibleAttribute(AccessibleAttribute.ROW_COUNT)).isEqualTo(MANY);
    }

    // ------------------------------------------------------------------------------------------------------------------

    /// Bounds are worked out when asked for, which two threads must not do at once.
    private double left(Node node) {
        onFx(() -> {});
        return WaitForAsyncUtils.waitForAsyncFx(20_000, () -> node.getBoundsInParent().getMinX());
    }

    private void onFx(Runnable action) {
        WaitForAsyncUtils.waitForAsyncFx(20_000, () -> {
            action.run();
            layOut();
        });
    }

    /// Shows rows and waits until it is known which of them are selected.
    private void showWhenSettled(RowList rows) {
        onFx(() -> table.setRows(rows));
        await(() -> table.rows().equals(rows));
    }

    private void await(BooleanSupplier condition) {
        try {
            WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS,
                    () -> WaitForAsyncUtils.waitForAsyncFx(20_000, condition::getAsBoolean));
        } catch (TimeoutException e) {
            throw new AssertionError(e);
        }
        onFx(() -> {});
    }

    private static long callsOnFx(CountingRows rows, Runnable action) {
        rows.callsOnFx = 0;
        action.run();
        return rows.callsOnFx;
    }

    private void layOut() {
        root.applyCss();
        root.layout();
        root.layout();
    }

    /// Picks from the menu of a header.
    private void choose(String columnId, String text) {
        onFx(() -> HeaderMenu.items(table, columnId).stream()
                .filter(item -> text.equals(item.getText()))
                .findFirst()
                .orElseThrow()
                .fire());
    }

    private Map<String, String> sortPlaces() {
        return table.visibleColumns().stream()
                .filter(column -> column.getGraphic() instanceof SortMark)
                .collect(Collectors.toMap(
                        TableColumn::getId, column -> ((SortMark) column.getGraphic()).text()));
    }

    private double barWidth() {
        Node bar = Objects.requireNonNull(table.lookup(".windowed-table > .scroll-bar:vertical"));
        return WaitForAsyncUtils.waitForAsyncFx(20_000, () -> bar.getLayoutBounds().getWidth());
    }

    private @Nullable String columnAt(double x) {
        return ((WindowedTableSkin) table.getSkin()).columnAt(x);
    }

    private void press(KeyCode... keys) {
        Set<KeyCode> held = Set.of(keys);
        KeyCode key = keys[keys.length - 1];
        onFx(() -> table.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key, held.contains(KeyCode.SHIFT),
                held.contains(KeyCode.SHORTCUT), false, false)));
    }

    private void click(int index, MouseButton button, int clicks, KeyCode... held) {
        mouse(MouseEvent.MOUSE_PRESSED, index, button, clicks, held);
        if (held.length > 0 || clicks > 1 || button != MouseButton.PRIMARY) {
            mouse(MouseEvent.MOUSE_RELEASED, index, button, clicks, held);
        }
    }

    /// In the second column, in the middle of a row.
    private void mouse(EventType<MouseEvent> type, int index, MouseButton button, int clicks, KeyCode... held) {
        Set<KeyCode> keys = Set.of(held);
        Node target = row(index);
        onFx(() -> {
            Point2D place = target.localToScene(130, 13);
            table.tableColumns().scrolling()
                    .fireEvent(new MouseEvent(type, place.getX(), place.getY(), 0, 0, button, clicks,
                            keys.contains(KeyCode.SHIFT), keys.contains(KeyCode.SHORTCUT), false, false, true, false,
                            false,
                            false, false, true, null));
        });
    }

    private void scroll(double deltaY) {
        onFx(() -> table.tableColumns().scrolling()
                .fireEvent(new ScrollEvent(ScrollEvent.SCROLL, 50, 100, 0, 0, false, false, false,
                        false, false, false, 0, deltaY, 0, deltaY, ScrollEvent.HorizontalTextScrollUnits.NONE, 0,
                        ScrollEvent.VerticalTextScrollUnits.NONE, 0, 0, null)));
    }

    private Point2D onRow(int index) {
        Node row = row(index);
        return row.localToScreen(10, row.getLayoutBounds().getHeight() / 2);
    }

    private Point2D onHeader(String columnId) {
        double x = 0;
        for (ColumnState state : table.columnStates()) {
            if (state.columnId().equals(columnId)) {
                return table.localToScreen(x + state.width() / 2, 12);
            }
            x += state.width();
        }
        throw new AssertionError(columnId);
    }

    private SpecCell cell(String columnId, int index) {
        return cell(columnId, cell -> cell.getItem() != null && cell.getItem().index() == index);
    }

    private SpecCell emptyCell(String columnId) {
        return cell(columnId, cell -> cell.getItem() == null && cell.getTooltip() != null);
    }

    private SpecCell cell(String columnId, Predicate<SpecCell> wanted) {
        return WaitForAsyncUtils.waitForAsyncFx(20_000, () -> table.lookupAll(".table-cell").stream()
                .filter(SpecCell.class::isInstance)
                .map(SpecCell.class::cast)
                .filter(cell -> columnId.equals(cell.getTableColumn().getId()) && wanted.test(cell))
                .findFirst()
                .orElseThrow());
    }

    /// What happens when the mouse has rested on a cell long enough.
    private void restOn(SpecCell cell) {
        onFx(() -> {
            cell.fireEvent(new MouseEvent(MouseEvent.MOUSE_ENTERED, 0, 0, 0, 0, MouseButton.NONE, 0, false, false,
                    false, false, false, false, false, false, false, false, null));
            cell.getTooltip().show(root.getScene().getWindow(), 0, 0);
        });
    }

    private List<String> shownTooltips() {
        return WaitForAsyncUtils.waitForAsyncFx(20_000, () -> Window.getWindows().stream()
                .filter(Tooltip.class::isInstance)
                .map(window -> ((Tooltip) window).getText())
                .toList());
    }

    private List<WindowRow> rows() {
        return WaitForAsyncUtils.waitForAsyncFx(20_000, () -> table.lookupAll(".table-row-cell").stream()
                .map(WindowRow.class::cast)
                .filter(row -> !row.isEmpty() && row.isVisible())
                .toList());
    }

    private WindowRow row(int index) {
        return rows().stream()
                .filter(row -> row.getItem() != null && row.getItem().index() == index)
                .findFirst()
                .orElseThrow();
    }

    private List<String> rowTexts() {
        return rows().stream()
                .map(row -> "row " + Objects.requireNonNull(row.getItem()).row())
                .toList();
    }

    private static boolean visible(Node node) {
        for (Node n = node; n != null; n = n.getParent()) {
            if (!n.isVisible()) {
                return false;
            }
        }
        return true;
    }
}
