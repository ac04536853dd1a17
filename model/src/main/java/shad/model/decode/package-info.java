/// Stage 3: walks the headers of one frame down to the IP payload.
@NullMarked
package shad.model.decode;

import org.jspecify.annotations.NullMarked;
