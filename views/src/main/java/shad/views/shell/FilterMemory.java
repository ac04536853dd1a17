package shad.views.shell;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import shad.views.filter.FilterLibrary;
import shad.views.filter.SavedFilter;
import shad.views.preferences.Settings;

/// Keeps the filters of a person from one run to the next.
final class FilterMemory {
    private static final String RECENT = "filter.recent";
    private static final String SAVED = "filter.saved";
    private static final String LISTS = "filter.list";
    /// Between name and text, name and values: no name has it.
    private static final String BREAK = "\t";

    private FilterMemory() {}

    /// Fills the library with what is kept, and from now on keeps what changes.
    static void keep(FilterLibrary library, Settings settings) {
        library.recent().setAll(settings.list(RECENT));
        for (String kept : settings.list(SAVED)) {
            int gap = kept.indexOf(BREAK);
            if (gap > 0) {
                library.saved().add(new SavedFilter(kept.substring(0, gap), kept.substring(gap + 1)));
            }
        }
        Map<String, List<String>> lists = new LinkedHashMap<>();
        for (String kept : settings.list(LISTS)) {
            List<String> parts = Arrays.asList(kept.split(BREAK, -1));
            lists.put(parts.getFirst(), parts.subList(1, parts.size()));
        }
        library.listsProperty().set(lists);

        library.recent().subscribe(() -> put(settings, RECENT, library.recent()));
        library.saved().subscribe(() -> put(settings, SAVED,
                library.saved().stream().map(saved -> saved.name() + BREAK + saved.text()).toList()));
        library.listsProperty().subscribe((before, now) -> put(settings, LISTS, lines(now)));
    }

    private static List<String> lines(Map<String, List<String>> lists) {
        List<String> lines = new ArrayList<>();
        lists.forEach((name, values) -> lines.add(name + BREAK + String.join(BREAK, values)));
        return lines;
    }

    private static void put(Settings settings, String key, List<String> texts) {
        settings.putList(key, texts);
        settings.save();
    }
}
