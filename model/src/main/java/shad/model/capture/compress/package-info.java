/// Stage 1: compressed captures: recognises them and unpacks them ahead of the reader. Uses nothing.
@NullMarked
package shad.model.capture.compress;

import org.jspecify.annotations.NullMarked;
