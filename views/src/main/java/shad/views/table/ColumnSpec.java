package shad.views.table;

import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A column, declared once: what it is called, how wide and how it shows a store row. Start with [#mono] or [#words].
///
/// @param id name for settings and sort keys
/// @param title text of the header
/// @param meaning what the values are, shown when the mouse rests on the header
/// @param width pixels at first
/// @param widest pixels at most at first, where the window has room that no column needs
/// @param alignment figures to the right, the rest to the left
/// @param typeface equally wide letters or words
/// @param text what a store row has here; called for visible rows only
/// @param tooltip what is shown when the mouse rests on the cell
/// @param styleClass style classes of the cell by store row, separated by spaces; empty for none
/// @param graphic makes what a cell shows in place of its text
/// @param visible whether it is shown at first
/// @param pinned whether it stays at the left at first when the others scroll
public record ColumnSpec(
        String id,
        String title,
        @Nullable String meaning,
        double width,
        double widest,
        Alignment alignment,
        Typeface typeface,
        IntFunction<String> text,
        @Nullable IntFunction<String> tooltip,
        @Nullable IntFunction<String> styleClass,
        @Nullable Supplier<CellGraphic> graphic,
        boolean visible,
        boolean pinned) {

    /// Where the text stands in the column; also the style class that says so.
    public enum Alignment {
        LEFT("align-left"),
        CENTER("align-center"),
        RIGHT("align-right");

        private final String styleClass;

        Alignment(String styleClass) {
            this.styleClass = styleClass;
        }

        String styleClass() {
            return styleClass;
        }
    }

    /// Equally wide letters (times, addresses, figures, histories) or words.
    public enum Typeface {
        MONO,
        WORDS
    }

    /// A column of equally wide letters.
    public static ColumnSpec mono(String id, String title, double width, IntFunction<String> text) {
        return new ColumnSpec(id, title, null, width, width, Alignment.LEFT, Typeface.MONO, text, null, null,
                null, true, false);
    }

    /// A column of words.
    public static ColumnSpec words(String id, String title, double width, IntFunction<String> text) {
        return new ColumnSpec(id, title, null, width, width, Alignment.LEFT, Typeface.WORDS, text, null, null,
                null, true, false);
    }

    /// The same for figures: text ends at the right edge.
    public ColumnSpec right() {
        return aligned(Alignment.RIGHT);
    }

    /// The same for words.
    public ColumnSpec inWords() {
        return new ColumnSpec(
                id, title, meaning, width, widest, alignment, Typeface.WORDS, text, tooltip, styleClass, graphic,
                visible, pinned);
    }

    public ColumnSpec centered() {
        return aligned(Alignment.CENTER);
    }

    /// The same for texts that are often too long: with up to so many pixels where there is room.
    public ColumnSpec upTo(double newWidest) {
        return new ColumnSpec(
                id, title, meaning, width, newWidest, alignment, typeface, text, tooltip, styleClass, graphic,
                visible, pinned);
    }

    /// Says on the header what the values are.
    public ColumnSpec withMeaning(String newMeaning) {
        return new ColumnSpec(
                id, title, newMeaning, width, widest, alignment, typeface, text, tooltip, styleClass, graphic,
                visible, pinned);
    }

    public ColumnSpec withTooltip(IntFunction<String> newTooltip) {
        return new ColumnSpec(
                id, title, meaning, width, widest, alignment, typeface, text, newTooltip, styleClass, graphic,
                visible, pinned);
    }

    public ColumnSpec withStyleClass(IntFunction<String> newStyleClass) {
        return new ColumnSpec(
                id, title, meaning, width, widest, alignment, typeface, text, tooltip, newStyleClass, graphic,
                visible, pinned);
    }

    /// The text still counts for accessibility.
    public ColumnSpec withGraphic(Supplier<CellGraphic> newGraphic) {
        return new ColumnSpec(
                id, title, meaning, width, widest, alignment, typeface, text, tooltip, styleClass, newGraphic,
                visible, pinned);
    }

    /// Not shown until somebody asks for it.
    public ColumnSpec hidden() {
        return new ColumnSpec(
                id, title, meaning, width, widest, alignment, typeface, text, tooltip, styleClass, graphic,
                false, pinned);
    }

    /// Stays at the left when the others scroll, until somebody unpins it.
    public ColumnSpec pinnedLeft() {
        return new ColumnSpec(
                id, title, meaning, width, widest, alignment, typeface, text, tooltip, styleClass, graphic,
                visible, true);
    }

    /// What the column is called in lists of columns, which its header may not say.
    public String name() {
        return title.isEmpty() ? id : title;
    }

    private ColumnSpec aligned(Alignment newAlignment) {
        return new ColumnSpec(
                id, title, meaning, width, widest, newAlignment, typeface, text, tooltip, styleClass, graphic,
                visible, pinned);
    }
}
