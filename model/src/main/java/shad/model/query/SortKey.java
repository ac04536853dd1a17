package shad.model.query;

/// One column to order by. Rows without a value come last in both directions.
public record SortKey(ConnectionColumn column, boolean descending) {}
