package shad.views.inspector;

import static shad.views.style.Styles.styled;

import javafx.geometry.Orientation;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import shad.views.control.HexView;
import shad.views.style.Styles;
import shad.views.table.RowList;
import shad.views.table.WindowedTable;
import shad.views.text.ValueFormats;

/// The packets as a table; below it the frame of the chosen one, as fields and as bytes. Style class `packets-pane`.
final class PacketsPane extends SplitPane implements FlowPane {
    /// From here on fields and bytes stand side by side, in pixels.
    private static final double WIDE_FROM = 720;

    private final FlowViewModel packets;
    private final FrameViewModel frame;
    private final PacketColumns columns;
    private final WindowedTable table;
    private final FieldTree fields;
    private final HexView bytes = new HexView();
    private final Label failure = styled(new Label(), Styles.MUTED);
    private @Nullable Flow shown;

    PacketsPane(FlowViewModel packets, FrameViewModel frame, ValueFormats formats) {
        this.packets = packets;
        this.frame = frame;
        getStyleClass().add("packets-pane");
        columns = new PacketColumns(formats);
        table = new WindowedTable(columns.all());
        table.setAccessibleText("Packets of the connection");
        table.setRowStyleClass(row -> "");
        fields = new FieldTree(frame.fieldProperty());
        bytes.setAccessibleText("Bytes of the frame");
        failure.setWrapText(true);

        SplitPane below = new SplitPane(fields, bytes);
        widthProperty().subscribe(width -> below.setOrientation(
                width.doubleValue() < WIDE_FROM ? Orientation.VERTICAL : Orientation.HORIZONTAL));
        setOrientation(Orientation.VERTICAL);
        getItems().addAll(table, new StackPane(below, failure));
        setDividerPositions(0.45);
        below.setDividerPositions(0.55);

        table.selection().leadRowProperty().subscribe(row -> packets.selectPacket(row.intValue()));
        packets.selectedPacketProperty().subscribe(this::reveal);
        frame.frameProperty().subscribe(this::showFrame);
        frame.fieldProperty().subscribe(field -> {
            if (field == null) {
                bytes.mark(0, 0);
            } else {
                bytes.mark(field.offset(), field.length());
            }
        });
        frame.failureProperty().subscribe(why -> {
            failure.setText(why);
            below.setVisible(why.isEmpty());
        });
        bytes.chosenProperty().subscribe(offset -> fields.choose(offset.intValue()));
        formats.onChange(table::refresh);
    }

    @Override
    public void show(@Nullable Flow flow) {
        boolean goesOn = flow != null && flow.continues(shown);
        shown = flow;
        columns.setFlow(flow);
        frame.setFlow(flow);
        if (!goesOn) {
            table.clear();
        }
        table.setRows(flow == null ? RowList.EMPTY : RowList.firstRows(flow.size()));
        reveal();
    }

    @Override
    public void setInFront(boolean inFront) {
        frame.setWanted(inFront);
    }

    private void reveal() {
        int packet = packets.getSelectedPacket();
        if (packet >= 0 && packet < table.rows().size() && table.selection().leadRow() != packet) {
            table.selectAndReveal(packet);
        }
    }

    private void showFrame(@Nullable FrameBytes shown) {
        fields.show(shown);
        if (shown == null) {
            bytes.show(0, offset -> 0);
        } else {
            bytes.show(shown.length(), shown::at);
        }
    }
}
