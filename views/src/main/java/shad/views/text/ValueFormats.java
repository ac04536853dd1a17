package shad.views.text;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import javafx.beans.property.LongProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleLongProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.util.Subscription;

/// How the values of one window read: times by the clock that a person has chosen, bytes and durations exact or with
/// units. The one place that knows; views ask it for texts and ask again when it changes. What is sorted, copied or
/// exported never comes from here. FX thread only.
public final class ValueFormats {
    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final long NANOS_PER_MICRO = 1_000L;

    private final ObjectProperty<Clock> clock = new SimpleObjectProperty<>(this, "clock", Clock.UTC);
    private final ObjectProperty<ZoneId> namedZone = new SimpleObjectProperty<>(this, "namedZone", ZoneOffset.UTC);
    private final ObjectProperty<Units> units = new SimpleObjectProperty<>(this, "units", Units.EXACT);
    private final LongProperty firstNanos = new SimpleLongProperty(this, "firstNanos");

    public ObjectProperty<Clock> clockProperty() {
        return clock;
    }

    public Clock getClock() {
        return clock.get();
    }

    /// The zone for [Clock#ZONE].
    public ObjectProperty<ZoneId> namedZoneProperty() {
        return namedZone;
    }

    public ObjectProperty<Units> unitsProperty() {
        return units;
    }

    public Units getUnits() {
        return units.get();
    }

    /// When the capture begins, in nanoseconds since the epoch; what [Clock#RELATIVE] counts from.
    public LongProperty firstNanosProperty() {
        return firstNanos;
    }

    /// Runs something whenever texts may read otherwise than before.
    public Subscription onChange(Runnable update) {
        return Subscription.combine(
                clock.subscribe((before, now) -> update.run()),
                namedZone.subscribe((before, now) -> update.run()),
                units.subscribe((before, now) -> update.run()),
                firstNanos.subscribe((before, now) -> {
                    if (clock.get() == Clock.RELATIVE) {
                        update.run();
                    }
                }));
    }

    // --- times --------------------------------------------------------------------------------------------------------

    /// The zone of dates and of the axes of charts; UTC where the clock has none.
    public ZoneId zone() {
        return switch (clock.get()) {
            case LOCAL -> ZoneId.systemDefault();
            case ZONE -> namedZone.get();
            case UTC, EPOCH, RELATIVE, DELTA -> ZoneOffset.UTC;
        };
    }

    /// What times are in, beside a header: `UTC`, `Europe/Berlin`, `epoch`, `since first packet`.
    public String clockName() {
        return switch (clock.get()) {
            case EPOCH -> "epoch";
            case RELATIVE -> "since first packet";
            case DELTA -> "since row above";
            case UTC, LOCAL, ZONE -> zoneName();
        };
    }

    /// The same on an axis, which has no row above: there [Clock#DELTA] is the time of day in UTC.
    public String axisName() {
        return clock.get() == Clock.DELTA ? zoneName() : clockName();
    }

    /// The name of [#zone].
    public String zoneName() {
        ZoneId zone = zone();
        return zone.equals(ZoneOffset.UTC) ? "UTC" : zone.getId();
    }

    /// A time as in a cell: time of day, or seconds. For [Clock#DELTA], which needs the row above, the time of day in UTC.
    ///
    /// @param nanos since the epoch
    public String time(long nanos) {
        return switch (clock.get()) {
            case EPOCH -> TimeFormat.epoch().time(nanos);
            case RELATIVE -> seconds(nanos, firstNanos.get());
            case UTC, LOCAL, ZONE, DELTA -> TimeFormat.in(zone()).time(nanos);
        };
    }

    /// A time as in a cell of a table whose row above has another time.
    ///
    /// @param nanos since the epoch
    /// @param aboveNanos that of the row above; the same as `nanos` in the first row
    public String time(long nanos, long aboveNanos) {
        return clock.get() == Clock.DELTA ? seconds(nanos, aboveNanos) : time(nanos);
    }

    /// Day, time and zone, whatever the clock: `2026-03-01 10:42:07.118201 UTC`, `… +01:00 Europe/Berlin`.
    ///
    /// @param nanos since the epoch
    public String dateTime(long nanos) {
        ZoneId zone = zone();
        String text = TimeFormat.in(zone).dateTime(nanos);
        return zone.equals(ZoneOffset.UTC)
                ? text + " UTC"
                : text + " " + TimeFormat.offset(zone, nanos) + " " + zone.getId();
    }

    /// With a sign, cut off below the microsecond, as logs are.
    private static String seconds(long nanos, long fromNanos) {
        long micros = Math.floorDiv(nanos, NANOS_PER_MICRO) - Math.floorDiv(fromNanos, NANOS_PER_MICRO);
        long perSecond = NANOS_PER_SECOND / NANOS_PER_MICRO;
        long size = Math.abs(micros);
        return String.format(Locale.ROOT, "%s%d.%06d", micros < 0 ? "-" : "+", size / perSecond, size % perSecond);
    }

    // --- amounts ------------------------------------------------------------------------------------------------------

    /// `1 204 881` or `1.20 MB`.
    public String bytes(long bytes) {
        return units.get() == Units.EXACT ? Sizes.raw(bytes) : Sizes.human(bytes);
    }

    /// `5.391660` or `5.39 s`.
    public String duration(long nanos) {
        return units.get() == Units.EXACT ? Durations.raw(nanos) : Durations.human(nanos);
    }
}
