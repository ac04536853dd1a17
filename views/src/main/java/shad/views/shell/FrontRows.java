package shad.views.shell;

import shad.views.table.WindowedTable;

/// What the menus do with the rows of a tab other than that of the connections.
interface FrontRows {
    WindowedTable table();

    void copySelected();

    void exportShown();

    void exportSelected();
}
