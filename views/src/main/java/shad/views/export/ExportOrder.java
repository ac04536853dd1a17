package shad.views.export;

import java.util.List;

/// What a person wants exported, and where to.
///
/// @param columns ids in the order in which they are written; at least one
public record ExportOrder(ExportRows rows, List<String> columns, ExportTarget target) {}
