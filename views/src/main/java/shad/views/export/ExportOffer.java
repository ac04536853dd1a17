package shad.views.export;

import java.util.List;
import java.util.Map;

/// What a person may choose among for an export.
///
/// @param noun what one row is called
/// @param fileName what the file is called at first, without its ending
/// @param counts how many rows there are of each kind that may be chosen
/// @param rows the kind that is chosen at first
/// @param columns ids of all columns
/// @param sets of columns, the one chosen at first at the head
/// @param extras columns that are written behind any others if a person wants them; without ids there are none
/// @param caution what a person should know of the columns; empty for nothing
public record ExportOffer(
        String noun,
        String fileName,
        Map<ExportRows, Integer> counts,
        ExportRows rows,
        List<String> columns,
        List<ExportColumns> sets,
        ExportColumns extras,
        String caution) {}
