package shad.views.inspector;

import static shad.views.style.Styles.styled;

import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import shad.icons.Icon;
import shad.icons.IconView;
import shad.model.inspect.FrameNote;
import shad.model.inspect.LetterNote;
import shad.model.inspect.Oddity;
import shad.views.control.Card;
import shad.views.control.KeyValueGrid;
import shad.views.style.Styles;
import shad.views.text.Counts;
import shad.views.text.Durations;
import shad.views.text.ValueFormats;

/// The chosen packet: what it says, which letters it wrote by which rule, why it wrote no others, and what is odd about
/// it; with ways to its neighbours and to those that were counted with it. Style class `packet-card`.
final class PacketCard extends VBox {
    private final FlowViewModel packets;
    private final ValueFormats formats;
    private final Label title = new Label();
    private final Label place = styled(new Label(), Styles.MUTED);
    private final Button previous = button(Icon.CHEVRON_LEFT, "Previous packet", -1);
    private final Button next = button(Icon.CHEVRON_RIGHT, "Next packet", 1);
    private final VBox facts = styled(new VBox(), "facts");
    private final Card card;

    PacketCard(FlowViewModel packets, ValueFormats formats) {
        this.packets = packets;
        this.formats = formats;
        getStyleClass().add("packet-card");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        card = new Card(styled(new HBox(title, place, gap, previous, next), "card-heading"), facts);
    }

    private Button button(Icon icon, String words, int direction) {
        Button button = styled(new Button("", new IconView(icon)), Styles.FLAT, Styles.ICON_ONLY, Styles.SMALL);
        button.setAccessibleText(words);
        button.setTooltip(new Tooltip(words));
        button.setOnAction(event -> packets.selectPacket(packets.getSelectedPacket() + direction));
        return button;
    }

    /// Shows a packet, or nothing.
    void show(@Nullable Flow flow, int packet) {
        if (flow == null || packet < 0 || packet >= flow.size()) {
            getChildren().clear();
            return;
        }
        if (getChildren().isEmpty()) {
            getChildren().add(card);
        }
        previous.setDisable(packet == 0);
        next.setDisable(packet == flow.size() - 1);
        show(flow, flow.story().note(packet));
    }

    private void show(Flow flow, FrameNote note) {
        title.setText("Frame " + note.frameNumber());
        place.setText(PacketWords.sender(note.side()));
        facts.getChildren().setAll(values(flow, note));
        for (LetterNote letter : note.notes()) {
            facts.getChildren().add(line(letter));
            if (letter.occurrence() > 0 && flow.counted().count(letter.letter()) > 1) {
                facts.getChildren().add(links(flow, letter.letter()));
            }
        }
        if (note.notes().isEmpty()) {
            facts.getChildren().add(Card.paragraph("It wrote no letter: nothing in it is worth one."));
        }
        note.oddities().stream().sorted().map(Oddity::words).map(PacketWords::sentence).forEach(
                words -> facts.getChildren().add(styled(Card.paragraph(words), "oddity")));
    }

    private KeyValueGrid values(Flow flow, FrameNote note) {
        KeyValueGrid values = new KeyValueGrid()
                .add("packet", Counts.format(note.index() + 1) + " of " + Counts.format(flow.size()))
                .add("time", "+" + Durations.raw(flow.sinceStartNanos(note.index())) + "  "
                        + formats.time(note.timestampNanos()));
        if (PacketWords.isTcp(flow)) {
            values.add("flags", note.flagNames().isEmpty() ? "none" : note.flagNames())
                    .add("seq", Long.toUnsignedString(note.relativeSeq()))
                    .add("ack", note.isAck() ? Long.toUnsignedString(note.relativeAck()) : "none")
                    .add("window", Counts.format(note.window()));
        }
        return values.add("payload", Counts.format(note.payloadLength()));
    }

    private static HBox line(LetterNote note) {
        Label letter = styled(new Label(String.valueOf(note.letter())), Styles.MONO, "letter");
        String words = note.isWritten() ? note.words() : "not written, " + note.rule().words();
        letter.pseudoClassStateChanged(PacketWords.UNWRITTEN, !note.isWritten());
        return styled(new HBox(letter, Card.paragraph(PacketWords.sentence(words))), "letter-note");
    }

    /// Frames that were counted under the same letter.
    private FlowPane links(Flow flow, char letter) {
        int count = flow.counted().count(letter);
        FlowPane links = styled(new FlowPane(), "frame-links");
        links.getChildren().add(styled(new Label("All " + Counts.format(count) + " frames:"), Styles.CAPTION));
        flow.counted().first(letter).forEach(packet -> {
            Hyperlink link = new Hyperlink(String.valueOf(flow.story().frameNumber(packet)));
            link.setAccessibleText("Go to frame " + flow.story().frameNumber(packet));
            link.setOnAction(event -> packets.selectPacket(packet));
            links.getChildren().add(link);
        });
        if (count > CountedLetters.MOST_NAMED) {
            links.getChildren().add(
                    styled(new Label("and " + Counts.format(count - CountedLetters.MOST_NAMED) + " more"),
                            Styles.CAPTION));
        }
        return links;
    }
}
