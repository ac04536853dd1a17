package shad.views.preferences;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import javafx.beans.property.Property;
import javafx.util.Subscription;
import shad.views.fx.Subscriptions;
import shad.views.preferences.Preference.Option;
import shad.views.preferences.Preference.Section;
import shad.views.style.Appearance;
import shad.views.style.Density;
import shad.views.style.Theme;
import shad.views.style.Zoom;
import shad.views.text.Clock;
import shad.views.text.Units;
import shad.views.text.ValueFormats;

/// How the window looks and how values read: what is set here shows at once, and what is changed in the window is kept.
public final class LookPreferences {
    private LookPreferences() {}

    /// Adds them to all preferences. Each and what it is about follow each other.
    ///
    /// @return to be ended with the window: an appearance outlives it, and what changes later is not the window's to keep
    public static Subscription add(Preferences all, Appearance appearance, ValueFormats formats) {
        Subscriptions following = new Subscriptions();
        following.add(follow(all, Preference.choice("appearance.theme", Section.LOOK, "Theme", "", Theme.SYSTEM.name(),
                List.of(
                        new Option(Theme.LIGHT.name(), "Light"),
                        new Option(Theme.DARK.name(), "Dark"),
                        new Option(Theme.SYSTEM.name(), "As the desktop"))),
                appearance.themeProperty(), Theme::valueOf, Theme::name));
        following.add(follow(all, Preference.choice("appearance.density", Section.LOOK, "Rows", "",
                Density.COMFORTABLE.name(),
                List.of(
                        new Option(Density.COMFORTABLE.name(), "Comfortable"),
                        new Option(Density.COMPACT.name(), "Compact"))),
                appearance.densityProperty(), Density::valueOf, Density::name));
        following.add(follow(all, Preference.choice("appearance.zoom", Section.LOOK, "Zoom",
                "Everything in the window; Ctrl and + or − change it too.",
                Zoom.NORMAL.percent(),
                Zoom.STEPS.stream().map(zoom -> new Option(zoom.percent(), zoom.percent())).toList()),
                appearance.zoomProperty(), Zoom::ofPercent, Zoom::percent));
        following.add(follow(all, Preference.choice("format.clock", Section.VALUES, "Times",
                "What is copied and exported stays in seconds since the epoch.",
                Clock.UTC.name(),
                Arrays.stream(Clock.values()).map(clock -> new Option(clock.name(), clock.title())).toList()),
                formats.clockProperty(), Clock::valueOf, Clock::name));
        following.add(follow(all, Preference.text("format.zone", Section.VALUES, "Other time zone",
                "For times in a zone of your own: Europe/Berlin, America/New_York, +05:30.", "UTC",
                LookPreferences::zoneProblem),
                formats.namedZoneProperty(), ZoneId::of, LookPreferences::zoneName));
        following.add(follow(all, Preference.choice("format.units", Section.VALUES, "Bytes and durations",
                "What is sorted, copied and exported stays exact.",
                Units.EXACT.name(),
                List.of(
                        new Option(Units.EXACT.name(), "Exact"),
                        new Option(Units.ROUNDED.name(), "Rounded, with units"))),
                formats.unitsProperty(), Units::valueOf, Units::name));
        return following;
    }

    private static <T> Subscription follow(
            Preferences all,
            Preference preference,
            Property<T> property,
            Function<String, T> read,
            Function<T, String> write) {
        all.add(preference);
        return preference.valueProperty()
                .subscribe(text -> property.setValue(read.apply(text)))
                .and(property.subscribe(value -> all.set(preference, write.apply(value))));
    }

    private static String zoneName(ZoneId zone) {
        return zone.getId().equals("Z") ? "UTC" : zone.getId();
    }

    private static String zoneProblem(String text) {
        try {
            ZoneId.of(text);
            return "";
        } catch (DateTimeException e) {
            return "There is no time zone of that name.";
        }
    }
}
