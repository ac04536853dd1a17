/// The rows shown, grouped by the values of columns that a person chooses: how many connections and bytes each has.
@NullMarked
package shad.views.groups;

import org.jspecify.annotations.NullMarked;
