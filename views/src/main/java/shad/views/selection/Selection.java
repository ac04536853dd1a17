package shad.views.selection;

import java.util.Objects;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;
import shad.model.marks.Marks;
import shad.model.query.RowFilter;
import shad.model.query.filter.FilterExpression;
import shad.model.query.filter.Filters;
import shad.model.store.StoreSnapshot;
import shad.views.text.ValueFormats;

/// What one window shows and what a person has chosen in it. Features read and write it instead of each other. Used on
/// the FX thread only; snapshots and arrays in it never change and may be read by any thread.
///
/// Row numbers stay valid from one snapshot to the next of the same capture; [#clear] comes before another capture.
public final class Selection {
    /// The [#connectionProperty()] when none is chosen.
    public static final int NO_CONNECTION = -1;

    private static final PacketSource NO_PACKETS = PacketSource.none("No capture is open.");

    private final ReadOnlyObjectWrapper<StoreSnapshot> snapshot =
            new ReadOnlyObjectWrapper<>(this, "snapshot", StoreSnapshot.empty());
    private final ObjectProperty<PacketSource> packets =
            new SimpleObjectProperty<>(this, "packets", NO_PACKETS);
    private final ReadOnlyObjectWrapper<ShownRows> shown =
            new ReadOnlyObjectWrapper<>(this, "shown", ShownRows.NONE);
    private final IntegerProperty connection = new SimpleIntegerProperty(this, "connection", NO_CONNECTION);
    private final ObjectProperty<@Nullable TimeRange> timeRange = new SimpleObjectProperty<>(this, "timeRange");
    private final StringProperty filterText = new SimpleStringProperty(this, "filterText", "");
    private final ValueFormats formats = new ValueFormats();
    private final ObjectProperty<FilterExpression> filterExpression =
            new SimpleObjectProperty<>(this, "filterExpression", Filters.ALL);
    private final ObjectProperty<Marks> marks = new SimpleObjectProperty<>(this, "marks", Marks.NONE);
    private final ObjectProperty<Secrets> secrets = new SimpleObjectProperty<>(this, "secrets", Secrets.NONE);
    private final ObjectProperty<RowFilter> filter = new SimpleObjectProperty<>(this, "filter", RowFilter.ALL);

    /// The latest rows of the capture, shown or not; grows several times a second while it is analysed.
    public ReadOnlyObjectProperty<StoreSnapshot> snapshotProperty() {
        return snapshot.getReadOnlyProperty();
    }

    public StoreSnapshot getSnapshot() {
        return snapshot.get();
    }

    public void setSnapshot(StoreSnapshot latest) {
        if (snapshot.get().size() == 0 && latest.size() > 0) {
            formats.firstNanosProperty().set(latest.view().at(0).startNanos());
        }
        snapshot.set(latest);
    }

    /// Where the packets behind the rows are.
    public ObjectProperty<PacketSource> packetsProperty() {
        return packets;
    }

    public PacketSource getPackets() {
        return packets.get();
    }

    public void setPackets(PacketSource source) {
        packets.set(source);
    }

    /// The rows that pass the filter, in order. They may be of a snapshot a little older than [#getSnapshot].
    public ReadOnlyObjectProperty<ShownRows> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    public ShownRows getShown() {
        return shown.get();
    }

    public void setShown(ShownRows rows) {
        shown.set(rows);
    }

    /// The row of the connection that the inspector is about, or [#NO_CONNECTION].
    public IntegerProperty connectionProperty() {
        return connection;
    }

    public int getConnection() {
        return connection.get();
    }

    public void setConnection(int row) {
        connection.set(row);
    }

    /// The time that a person has narrowed the view to; null for all of it.
    public ObjectProperty<@Nullable TimeRange> timeRangeProperty() {
        return timeRange;
    }

    public @Nullable TimeRange getTimeRange() {
        return timeRange.get();
    }

    public void setTimeRange(@Nullable TimeRange range) {
        timeRange.set(range);
    }

    /// The filter as it is written, understood or not; a feature that offers "show only these" sets it.
    public StringProperty filterTextProperty() {
        return filterText;
    }

    public String getFilterText() {
        return Objects.requireNonNullElse(filterText.get(), "");
    }

    public void setFilterText(String text) {
        filterText.set(text);
    }

    /// What [#filterTextProperty()] said when it was understood last.
    public ObjectProperty<RowFilter> filterProperty() {
        return filter;
    }

    public RowFilter getFilter() {
        return filter.get();
    }

    public void setFilter(RowFilter compiled) {
        filter.set(compiled);
    }

    /// How values read: time zone and units. They stay from one capture to the next.
    public ValueFormats formats() {
        return formats;
    }

    /// The expression behind [#filterProperty()].
    public ObjectProperty<FilterExpression> filterExpressionProperty() {
        return filterExpression;
    }

    public FilterExpression getFilterExpression() {
        return filterExpression.get();
    }

    /// The marks and notes of the capture; they stay while it is read again.
    public ObjectProperty<Marks> marksProperty() {
        return marks;
    }

    public Marks getMarks() {
        return marks.get();
    }

    public void setMarks(Marks newMarks) {
        marks.set(newMarks);
    }

    /// What is not to be told, because a person is to guess it first.
    public ObjectProperty<Secrets> secretsProperty() {
        return secrets;
    }

    public Secrets getSecrets() {
        return secrets.get();
    }

    /// Forgets everything but marks: another capture comes, or the same again.
    public void clear() {
        connection.set(NO_CONNECTION);
        packets.set(NO_PACKETS);
        snapshot.set(StoreSnapshot.empty());
        shown.set(ShownRows.NONE);
        timeRange.set(null);
        filterText.set("");
        filterExpression.set(Filters.ALL);
        filter.set(RowFilter.ALL);
    }
}
