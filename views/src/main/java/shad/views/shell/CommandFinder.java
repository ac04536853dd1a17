package shad.views.shell;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import shad.views.control.Finder;
import shad.views.control.Overlay;
import shad.views.preferences.Settings;

/// The command palette, which runs any command by some letters of its name, and the sheet of keys. FX thread only.
final class CommandFinder {
    private static final String RECENT = "commands.recent";
    private static final int MOST_RECENT = 8;

    private final Commands commands;
    private final Settings settings;
    private final Overlay overlay;

    CommandFinder(Commands commands, Settings settings, Overlay overlay) {
        this.commands = commands;
        this.settings = settings;
        this.overlay = overlay;
    }

    /// Offers every command, those run last from here first.
    void showPalette() {
        List<String> recent = settings.list(RECENT);
        List<Finder.Line> lines = commands.all().stream()
                .filter(entry -> !entry.command().id().equals(WindowCommands.PALETTE))
                .sorted(Comparator.comparingInt(entry -> place(recent, entry.command())))
                .map(entry -> line(entry))
                .toList();
        show(new Finder("Commands", "Search commands: exsh finds Export Shown", lines, overlay::hide));
    }

    /// Shows all keys, by menu.
    void showKeys() {
        Stream<Finder.Line> ofCommands = commands.all().stream()
                .filter(entry -> !entry.command().keys().isEmpty())
                .map(this::line);
        List<Finder.Line> lines = Stream.concat(ofCommands, KeyHelp.lines().stream()).toList();
        show(new Finder("Keys", "Search keys and what they do", lines, overlay::hide));
    }

    private void show(Finder finder) {
        overlay.show(finder, finder.focus());
    }

    private void run(Command command) {
        List<String> recent = new ArrayList<>(settings.list(RECENT));
        recent.remove(command.id());
        recent.addFirst(command.id());
        settings.putList(RECENT, recent.stream().limit(MOST_RECENT).toList());
        settings.save();
        command.run();
    }

    private static int place(List<String> recent, Command command) {
        int place = recent.indexOf(command.id());
        return place < 0 ? MOST_RECENT : place;
    }

    private Finder.Line line(Commands.Entry entry) {
        Command command = entry.command();
        String keys = command.keyTexts().collect(Collectors.joining("  "));
        boolean on = command.checked() != null && command.checked().get();
        String note = command.isEnabled() ? on ? "✓" : "" : command.whyNot().getValue();
        return new Finder.Line(
                entry.path(), command.plainTitle(), note, keys, command.isEnabled(), () -> run(command));
    }
}
