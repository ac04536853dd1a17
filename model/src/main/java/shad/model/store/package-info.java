/// Stage 6: connections in columns, for reading. A row is an `int`; a snapshot never changes.
@NullMarked
package shad.model.store;

import org.jspecify.annotations.NullMarked;
