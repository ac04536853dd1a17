/// The connection states among the rows shown: how many connections and bytes each has.
@NullMarked
package shad.views.states;

import org.jspecify.annotations.NullMarked;
