/// Tables of any length: row lists, column specifications, selection, and a table view that holds only the visible rows.
@NullMarked
package shad.views.table;

import org.jspecify.annotations.NullMarked;
