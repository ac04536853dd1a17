package shad.views.charts;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Objects;
import javafx.scene.Scene;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.image.WritableImage;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import shad.model.conn.StateClass;
import shad.model.store.StoreSnapshot;
import shad.views.selection.RowCounts;
import shad.views.selection.Selection;
import shad.views.selection.ShownRows;
import shad.views.selection.TimeRange;
import shad.views.style.Appearance;
import shad.views.style.Palette;
import shad.views.style.StateTone;
import shad.views.style.Theme;
import shad.views.testing.Datagrams;
import shad.views.testing.OfficeCapture;
import shad.views.text.ValueFormats;

@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init")
class TimelineViewTest {
    private Appearance appearance;
    private Selection selection;
    private TimelineViewModel viewModel;
    private TimelineView view;

    @Start
    void start(Stage stage) {
        appearance = new Appearance();
        appearance.themeProperty().set(Theme.LIGHT);
        selection = new Selection();
        viewModel = new TimelineViewModel(new RowCounts(selection, Runnable::run, Runnable::run));
        view = new TimelineView(viewModel, appearance.paletteProperty());
        stage.setScene(new Scene(new StackPane(view), 900, 110));
        stage.show();
        selection.setShown(OfficeCapture.all());
    }

    @AfterEach
    void backToLight(FxRobot robot) {
        robot.interact(() -> appearance.themeProperty().set(Theme.LIGHT));
    }

    @Test
    void wholeWidthIsBuckets() {
        assertThat(timeline().bucketCount()).isEqualTo((int) (view.getWidth() / 9));
    }

    @Test
    void barsHaveTheColoursOfTheirClassInBothThemes(FxRobot robot) {
        for (Theme theme : new Theme[] {Theme.LIGHT, Theme.DARK}) {
            robot.interact(() -> appearance.themeProperty().set(theme));
            Palette palette = appearance.paletteProperty().get();
            WritableImage picture = picture(robot);

            for (StateClass each : new StateClass[] {StateClass.COMPLETE, StateClass.REFUSED}) {
                assertThat(pixels(picture, palette.color(StateTone.of(each))))
                        .as("%s in %s", each, theme)
                        .isGreaterThan(20);
            }
        }
    }

    @Test
    void rowsLeftOutAreFaint(FxRobot robot) {
        Color complete = appearance.paletteProperty().get().color(StateTone.COMPLETE);
        int before = pixels(picture(robot), complete);
        robot.interact(() -> selection.setShown(
                OfficeCapture.where(row -> row.state().stateClass() == StateClass.REFUSED)));

        assertThat(before).isPositive();
        assertThat(pixels(picture(robot), complete)).isZero();
    }

    @Test
    void oneConnectionAloneIsDrawn(FxRobot robot) {
        StoreSnapshot one = Datagrams.at(1_700_000_000);
        robot.interact(() -> selection.setShown(new ShownRows(one, new int[] {0})));
        Color color = appearance.paletteProperty().get().color(
                StateTone.of(one.view().at(0).state().stateClass()));

        assertThat(one.size()).isEqualTo(1);
        assertThat(timeline().highest(Measure.CONNECTIONS)).isEqualTo(1);
        assertThat(pixels(picture(robot), color)).isPositive();
    }

    /// What a picture takes depends on its width, not on the time that it covers.
    @Test
    void tenYearsWithoutAPacketAreAsLittleWorkAsAnHour(FxRobot robot) {
        long[] bytes = new long[2];
        int[][] times = {{1_400_000_000, 1_400_003_600}, {1_400_000_000, 1_715_360_000}};
        for (int round = 0; round < 6; round++) {
            StoreSnapshot two = Datagrams.at(times[round % 2]);
            bytes[round % 2] = allocatedOnFx(robot, () -> {
                selection.setShown(new ShownRows(two, new int[] {0, 1}));
                view.getScene().snapshot(null);
            });
            assertThat(Timeline.total(timeline().all(), 0)).isEqualTo(1);
            assertThat(Timeline.total(timeline().all(), timeline().bucketCount() - 1)).isEqualTo(1);
        }

        assertThat(bytes[1]).isLessThan(3 * bytes[0]);
        assertThat(timeline().bucketCount()).isEqualTo((int) (view.getWidth() / 9));
    }

