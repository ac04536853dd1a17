package shad.views.export;

import java.util.List;

/// Columns that are exported together.
///
/// @param label what they are called
/// @param ids in the order in which they are written
public record ExportColumns(String label, List<String> ids) {
    /// No columns.
    public static final ExportColumns NONE = new ExportColumns("", List.of());
}
