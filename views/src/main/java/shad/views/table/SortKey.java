package shad.views.table;

/// One step of a sort order: a column and its direction.
public record SortKey(String columnId, boolean descending) {}
