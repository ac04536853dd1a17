/// Stage 4: finds the live connection that a packet belongs to.
@NullMarked
package shad.model.flow;

import org.jspecify.annotations.NullMarked;
