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
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import shad.views.capture.RecentFiles;
import shad.views.connections.ConnectionsView;
import shad.views.control.Overlay;
import shad.views.preferences.Settings;
import shad.views.selection.SelectionTrail;
import shad.views.style.Appearance;
import shad.views.style.Density;
import shad.views.style.Theme;
import shad.views.table.ColumnSet;
import shad.views.table.ColumnSets;
import shad.views.table.ColumnSpec;

/// The commands of the window, menu by menu. Keys are those that Wireshark, Zui and browsers have for the same.
final class WindowCommands {
    /// The command that shows the commands.
    static final String PALETTE = "help-commands";

    private static final String NO_CAPTURE = "no capture is open";
    private static final String NOTHING_SELECTED = "no row is selected";

    private final Commands commands = new Commands();
    private final MainActions actions;
    private final CommandFinder finder;

    private WindowCommands(MainActions actions, Settings settings, Overlay overlay) {
        this.actions = actions;
        finder = new CommandFinder(commands, settings, overlay);
    }

    /// @param settings remember which commands were found last
    /// @param overlay where commands are looked for
    static Commands of(
            MainActions actions,
            SelectionTrail trail,
            RecentFiles recentFiles,
            ConnectionsView connections,
            Appearance appearance,
            FormatCommands formats,
            TabSet tabs,
            TableMemory tables,
            ColumnSetPrompts prompts,
            Settings settings,
            Overlay overlay) {
        WindowCommands all = new WindowCommands(actions, settings, overlay);
        all.file(recentFiles);
        all.edit();
        all.view(connections, appearance, formats, tables, prompts);
        all.go(tabs, trail);
        all.filter();
        all.capture();
        all.help();
        return all.commands;
    }

    private void file(RecentFiles recentFiles) {
        commands.section(FILE,
                Command.of("file-open", "_Open…", actions::open)
                        .key("Shortcut+O")
                        .about("Open a capture"));
        commands.submenu(FILE, "open-recent", "Open _Recent", () -> recent(recentFiles));
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
        commands.section(FILE,
                Command.of("file-close", "_Close", actions::close)
                        .key("Shortcut+W")
                        .when(actions.captureOpen(), NO_CAPTURE),
                Command.of("file-quit", "_Quit", actions::quit).key("Shortcut+Q"));
    }

    private List<Commands.Section> recent(RecentFiles recentFiles) {
        List<Command> files = new ArrayList<>();
        for (Path file : recentFiles.files()) {
            files.add(Command.of("file-open-recent-" + files.size(), file.toString().replace("_", "__"),
                    () -> actions.open(file)));
        }
        Command clear = Command.of("file-clear-recent", "_Clear List", recentFiles::clear)
                .when(constant(!files.isEmpty()), "the list is empty");
        return List.of(new Commands.Section(files), new Commands.Section(List.of(clear)));
    }

    private void edit() {
        commands.section(EDIT,
                Command.of("edit-copy", "_Copy Rows", actions::copySelected)
                        .key("Shortcut+C")
                        .when(actions.canExportSelected(), NOTHING_SELECTED),
                Command.of("edit-select-all", "Select _All", actions::selectAll)
                        .key("Shortcut+A")
                        .when(actions.captureOpen(), NO_CAPTURE));
        commands.section(EDIT,
                Command.of("edit-find", "_Find…", actions::find)
                        .key("Shortcut+F")
                        .about("Find a text in the rows shown, without hiding the others")
                        .when(actions.captureOpen(), NO_CAPTURE),
                Command.of("edit-find-next", "Find _Next", actions::findNext)
                        .key("F3")
                        .key("Shortcut+N")
                        .when(actions.captureOpen(), NO_CAPTURE),
                Command.of("edit-find-previous", "Find _Previous", actions::findPrevious)
                        .key("Shift+F3")
                        .key("Shortcut+B")
                        .when(actions.captureOpen(), NO_CAPTURE));
    }

    private void view(
            ConnectionsView connections,
            Appearance appearance,
            FormatCommands formats,
            TableMemory tables,
            ColumnSetPrompts prompts) {
        commands.section(VIEW,
                Command.toggle("view-inspector", "_Inspector", actions.inspectorShown()).key("Shortcut+I"));
        commands.submenu(VIEW, "columns", "_Columns", () -> columns(connections, tables, prompts));
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
            each.add(Command.toggle("view-column-" + column.id(), column.title().replace("_", "__"), shown));
        }
        return each;
    }

    private void go(TabSet tabs, SelectionTrail trail) {
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
            each.add(Command.of("go-" + tab.getId(), tab.title(), () -> tabs.show(tab))
                    .key("Shortcut+" + (each.size() + 1))
                    .when(actions.captureOpen(), NO_CAPTURE));
        }
        commands.section(GO, each.toArray(Command[]::new));
    }

    private void filter() {
        commands.section(FILTER,
                Command.of("filter-edit", "_Edit Filter", actions::focusFilter)
                        .key("Shortcut+L")
                        .when(actions.captureOpen(), NO_CAPTURE),
                Command.of("filter-clear", "_Clear Filter", actions::clearFilter)
                        .key("Shortcut+Shift+L")
                        .when(actions.captureOpen(), NO_CAPTURE));
    }

    private void capture() {
        commands.section(CAPTURE,
                Command.of("capture-stop", "_Stop", actions::stop)
                        .key("Shortcut+E")
                        .about("Stop reading; what was read stays")
                        .when(actions.reading(), "nothing is being read"));
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

    private static ObservableValue<Boolean> constant(boolean value) {
        return new SimpleBooleanProperty(value);
    }
}
