package shad.model.analysis;

import java.util.List;
import shad.model.log.ColumnNote;
import shad.model.query.ConnectionColumn;

/// What a log looks like whose rows are shown in place of those of a capture.
///
/// @param columns the columns that it has, in its order
/// @param notes columns that Shad has no place for, and columns that it lacks
public record LogShape(List<ConnectionColumn> columns, List<ColumnNote> notes) {}
