package shad.model.query;

/// What the rows of a group have in common in one column. Ordered as the column is; what is unset comes last.
///
/// @param text as conn.log prints it; of a network its address and length, `10.0.0.0/8`
/// @param isSet whether the rows have a value
/// @param high orders what is no text, together with `low`; unsigned
/// @param low see `high`
/// @param isText whether the text gives the order
public record GroupValue(String text, boolean isSet, long high, long low, boolean isText)
        implements
            Comparable<GroupValue> {
    @Override
    public int compareTo(GroupValue other) {
        if (isSet != other.isSet) {
            return isSet ? -1 : 1;
        }
        if (isText) {
            return text.compareTo(other.text);
        }
        int order = Long.compareUnsigned(high, other.high);
        return order != 0 ? order : Long.compareUnsigned(low, other.low);
    }
}
