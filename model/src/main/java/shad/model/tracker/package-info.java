/// Stage 5: follows connections through the frames of a capture and writes them to the store.
@NullMarked
package shad.model.tracker;

import org.jspecify.annotations.NullMarked;
