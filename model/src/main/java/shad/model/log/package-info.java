/// Stage 5, beside the tracker: rows that an existing conn.log has, on their way into the store.
@NullMarked
package shad.model.log;

import org.jspecify.annotations.NullMarked;
