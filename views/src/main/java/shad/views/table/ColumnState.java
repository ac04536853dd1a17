package shad.views.table;

/// How a person left a column: to be remembered between runs. The order of a list of these is the order of columns.
///
/// @param width in pixels
public record ColumnState(String columnId, double width, boolean visible) {}
