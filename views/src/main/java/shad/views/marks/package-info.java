/// Marks and notes that a person puts on connections: giving them, writing them, keeping them.
@NullMarked
package shad.views.marks;

import org.jspecify.annotations.NullMarked;
