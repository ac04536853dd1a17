/// Stage 2: headers read in place, one flyweight each. Nothing here knows which header follows another.
@NullMarked
package shad.model.wire;

import org.jspecify.annotations.NullMarked;
