package shad.views.shell;

import static shad.views.shell.CommandCategory.CAPTURE;
import static shad.views.shell.CommandCategory.EDIT;
import static shad.views.shell.CommandCategory.FILE;
import static shad.views.shell.CommandCategory.FILTER;
import static shad.views.shell.CommandCategory.GO;
import static shad.views.shell.CommandCategory.HELP;
import static shad.views.shell.CommandCategory.VIEW;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.ObservableSet;
import shad.model.marks.Mark;
import shad.views.capture.RecentFiles;
import shad.views.connections.ConnectionsView;
import shad.views.marks.MarkWords;
import shad.views.selection.SelectionTrail;
import shad.views.style.Appearance;
import shad.views.style.Density;
import shad.views.style.Theme;
import shad.views.style.Zoom;
import shad.views.table.ColumnSet;
import shad.views.table.ColumnSets;
import shad.views.table.ColumnSpec;

/// The commands of the window, menu by menu. Keys are those that Wireshark, Zui and browsers have for the same.
final class WindowCommands {
    /// The command that shows the commands.
    static final String PALETTE = "help-commands";

    private static final String NO_CAPTURE = "no capture is open";
    private static final String NOT_LIVE = "nothing is being captured";
    private static final String NOTHING_SELECTED = "no row is selected";

    private static final String NO_PACKETS = "no connection is selected whose packets are in a file";
    private static final String NO_WIRESHARK = "there is no wireshark on the PATH";

    private final Commands commands = new Commands();
    private final MainActions actions;
    private final CommandFinder finder;

    private WindowCommands(WindowParts parts) {
        actions = parts.actions();
        finder = new CommandFinder(commands, parts.settings(), parts.overlay());
    }

    static Commands of(WindowParts parts) {
        WindowCommands all = new WindowCommands(parts);
        all.file(parts.recentFiles(), parts.live());
        all.edit(parts.history(), parts.preferences());
        all.view(parts.connections(), parts.appearance(), parts.formats(), parts);
        all.go(parts.tabs(), parts.panes(), parts.trail());
        all.filter();
        all.marks(parts.marks());
        all.capture(parts.live());
        all.help();
        return all.commands;
    }

    private void file(RecentFiles recentFiles, LiveActions live) {
        commands.section(FILE,
                Command.of("file-open", "_Open…", actions::open)
                        .key("Shortcut+O")
                        .about("Open a capture"));
        commands.submenu(FILE, "open-recent", "Open _Recent", () -> recent(recentFiles));
        commands.section(FILE,
                Command.of("file-save-capture", "Save C_apture As…", live::saveAs)
                        .key("Shortcut+Alt+A")
                        .about("Keep what was captured")
                        .when(live.recorded(), "nothing was captured that could be saved"),
                Command.of("file-replay", "Re_play as if Live…", live::replay)
                        .about("Have the packets of a file come as if they were captured now"));
        commands.section(FILE,
                Command.of("file-export-shown", "E_xport Shown…", actions::exportShown)
                        .key("Shortcut+Shift+E")
                        .key("Shortcut+S")
                        .about("Write the rows shown to a file")
                        .when(actions.canExportShown(), "no rows are shown"),
                Command.of("file-export-selected", "Export S_elected…", actions::exportSelected)
                        .key("Shortcut+Shift+S")
                        .about("Write the selected rows to a file")
                        .when(actions.canExportSelected(), NOTHING_SELECTED));
        packets(actions.packetFiles());
        commands.section(FILE,
                onCapture("file-close", "_Close", actions::close)
                        .key("Shortcut+W"),
                Command.of("file-quit", "_Quit", actions::quit).key("Shortcut+Q"));
    }

    private void packets(PacketFiles files) {
        commands.section(FILE,
                Command.of("file-save-packets", "Save _Packets of Selected…", actions::savePackets)
                        .key("Shortcut+Alt+S")
                        .about("Write the packets of the selected connections as a capture of their own")
                        .when(files.canWrite(), NO_PACKETS),
                Command.of("file-open-in-wireshark", "Open Selected in _Wireshark", files::openInWireshark)
                        .about("Show the packets of the selected connections in Wireshark")
                        .when(files.canOpenInWireshark(), Bindings.when(files.wiresharkFound())
                                .then(NO_PACKETS).otherwise(NO_WIRESHARK)));
    }

