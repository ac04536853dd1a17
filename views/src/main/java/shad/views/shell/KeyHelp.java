package shad.views.shell;

import java.util.List;
import shad.views.control.Finder;

/// Keys and mouse gestures that are no commands: those of the tables, the filter and the timeline.
final class KeyHelp {
    private KeyHelp() {}

    static List<Finder.Line> lines() {
        return List.of(
                line("Table", "Move", "Up, Down, Page Up, Page Down, Home, End"),
                line("Table", "Select from the last row chosen to here", "Shift+move or Shift+click"),
                line("Table", "Move without selecting, then select or not", "Ctrl+move, Ctrl+Space"),
                line("Table", "Show what the row leads to", "Enter or double click"),
                line("Table", "Sort by a column, by one more", "click a header, Shift+click"),
                line("Table", "What can be done with a cell", "Shift+F10 or right click"),
                line("Timeline", "Narrow to a span of time", "drag, or Shift+Left/Right"),
                line("Anywhere", "Step back: close what is open, clear the filter, back to the table", "Esc"));
    }

    private static Finder.Line line(String group, String title, String keys) {
        return new Finder.Line(group, title, "", keys, true, null);
    }
}
