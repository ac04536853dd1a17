/// Stage 7, beside the queries: follows one connection again, frame by frame, and says how its row came about. The cold
/// path: it goes back to the bytes of the capture.
@NullMarked
package shad.model.inspect;

import org.jspecify.annotations.NullMarked;