    private List<Commands.Section> recent(RecentFiles recentFiles) {
        recentFiles.look();
        List<Command> files = new ArrayList<>();
        for (Path file : recentFiles.files()) {
            ObservableSet<Path> missing = recentFiles.missing();
            files.add(Command.of("file-open-recent-" + files.size(), file.toString().replace("_", "__"),
                    () -> actions.open(file))
                    .when(Bindings.createBooleanBinding(() -> !missing.contains(file), missing),
                            "the file is not there"));
        }
        Command clear = Command.of("file-clear-recent", "_Clear List", recentFiles::clear)
                .when(constant(!files.isEmpty()), "the list is empty");
        return List.of(new Commands.Section(files), new Commands.Section(List.of(clear)));
    }

    private void edit(ViewHistory history, PreferencesDialog preferences) {
        commands.section(EDIT,
                Command.of("edit-undo", "_Undo", history::undo)
                        .titled(ViewHistory.title("_Undo", history.undoName()))
                        .key("Shortcut+Z")
                        .when(history.undoName().isNotEmpty(), "nothing was changed"),
                Command.of("edit-redo", "_Redo", history::redo)
                        .titled(ViewHistory.title("_Redo", history.redoName()))
                        .key("Shortcut+Shift+Z")
                        .key("Shortcut+Y")
                        .when(history.redoName().isNotEmpty(), "nothing was undone"));
        commands.section(EDIT,
                Command.of("edit-copy", "_Copy Rows", actions::copySelected)
                        .key("Shortcut+C")
                        .when(actions.canExportSelected(), NOTHING_SELECTED),
                onCapture("edit-select-all", "Select _All", actions::selectAll)
                        .key("Shortcut+A"));
        commands.section(EDIT,
                onCapture("edit-find", "_Find…", actions::find)
                        .key("Shortcut+F")
                        .about("Find a text in the rows shown, without hiding the others"),
                onCapture("edit-find-next", "Find _Next", actions::findNext)
                        .key("F3")
                        .key("Shortcut+N"),
                onCapture("edit-find-previous", "Find _Previous", actions::findPrevious)
                        .key("Shift+F3")
                        .key("Shortcut+B"));
        commands.section(EDIT,
                Command.of("edit-preferences", "_Preferences…", preferences::show)
                        .key("Shortcut+Comma")
                        .key("Shortcut+Shift+P"));
    }

    private void marks(MarkActions marks) {
        commands.section(EDIT,
                onMarkable(marks, "edit-mark", "_Mark", marks::toggleStar)
                        .key("Shortcut+M")
                        .about("Put a star on the selected connections, or take it away"),
                onMarkable(marks, "edit-note", "N_ote…", marks::note)
                        .key("Shift+F2")
                        .key("F2")
                        .about("Write a note on the selected connections"));
        List<Command> each = new ArrayList<>();
        for (Mark mark : Mark.choices()) {
            each.add(onMarkable(marks, "edit-mark-" + mark.word(), MarkWords.title(mark), () -> marks.mark(mark))
                    .about("Mark the selected connections: " + mark.meaning()));
        }
        each.add(onMarkable(marks, "edit-mark-none", MarkWords.title(Mark.NONE), () -> marks.mark(Mark.NONE))
                .about("Take the mark from the selected connections; notes stay"));
        commands.submenu(EDIT, "mark-as", "Mark _As", each.toArray(Command[]::new));
        commands.section(GO,
                onCapture("go-next-mark", "Next _Mark", marks::next)
                        .key("Shortcut+Shift+N")
                        .about("Go to the next row with a mark or a note"),
                onCapture("go-previous-mark", "Previous Mar_k", marks::previous)
                        .key("Shortcut+Shift+B"));
        commands.section(FILTER,
                onCapture("filter-marked", "_Marked Only", marks::toggleMarkedOnly)
                        .key("Shortcut+Shift+M")
                        .about("Show only rows with a mark or a note")
                        .checked(marks.markedOnly()));
    }

