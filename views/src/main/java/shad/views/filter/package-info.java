/// The field where a person writes which connections to show.
@NullMarked
package shad.views.filter;

import org.jspecify.annotations.NullMarked;
