/// Where features meet: the rows of the capture, what of them is shown, and what a person has chosen.
@NullMarked
package shad.views.selection;

import org.jspecify.annotations.NullMarked;