    private void view(
            ConnectionsView connections, Appearance appearance, FormatCommands formats, WindowParts parts) {
        commands.section(VIEW,
                Command.toggle("view-inspector", "_Inspector", actions.inspectorShown()).key("Shortcut+I"),
                Command.toggle("view-inspector-wide", "_Wide Inspector", actions.inspectorWide())
                        .key("Shortcut+Shift+I"),
                Command.toggle("view-teach", "Teac_h Mode", actions.teaching())
                        .key("Shortcut+Shift+G")
                        .about("Guess state and history from the packets before the inspector shows them"));
        commands.submenu(VIEW, "columns", "_Columns", () -> columns(connections, parts.tables(), parts.prompts()));
        commands.submenu(VIEW, "time", "_Times", formats.clocks().toArray(Command[]::new));
        commands.submenu(VIEW, "units", "_Units", formats.units().toArray(Command[]::new));
        commands.submenu(VIEW, "theme", "_Theme",
                Command.choice("view-theme-light", "_Light", Theme.LIGHT, appearance.themeProperty()),
                Command.choice("view-theme-dark", "_Dark", Theme.DARK, appearance.themeProperty()),
                Command.choice("view-theme-system", "As the De_sktop", Theme.SYSTEM, appearance.themeProperty()));
        commands.submenu(VIEW, "rows", "_Rows",
                Command.choice("view-rows-comfortable", "_Comfortable", Density.COMFORTABLE,
                        appearance.densityProperty()),
                Command.choice("view-rows-compact", "Co_mpact", Density.COMPACT, appearance.densityProperty()));
        commands.section(VIEW,
                Command.of("view-color-rules", "Colour R_ules…", parts.rules()::show)
                        .about("Which rows are marked, with which shape and colour"));
        ObjectProperty<Zoom> zoom = appearance.zoomProperty();
        commands.section(VIEW,
                Command.of("view-zoom-in", "Zoom _In", () -> zoom.set(zoom.get().larger()))
                        .key("Shortcut+Plus")
                        .key("Shortcut+Equals")
                        .key("Shortcut+Shift+Equals")
                        .key("Shortcut+Add"),
                Command.of("view-zoom-out", "Zoom _Out", () -> zoom.set(zoom.get().smaller()))
                        .key("Shortcut+Minus")
                        .key("Shortcut+Subtract"),
                Command.of("view-zoom-normal", "_Normal Size", () -> zoom.set(Zoom.NORMAL))
                        .key("Shortcut+0")
                        .key("Shortcut+Numpad 0"),
                Command.of("view-reset-layout", "_Reset Layout", parts.memory()::resetLayout)
                        .about("Columns, order, panes and size of the window as at first"));
    }

    private List<Commands.Section> columns(
            ConnectionsView connections, TableMemory tables, ColumnSetPrompts prompts) {
        return List.of(
                new Commands.Section(List.of(
                        Command.of("view-columns-choose", "_Choose Columns…", actions::chooseColumns)
                                .about("Show, pin and move the columns of the table in front"),
                        Command.of("view-columns-fit", "_Fit Widths to Visible Rows", actions::fitWidths)
                                .key("Shortcut+Shift+R"),
                        Command.of("view-columns-all", "_All Columns", connections::showAllColumns),
                        Command.of("view-columns-usual", "_Usual Columns", connections.table()::resetColumns),
                        Command.of("view-columns-reset", "_Reset Columns of All Tables", tables::reset))),
                new Commands.Section(sets(connections.columnSets(), prompts)),
                new Commands.Section(each(connections)));
    }

    private static List<Command> sets(ColumnSets sets, ColumnSetPrompts prompts) {
        List<Command> all = new ArrayList<>();
        for (ColumnSet set : sets.builtIn()) {
            all.add(Command.of("view-column-set-" + all.size(), "Show “" + plain(set) + "”", () -> sets.apply(set)));
        }
        for (ColumnSet set : sets.own()) {
            all.add(Command.of("view-column-set-" + all.size(), "Show “" + plain(set) + "”", () -> sets.apply(set)));
            all.add(Command.of("view-column-set-rename-" + all.size(), "Rename “" + plain(set) + "”…",
                    () -> prompts.rename(set)));
            all.add(Command.of("view-column-set-delete-" + all.size(), "Delete “" + plain(set) + "”",
                    () -> sets.delete(set)));
        }
        all.add(Command.of("view-column-set-save", "_Save Columns As…", prompts::saveAs));
        return all;
    }

    /// An underscore in a name is no mnemonic.
    private static String plain(ColumnSet set) {
        return set.name().replace("_", "__");
    }

