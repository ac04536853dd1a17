package shad.views.shell;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Every command of a window, by menu. Whoever adds one here gets its menu item, its keys, its line in the palette and in
/// the sheet of keys. FX thread only.
final class Commands {
    /// What a menu is made of.
    sealed interface Part permits Section, Submenu {}

    /// Commands between two separators.
    record Section(List<Command> commands) implements Part {}

    /// A menu of its own at the end of the section before; what is in it is asked for whenever it opens.
    ///
    /// @param id what tests call it
    record Submenu(String id, String title, Supplier<List<Section>> sections) implements Part {}

    /// A command and where it is: `View › Theme`.
    record Entry(String path, Command command) {}

    private final Map<CommandCategory, List<Part>> parts = new EnumMap<>(CommandCategory.class);

    /// Adds commands to the end of a menu, below a separator.
    void section(CommandCategory menu, Command... commands) {
        add(menu, new Section(List.of(commands)));
    }

    /// Adds a menu of fixed commands, with no separator before it.
    void submenu(CommandCategory menu, String id, String title, Command... commands) {
        List<Section> sections = List.of(new Section(List.of(commands)));
        submenu(menu, id, title, () -> sections);
    }

    /// Adds a menu of commands that come and go.
    void submenu(CommandCategory menu, String id, String title, Supplier<List<Section>> sections) {
        add(menu, new Submenu(id, title, sections));
    }

    /// What a menu is made of, from top to bottom.
    List<Part> parts(CommandCategory menu) {
        return Collections.unmodifiableList(parts.getOrDefault(menu, List.of()));
    }

    /// Every command as it is now, menu by menu.
    List<Entry> all() {
        List<Entry> all = new ArrayList<>();
        parts.forEach((menu, ofMenu) -> {
            for (Part part : ofMenu) {
                String path = part instanceof Submenu submenu
                        ? menu.plainTitle() + " › " + submenu.title().replace("_", "")
                        : menu.plainTitle();
                commands(part).forEach(command -> all.add(new Entry(path, command)));
            }
        });
        return all;
    }

    /// The commands of a menu within a menu, as they are now.
    List<Command> submenu(String id) {
        return parts.values().stream()
                .flatMap(List::stream)
                .filter(part -> part instanceof Submenu submenu && submenu.id().equals(id))
                .flatMap(Commands::commands)
                .toList();
    }

    /// The command of that name.
    Command get(String id) {
        return all().stream()
                .map(Entry::command)
                .filter(command -> command.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(id));
    }

    private void add(CommandCategory menu, Part part) {
        parts.computeIfAbsent(menu, any -> new ArrayList<>()).add(part);
    }

    private static Stream<Command> commands(Part part) {
        return switch (part) {
            case Section section -> section.commands().stream();
            case Submenu submenu -> submenu.sections().get().stream().flatMap(section -> section.commands().stream());
        };
    }
}