    private static long allocatedOnFx(FxRobot robot, Runnable work) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long[] bytes = new long[1];
        robot.interact(() -> {
            long before = threads.getCurrentThreadAllocatedBytes();
            work.run();
            bytes[0] = threads.getCurrentThreadAllocatedBytes() - before;
        });
        return bytes[0];
    }

    @Test
    void draggingChoosesWholeBuckets(FxRobot robot) {
        robot.interact(() -> {
            mouse(MouseEvent.MOUSE_PRESSED, 205, true);
            mouse(MouseEvent.MOUSE_DRAGGED, 320, false);
            mouse(MouseEvent.MOUSE_RELEASED, 320, false);
        });

        TimeRange range = Objects.requireNonNull(selection.getTimeRange());
        assertThat(range.firstNanos()).isEqualTo(timeline().all().startNanos(bucketAt(205)));
        assertThat(range.lastNanos()).isEqualTo(timeline().all().startNanos(bucketAt(320) + 1) - 1);
    }

    @Test
    void clickGivesTheChoiceUp(FxRobot robot) {
        robot.interact(() -> {
            selection.setTimeRange(new TimeRange(1, 2));
            mouse(MouseEvent.MOUSE_PRESSED, 205, true);
            mouse(MouseEvent.MOUSE_RELEASED, 205, true);
        });

        assertThat(selection.getTimeRange()).isNull();
    }

    @Test
    void keyboardWalksAndChooses(FxRobot robot) {
        robot.interact(() -> {
            view.requestFocus();
            key(KeyCode.HOME, false);
            key(KeyCode.RIGHT, false);
            key(KeyCode.RIGHT, true);
            key(KeyCode.RIGHT, true);
        });
        assertThat(selection.getTimeRange())
                .isEqualTo(new TimeRange(
                        timeline().all().startNanos(1), timeline().all().startNanos(4) - 1));

        robot.interact(() -> key(KeyCode.ESCAPE, false));

        assertThat(selection.getTimeRange()).isNull();
    }

    @Test
    void bucketTellsItsCountsByClass(FxRobot robot) {
        int fullest = 0;
        for (int bucket = 0; bucket < timeline().bucketCount(); bucket++) {
            if (Timeline.total(timeline().all(), bucket) == timeline().highest(Measure.CONNECTIONS)) {
                fullest = bucket;
            }
        }
        BucketCard card = new BucketCard(new ValueFormats());
        int shown = fullest;
        robot.interact(() -> card.show(timeline(), shown));

        assertThat(robot.from(card).lookup(".label").queryAllAs(Label.class))
                .extracting(Label::getText)
                .contains(timeline().highest(Measure.CONNECTIONS) + " connections", StateClass.REFUSED.word());
    }

    private Timeline timeline() {
        return Objects.requireNonNull(viewModel.getTimeline());
    }

    private int bucketAt(double x) {
        return (int) (x / view.getWidth() * timeline().bucketCount());
    }

    private void mouse(javafx.event.EventType<MouseEvent> type, double x, boolean still) {
        view.fireEvent(new MouseEvent(
                type, x, 40, x, 40, MouseButton.PRIMARY, 1, false, false, false, false, true, false, false, false,
                false, still, null));
    }

    private void key(KeyCode code, boolean shift) {
        view.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, shift, false, false, false));
    }

    private WritableImage picture(FxRobot robot) {
        WritableImage[] picture = new WritableImage[1];
        robot.interact(() -> picture[0] = view.getScene().snapshot(null));
        return picture[0];
    }

    private static int pixels(WritableImage picture, Color color) {
        int count = 0;
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                Color pixel = picture.getPixelReader().getColor(x, y);
                boolean same = Math.abs(pixel.getRed() - color.getRed()) < 0.02
                        && Math.abs(pixel.getGreen() - color.getGreen()) < 0.02
                        && Math.abs(pixel.getBlue() - color.getBlue()) < 0.02;
                count += same ? 1 : 0;
            }
        }
        return count;
    }

    @Test
    void theMenuOfABarLimitsTheTime(FxRobot robot) {
        pick(robot, "Only This Time");
        int bar = bucketAt(300);
        assertThat(selection.getTimeRange()).isEqualTo(timeline().range(bar, bar));

        robot.interact(() -> selection.setTimeRange(null));
        pick(robot, "From Here");
        assertThat(selection.getTimeRange()).isEqualTo(timeline().range(bar, timeline().bucketCount() - 1));
        pick(robot, "Up to Here");
        assertThat(selection.getTimeRange()).isEqualTo(timeline().range(bar, bar));
        pick(robot, "All of It");
        assertThat(selection.getTimeRange()).isNull();
    }

    private void pick(FxRobot robot, String title) {
        robot.interact(() -> view.fireEvent(new ContextMenuEvent(
                ContextMenuEvent.CONTEXT_MENU_REQUESTED, 300, 40, 300, 40, false, null)));
        robot.interact(() -> Window.getWindows().stream()
                .filter(ContextMenu.class::isInstance)
                .flatMap(menu -> ((ContextMenu) menu).getItems().stream())
                .filter(item -> item.getText().equals(title))
                .findFirst()
                .orElseThrow()
                .fire());
    }
}
