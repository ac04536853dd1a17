/// The table of connections: columns, order, totals.
@NullMarked
package shad.views.connections;

import org.jspecify.annotations.NullMarked;
