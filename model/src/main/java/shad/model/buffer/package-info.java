/// Bytes in memory: byte orders and the one window through which every capture is read. Uses nothing.
@NullMarked
package shad.model.buffer;

import org.jspecify.annotations.NullMarked;
