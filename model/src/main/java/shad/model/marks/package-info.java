/// Beside stage 7: marks and notes that a person puts on connections, and the file beside the capture that keeps them.
@NullMarked
package shad.model.marks;

import org.jspecify.annotations.NullMarked;