    private static List<Command> each(ConnectionsView connections) {
        List<Command> each = new ArrayList<>();
        for (ColumnSpec column : connections.choosableColumns()) {
            SimpleBooleanProperty shown =
                    new SimpleBooleanProperty(connections.table().isColumnVisible(column.id()));
            shown.subscribe(visible -> connections.table().setColumnVisible(column.id(), visible));
            each.add(Command.toggle("view-column-" + column.id(), column.name().replace("_", "__"), shown));
        }
        return each;
    }

    private void go(TabSet tabs, Panes panes, SelectionTrail trail) {
        commands.section(GO,
                Command.of("go-back", "_Back", trail::back)
                        .key("Alt+Left")
                        .about("Look at the connection before")
                        .when(trail.canGoBack(), "nothing was looked at before"),
                Command.of("go-forward", "_Forward", trail::forward)
                        .key("Alt+Right")
                        .when(trail.canGoForward(), "nobody went back"));
        List<Command> each = new ArrayList<>();
        for (CountTab tab : tabs.all()) {
            each.add(onCapture("go-" + tab.getId(), tab.title(), () -> tabs.show(tab))
                    .key("Shortcut+" + (each.size() + 1)));
        }
        commands.section(GO, each.toArray(Command[]::new));
        commands.section(GO,
                onCapture("go-next-tab", "Next _Tab", () -> tabs.step(1))
                        .key("Ctrl+Tab"),
                onCapture("go-previous-tab", "P_revious Tab", () -> tabs.step(-1))
                        .key("Ctrl+Shift+Tab"),
                onCapture("go-next-pane", "Next _Pane", panes::next)
                        .key("F6"),
                onCapture("go-previous-pane", "Pre_vious Pane", panes::previous)
                        .key("Shift+F6"));
    }

    private void filter() {
        commands.section(FILTER,
                onCapture("filter-edit", "_Edit Filter", actions::focusFilter)
                        .key("Shortcut+L"),
                onCapture("filter-clear", "_Clear Filter", actions::clearFilter)
                        .key("Shortcut+Shift+L"),
                onCapture("filter-lists", "Named _Lists…", actions::editFilterLists)
                        .about("Values that filters ask for by name"));
    }

    private void capture(LiveActions live) {
        commands.section(CAPTURE,
                Command.of("capture-interfaces", "_Interfaces…", live::chooseInterfaces)
                        .key("Shortcut+K")
                        .about("Choose what to capture on, and how"));
        commands.section(CAPTURE,
                Command.of("capture-stop", "_Stop", actions::stop)
                        .key("Shortcut+E")
                        .about("Stop reading or capturing; what was read stays")
                        .when(actions.reading(), "nothing is being read"),
                Command.of("capture-pause", "_Pause Display", live::togglePause)
                        .key("Shortcut+P")
                        .about("Have the rows stand still while capturing goes on")
                        .checked(live.paused())
                        .when(live.pausable(), NOT_LIVE),
                Command.of("capture-restart", "Res_tart", live::restart)
                        .key("Shortcut+Shift+K")
                        .about("Begin a new capture on the same interfaces")
                        .when(live.live(), "nothing was captured"),
                Command.toggle("capture-follow", "_Follow New Rows", live.follow().followingProperty())
                        .about("Keep the newest rows on the screen; scrolling away pauses it")
                        .when(live.running(), NOT_LIVE));
        commands.section(CAPTURE,
                Command.of("capture-reload", "_Read Again", actions::reload)
                        .key("Shortcut+R")
                        .about("Read the capture once more; filter and order stay")
                        .when(actions.canReload(), "no file is open"));
    }

    private void help() {
        commands.section(HELP,
                Command.of("help-sample", "Open the _Sample", actions::openSample)
                        .when(constant(actions.isSampleAvailable()), "there is no sample in this installation"),
                Command.of(PALETTE, "_Commands…", finder::showPalette).key("Shortcut+Shift+A"),
                Command.of("help-keys", "_Keys", finder::showKeys).key("F1"));
        commands.section(HELP,
                Command.of("help-about", "_About Shad", actions::showAbout));
    }

    /// A command for which a capture has to be open.
    private Command onCapture(String id, String title, Runnable action) {
        return Command.of(id, title, action).when(actions.captureOpen(), NO_CAPTURE);
    }

    /// A command for the selected connections.
    private static Command onMarkable(MarkActions marks, String id, String title, Runnable action) {
        return Command.of(id, title, action).when(marks.canMark(), NOTHING_SELECTED);
    }

    private static ObservableValue<Boolean> constant(boolean value) {
        return new SimpleBooleanProperty(value);
    }
}
