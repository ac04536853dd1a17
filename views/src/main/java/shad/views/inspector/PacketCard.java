package shad.views.inspector;

import static shad.views.style.Styles.styled;

import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import shad.model.inspect.FrameNote;
import shad.model.inspect.LetterNote;
import shad.model.inspect.Oddity;
import shad.views.control.Card;
import shad.views.control.KeyValueGrid;
import shad.views.style.Styles;
import shad.views.text.Durations;
import shad.views.text.ValueFormats;

/// The chosen packet: what it says, which letters it wrote by which rule, why it wrote no others, and what is odd about
/// it. Style class `packet-card`.
final class PacketCard extends VBox {
    private final ValueFormats formats;

    PacketCard(ValueFormats formats) {
        this.formats = formats;
        getStyleClass().add("packet-card");
        managedProperty().bind(visibleProperty());
        setVisible(false);
    }

    /// Shows a packet, or nothing.
    void show(@Nullable Flow flow, int packet) {
        if (flow == null || packet < 0 || packet >= flow.size()) {
            setVisible(false);
            return;
        }
        setVisible(true);
        show(flow, flow.story().note(packet));
    }

    private void show(Flow flow, FrameNote note) {
        Label title = new Label("Frame " + note.frameNumber());
        Label from = styled(new Label(PacketWords.sender(note.side()) + ", packet " + (note.index() + 1) + " of "
                + flow.size()), Styles.MUTED);
        Card card = new Card(styled(new HBox(title, from), "card-heading"), facts(flow, note));
        for (LetterNote letter : note.notes()) {
            card.getChildren().add(line(letter));
        }
        if (note.notes().isEmpty()) {
            card.getChildren().add(Card.paragraph("It wrote no letter: nothing in it is worth one."));
        }
        note.oddities().stream().sorted().map(Oddity::words).map(PacketWords::sentence).forEach(
                words -> card.getChildren().add(styled(Card.paragraph(words), "oddity")));
        getChildren().setAll(card);
    }

    private KeyValueGrid facts(Flow flow, FrameNote note) {
        KeyValueGrid facts = new KeyValueGrid();
        facts.add("time", formats.dateTime(note.timestampNanos()) + "  +"
                + Durations.raw(flow.sinceStartNanos(note.index())));
        if (PacketWords.isTcp(flow)) {
            facts.add("flags", note.flagNames().isEmpty() ? "none" : note.flagNames());
            facts.add("seq", Long.toUnsignedString(note.relativeSeq()));
            facts.add("ack", note.isAck() ? Long.toUnsignedString(note.relativeAck()) : "none");
            facts.add("window", Long.toString(note.window()));
        }
        return facts.add("payload", note.payloadLength() + (note.payloadLength() == 1 ? " byte" : " bytes"));
    }

    private static HBox line(LetterNote note) {
        Label letter = styled(new Label(String.valueOf(note.letter())), Styles.MONO, "letter");
        String words = note.isWritten() ? note.words() : "not written, " + note.rule().words();
        Label text = Card.paragraph(PacketWords.sentence(words));
        letter.pseudoClassStateChanged(PacketWords.UNWRITTEN, !note.isWritten());
        return styled(new HBox(letter, text), "letter-note");
    }
}
