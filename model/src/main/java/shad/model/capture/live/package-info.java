/// Stage 1: frames from network interfaces, and what may be captured on.
@NullMarked
package shad.model.capture.live;

import org.jspecify.annotations.NullMarked;
