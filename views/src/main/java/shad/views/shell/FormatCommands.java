package shad.views.shell;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import shad.views.control.Finder;
import shad.views.control.Overlay;
import shad.views.text.Clock;
import shad.views.text.Units;
import shad.views.text.ValueFormats;

/// The commands that choose time zone and units, and the search for a zone.
final class FormatCommands {
    private final ValueFormats formats;
    private final Overlay overlay;

    FormatCommands(ValueFormats formats, Overlay overlay) {
        this.formats = formats;
        this.overlay = overlay;
    }

    /// One for each clock.
    List<Command> clocks() {
        List<Command> clocks = new ArrayList<>();
        for (Clock clock : Clock.values()) {
            String id = "view-time-" + clock.name().toLowerCase(Locale.ROOT);
            clocks.add(clock == Clock.ZONE
                    ? Command.of(id, clock.title() + "…", this::searchZone).checked(
                            formats.clockProperty().isEqualTo(Clock.ZONE))
                    : Command.choice(id, clock.title(), clock, formats.clockProperty()));
        }
        return clocks;
    }

    /// One for each way to show amounts.
    List<Command> units() {
        return List.of(
                Command.choice("view-units-exact", "_Exact Figures", Units.EXACT, formats.unitsProperty()),
                Command.choice("view-units-rounded", "_Rounded, with Units", Units.ROUNDED, formats.unitsProperty()));
    }

    private void searchZone() {
        Set<String> zones = new TreeSet<>(Comparator.comparing((String id) -> !id.contains("/"))
                .thenComparing(Comparator.naturalOrder()));
        zones.addAll(ZoneId.getAvailableZoneIds());
        List<Finder.Line> lines = zones.stream()
                .map(id -> new Finder.Line("", id, "", "", true, () -> choose(ZoneId.of(id))))
                .toList();
        Finder finder = new Finder("Time zone", "Search a city or an area: Berlin, America/New_York", lines,
                overlay::hide);
        overlay.show(finder, finder.focus());
    }

    private void choose(ZoneId zone) {
        formats.namedZoneProperty().set(zone);
        formats.clockProperty().set(Clock.ZONE);
    }
}
