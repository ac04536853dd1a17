/// The history strings among the rows shown, each in words, with how many connections have it.
@NullMarked
package shad.views.histories;

import org.jspecify.annotations.NullMarked;
