/// Stage 6, the writing side: column builders and dictionaries. Owned by the tracker thread.
@NullMarked
package shad.model.store.build;

import org.jspecify.annotations.NullMarked;
