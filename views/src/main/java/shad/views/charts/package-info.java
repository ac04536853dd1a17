/// Connections drawn: over time, and by state.
@NullMarked
package shad.views.charts;

import org.jspecify.annotations.NullMarked;
