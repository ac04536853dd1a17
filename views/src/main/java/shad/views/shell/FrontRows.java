package shad.views.shell;

import shad.model.export.CopyFormat;
import shad.views.table.FindBar;
import shad.views.table.WindowedTable;

/// What the menus do with the rows of a tab other than that of the connections.
interface FrontRows {
    WindowedTable table();

    FindBar findBar();

    void copySelected();

    /// Copies the selected rows.
    ///
    /// @param header whether the names of the columns come first, where the format leaves that open
    void copyRows(CopyFormat format, boolean header);

    void exportShown();

    void exportSelected();
}
