package shad.views.inspector.graphs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ToggleButton;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import shad.model.conn.Side;
import shad.model.inspect.FlowStory;
import shad.model.inspect.Oddity;
import shad.model.inspect.graph.Curve;
import shad.views.style.Appearance;
import shad.views.style.Palette;
import shad.views.style.Role;
import shad.views.style.Theme;
import shad.views.testing.OfficeCapture;
import shad.views.testing.OfficeFlows;

@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init")
class GraphsPaneTest {
    private static final int RETRANSMITTING =
            OfficeCapture.first(row -> row.history().indexOf('t') >= 0 || row.history().indexOf('T') >= 0);

    private final IntegerProperty selected = new SimpleIntegerProperty(-1);
    private final ByteArrayOutputStream saved = new ByteArrayOutputStream();
    private Appearance appearance;
    private GraphsViewModel viewModel;
    private GraphsPane pane;
    private FlowStory story;

    @Start
    void start(Stage stage) {
        appearance = new Appearance();
        appearance.themeProperty().set(Theme.LIGHT);
        story = OfficeFlows.story(RETRANSMITTING);
        viewModel = new GraphsViewModel(selected, Runnable::run, Runnable::run);
        pane = new GraphsPane(viewModel, appearance.paletteProperty(), () -> (name, content) -> {
            try {
                content.write(saved);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        stage.setScene(new Scene(pane, 448, 560));
        stage.show();
        viewModel.show(story);
    }

    @AfterEach
    void backToLight(FxRobot robot) {
        robot.interact(() -> appearance.themeProperty().set(Theme.LIGHT));
    }

    @Test
    void whatIsSentAgainStandsOutInBothThemes(FxRobot robot) {
        robot.interact(() -> viewModel.sideProperty().set(sideThatSentAgain()));
        for (Theme theme : new Theme[] {Theme.LIGHT, Theme.DARK}) {
            robot.interact(() -> appearance.themeProperty().set(theme));
            Palette palette = appearance.paletteProperty().get();
            WritableImage[] image = new WritableImage[1];
            robot.interact(() -> image[0] = area().snapshot(null, null));

            assertThat(pixels(image[0], palette.color(Role.CHIP_TROUBLE_TEXT))).as("%s", theme).isGreaterThan(5);
            assertThat(pixels(image[0], palette.color(Role.STATE_COMPLETE))).as("%s", theme).isGreaterThan(50);
        }
        assertThat(picture().curves()).extracting(Curve::kind).contains(Curve.Kind.SENT_AGAIN);
    }

    @Test
    void aClickChoosesThePacketNextToIt(FxRobot robot) {
        robot.clickOn(place(robot, 0.99, 0.1));
        assertThat(selected.get()).isGreaterThan(story.size() / 2);
        assertThat(text(robot, ".chosen-packet")).startsWith("frame ");

        int late = selected.get();
        robot.clickOn(place(robot, 0.1, 0.85));
        assertThat(selected.get()).isBetween(0, late - 1);
    }

    @Test
    void draggingShowsAPartAndZeroShowsAllAgain(FxRobot robot) {
        Span all = picture().span();
        robot.drag(place(robot, 0.4, 0.5), MouseButton.PRIMARY).dropTo(place(robot, 0.6, 0.5));

        assertThat(picture().span().length()).isBetween(0.1 * all.length(), 0.35 * all.length());
        robot.interact(area()::requestFocus);
        robot.type(KeyCode.DIGIT0);
        assertThat(picture().span()).isEqualTo(all);
    }

    @Test
    void keysChoosePacketsZoomAndMove(FxRobot robot) {
        robot.interact(area()::requestFocus);
        robot.type(KeyCode.RIGHT, 3);
        assertThat(selected.get()).isEqualTo(2);
        robot.type(KeyCode.END);
        assertThat(selected.get()).isEqualTo(story.size() - 1);

        Span all = picture().span();
        robot.type(KeyCode.HOME).type(KeyCode.EQUALS, 3);
        Span part = picture().span();
        assertThat(part.length()).isBetween(0.1 * all.length(), 0.2 * all.length());
        robot.press(KeyCode.SHIFT).type(KeyCode.RIGHT).release(KeyCode.SHIFT);
        assertThat(picture().span().from()).isGreaterThan(part.from());

        robot.type(KeyCode.END);
        assertThat(picture().span().contains(picture().graphs().seconds(story.size() - 1))).isTrue();
        robot.type(KeyCode.ESCAPE);
        assertThat(picture().span()).isEqualTo(all);
    }

    @Test
    void theOtherGraphsShowBothDirections(FxRobot robot) {
        robot.clickOn(button("Throughput"));
        assertThat(picture().curves()).extracting(Curve::side).containsExactly(Side.ORIGINATOR, Side.RESPONDER);

        robot.clickOn(button("RTT"));
        assertThat(picture().curves()).extracting(Curve::kind).containsOnly(Curve.Kind.ROUND_TRIP);
    }

    @Test
    void aConnectionWithoutNumberedBytesSaysWhatCanBeShown(FxRobot robot) {
        int datagrams = OfficeCapture.first(row -> row.service().equals("dns") && row.respBytes() > 0);
        robot.interact(() -> viewModel.show(OfficeFlows.story(datagrams)));

        assertThat(texts(robot)).anyMatch(text -> text.startsWith("Only TCP numbers its bytes."));
        robot.clickOn(button("Throughput"));
        assertThat(picture().isEmpty()).isFalse();
        assertThat(texts(robot)).noneMatch(text -> text.startsWith("Only TCP numbers its bytes."));
    }

    @Test
    void theFiguresAreSavedWithTheirFrames(FxRobot robot) {
        robot.interact(() -> ((MenuButton) pane.lookup(".menu-button")).getItems().get(1).fire());

        String[] lines = saved.toString(StandardCharsets.UTF_8).split("\n", -1);
        assertThat(lines[0].strip()).isEqualTo("frame,seconds,side,curve,from,to");
        assertThat(lines).anyMatch(line -> line.startsWith(story.frameNumber(0) + ",0,orig,sent,0,1"));
    }

    // --- places -------------------------------------------------------------------------------------------------------

    private Side sideThatSentAgain() {
        for (int packet = 0; packet < story.size(); packet++) {
            if (story.oddities(packet).contains(Oddity.RETRANSMISSION)) {
                return story.side(packet);
            }
        }
        throw new AssertionError("nothing is sent again");
    }

    private Picture picture() {
        return Objects.requireNonNull(viewModel.getPicture());
    }

    private Node area() {
        return pane.lookup(".graph-area");
    }

    private Point2D place(FxRobot robot, double right, double down) {
        Point2D[] place = new Point2D[1];
        robot.interact(() -> {
            Bounds bounds = area().localToScreen(area().getBoundsInLocal());
            place[0] = new Point2D(
                    bounds.getMinX() + right * bounds.getWidth(), bounds.getMinY() + down * bounds.getHeight());
        });
        return place[0];
    }

    private Node button(String text) {
        return pane.lookupAll(".toggle-button").stream()
                .filter(node -> ((ToggleButton) node).getText().equals(text))
                .findFirst()
                .orElseThrow();
    }

    private String text(FxRobot robot, String query) {
        return robot.from(pane).lookup(query).queryAs(Label.class).getText();
    }

    private List<String> texts(FxRobot robot) {
        return robot.from(pane).lookup(".label").queryAllAs(Label.class).stream()
                .filter(Label::isVisible)
                .map(Label::getText)
                .toList();
    }

    private static int pixels(WritableImage image, Color color) {
        int count = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                Color pixel = image.getPixelReader().getColor(x, y);
                double distance = Math.abs(pixel.getRed() - color.getRed())
                        + Math.abs(pixel.getGreen() - color.getGreen())
                        + Math.abs(pixel.getBlue() - color.getBlue());
                count += distance < 0.03 ? 1 : 0;
            }
        }
        return count;
    }
}
