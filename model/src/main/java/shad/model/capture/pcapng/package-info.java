/// Stage 1: the pcapng format.
@NullMarked
package shad.model.capture.pcapng;

import org.jspecify.annotations.NullMarked;
