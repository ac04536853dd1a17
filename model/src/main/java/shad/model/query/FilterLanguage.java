package shad.model.query;

/// Turns what a person wrote into a filter.
@FunctionalInterface
public interface FilterLanguage {
    /// Compiles a text; blank text keeps every row.
    RowFilter compile(String text) throws FilterException;
}
