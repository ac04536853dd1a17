/// Bytes in memory: byte orders, the one window through which every capture is read, and reading ahead. Uses nothing.
@NullMarked
package shad.model.buffer;

import org.jspecify.annotations.NullMarked;
