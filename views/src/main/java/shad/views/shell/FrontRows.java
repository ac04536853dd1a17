package shad.views.shell;

import shad.views.table.FindBar;
import shad.views.table.WindowedTable;

/// What the menus do with the rows of a tab other than that of the connections.
interface FrontRows {
    WindowedTable table();

    FindBar findBar();

    void copySelected();

    void exportShown();

    void exportSelected();
}
