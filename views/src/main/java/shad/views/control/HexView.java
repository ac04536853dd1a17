package shad.views.control;

import java.util.Collections;
import java.util.List;
import java.util.function.IntUnaryOperator;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.collections.ObservableListBase;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyEvent;

/// Bytes in hexadecimal and as characters, eight or sixteen in a line as there is room. A run of them can be marked. By
/// keyboard: up and down go from line to line, left and right to the byte before and behind those that are marked. Only the
/// lines on the screen have nodes. Style class `hex-view`.
public final class HexView extends ListView<Integer> {
    private static final int NARROW = 8;
    private static final int WIDE = 16;
    /// Where sixteen bytes find room, in pixels.
    private static final double WIDE_FROM = 520;
    private static final double LINE_HEIGHT = 20;

    private final Lines lines = new Lines();
    private final IntegerProperty chosen = new SimpleIntegerProperty(this, "chosen", -1);
    private IntUnaryOperator bytes = offset -> 0;
    private int length;
    private int bytesPerLine = NARROW;
    private int markedFrom;
    private int markedTo;

    public HexView() {
        getStyleClass().add("hex-view");
        setFixedCellSize(LINE_HEIGHT);
        setItems(lines);
        EscapeKey.passOn(this);
        setCellFactory(list -> new HexLine(this));
        addEventFilter(KeyEvent.KEY_PRESSED, this::keyPressed);
        widthProperty().subscribe(width -> setBytesPerLine(width.doubleValue() < WIDE_FROM ? NARROW : WIDE));
    }

    /// Shows bytes, none of them marked.
    ///
    /// @param newBytes gives a byte, 0 to 255, for an offset below `newLength`
    public void show(int newLength, IntUnaryOperator newBytes) {
        bytes = newBytes;
        length = newLength;
        markedFrom = 0;
        markedTo = 0;
        chosen.set(-1);
        lines.changed();
    }

    /// Marks bytes and brings the first of them on the screen.
    public void mark(int offset, int count) {
        markedFrom = offset;
        markedTo = Math.min(offset + count, length);
        refresh();
        if (markedFrom < markedTo) {
            int line = markedFrom / bytesPerLine;
            getSelectionModel().clearAndSelect(line);
            scrollTo(Math.max(0, line - 1));
        }
    }

    /// Offset of the byte that a person chose last; -1 for none.
    public IntegerProperty chosenProperty() {
        return chosen;
    }

    private void keyPressed(KeyEvent event) {
        switch (event.getCode()) {
            case LEFT, KP_LEFT -> chooseByKey(markedFrom - 1);
            case RIGHT, KP_RIGHT -> chooseByKey(markedTo);
            default -> {
                return;
            }
        }
        event.consume();
    }

    /// Where the keyboard is at a line without marks, the first byte of that line is chosen.
    private void chooseByKey(int neighbour) {
        int line = Math.max(0, getSelectionModel().getSelectedIndex());
        boolean isMarkedLine = markedFrom < markedTo
                && markedFrom / bytesPerLine <= line && (markedTo - 1) / bytesPerLine >= line;
        int offset = isMarkedLine ? neighbour : line * bytesPerLine;
        if (offset >= 0 && offset < length) {
            // It may be the one that was chosen last, before something else was marked.
            chosen.set(-1);
            chosen.set(offset);
        }
    }

    int length() {
        return length;
    }

    int bytesPerLine() {
        return bytesPerLine;
    }

    int byteAt(int offset) {
        return bytes.applyAsInt(offset);
    }

    boolean isMarked(int offset) {
        return offset >= markedFrom && offset < markedTo;
    }

    private void setBytesPerLine(int count) {
        if (count != bytesPerLine) {
            bytesPerLine = count;
            lines.changed();
        }
    }

    @Override
    public String getUserAgentStylesheet() {
        return StyleSheets.url("hex-view.css");
    }

    /// Offsets of the first bytes of the lines.
    private final class Lines extends ObservableListBase<Integer> {
        private int size;

        @Override
        public Integer get(int index) {
            return index * bytesPerLine;
        }

        @Override
        public int size() {
            return size;
        }

        void changed() {
            beginChange();
            List<Integer> before = Collections.nCopies(size, 0);
            size = (length + bytesPerLine - 1) / bytesPerLine;
            nextReplace(0, size, before);
            endChange();
        }
    }
}
