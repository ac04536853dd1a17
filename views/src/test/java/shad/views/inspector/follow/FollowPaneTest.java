package shad.views.inspector.follow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.IntStream;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import shad.model.capture.CaptureException;
import shad.model.conn.Side;
import shad.model.inspect.FlowPayload;
import shad.views.style.Appearance;
import shad.views.table.WindowedTable;
import shad.views.testing.OfficeCapture;
import shad.views.testing.OfficeFlows;

@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init")
class FollowPaneTest {
    private static final int HTTP =
            OfficeCapture.first(row -> row.service().equals("http") && row.history().equals("ShADadFf"));

    private final IntegerProperty selected = new SimpleIntegerProperty(-1);
    private final ByteArrayOutputStream saved = new ByteArrayOutputStream();
    private FollowViewModel viewModel;
    private FollowPane pane;

    @Start
    void start(Stage stage) {
        var _ = new Appearance();
        viewModel = new FollowViewModel(Runnable::run, Runnable::run);
        pane = new FollowPane(viewModel, selected, (name, content) -> {
            try {
                content.write(saved);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        stage.setScene(new Scene(pane, 448, 600));
        stage.show();
        viewModel.show(source(limit -> OfficeFlows.payload(HTTP, limit)));
    }

    @Test
    void bothSidesSpeakInTurn() {
        assertThat(lines().text(0)).startsWith("GET ");
        assertThat(lines().side(0)).isEqualTo(Side.ORIGINATOR);
        int answer = first(Side.RESPONDER);
        assertThat(lines().text(answer)).startsWith("HTTP/1.1 ");
        assertThat(lines().isFirstOfTurn(answer)).isTrue();
    }

    @Test
    void hexShowsEveryByteWithItsLetter(FxRobot robot) {
        robot.clickOn(button("Hex"));

        assertThat(lines().text(0)).startsWith("47 45 54 20 ").contains("GET /");
        assertThat(lines().offset(1)).isEqualTo(8);
    }

    @Test
    void oneSideCanBeShownAlone(FxRobot robot) {
        robot.clickOn(button("Responder"));

        assertThat(IntStream.range(0, lines().size()).mapToObj(lines()::side)).containsOnly(Side.RESPONDER);
        assertThat(lines().byteCount()).isEqualTo(OfficeCapture.rows().view().at(HTTP).respBytes());
    }

    @Test
    void choosingALineChoosesItsPacketAndTheOtherWayRound(FxRobot robot) {
        int answer = first(Side.RESPONDER);
        robot.interact(() -> table().selectAndReveal(answer));
        int packet = selected.get();
        assertThat(packet).isEqualTo(lines().packet(answer)).isPositive();

        robot.interact(() -> selected.set(lines().packet(0)));
        assertThat(table().selection().leadRow()).isZero();
    }

    @Test
    void aTextIsFoundInSmallAndCapitalLettersAndOnceAround(FxRobot robot) {
        robot.clickOn(robot.from(pane).lookup(".text-field").queryAs(TextField.class));
        robot.write("http/1.1 ").type(KeyCode.ENTER);
        assertThat(lines().text(table().selection().leadRow()).toLowerCase(Locale.ROOT)).contains("http/1.1 ");
        assertThat(texts(robot)).contains("Found");

        robot.write("nowhere").type(KeyCode.ENTER);
        assertThat(texts(robot)).contains("Not found");
    }

    @Test
    void moreThanTheLimitIsSaidAndShownOnRequest(FxRobot robot) {
        robot.interact(() -> viewModel.show(
                source(limit -> OfficeFlows.payload(HTTP, limit == FollowViewModel.FIRST_LIMIT ? 100 : limit))));
        assertThat(texts(robot)).contains("The first 100 B. There is more.");

        robot.clickOn("Show more");
        assertThat(texts(robot)).anyMatch(text -> text.endsWith(" bytes, all there is."));
    }

    @Test
    void theBytesOfASideAreSavedAsTheyWere(FxRobot robot) {
        FlowPayload whole = OfficeFlows.payload(HTTP, Integer.MAX_VALUE);
        robot.interact(() -> ((MenuButton) pane.lookup(".menu-button")).getItems().get(1).fire());

        assertThat(saved.toByteArray()).isEqualTo(whole.bytes(Side.RESPONDER));
    }

    @Test
    void whatCannotBeReadSaysWhy(FxRobot robot) {
        robot.interact(() -> viewModel.show(source(limit -> {
            throw new CaptureException("The file is gone");
        })));

        assertThat(texts(robot)).contains("The payload can’t be read: The file is gone.");
    }

    // --- places -------------------------------------------------------------------------------------------------------

    @FunctionalInterface
    private interface Reading {
        FlowPayload read(int limit) throws CaptureException;
    }

    private static PayloadSource source(Reading reading) {
        return new PayloadSource() {
            @Override
            public FlowPayload read(int limit) throws CaptureException {
                return reading.read(limit);
            }

            @Override
            public void write(Side side, OutputStream target) throws IOException {
                OfficeFlows.write(HTTP, side, target);
            }

            @Override
            public long byteCount(Side side) {
                return -1;
            }
        };
    }

    private PayloadLines lines() {
        return Objects.requireNonNull(viewModel.getLines());
    }

    private int first(Side side) {
        return IntStream.range(0, lines().size()).filter(line -> lines().side(line) == side).findFirst().orElseThrow();
    }

    private WindowedTable table() {
        return (WindowedTable) pane.lookup(".windowed-table");
    }

    private ToggleButton button(String text) {
        return pane.lookupAll(".toggle-button").stream()
                .map(ToggleButton.class::cast)
                .filter(button -> button.getText().equals(text))
                .findFirst()
                .orElseThrow();
    }

    private List<String> texts(FxRobot robot) {
        return robot.from(pane).lookup(".label").queryAllAs(Label.class).stream().map(Label::getText).toList();
    }
}
