/// Everything about the connection that is chosen.
@NullMarked
package shad.views.inspector;

import org.jspecify.annotations.NullMarked;
