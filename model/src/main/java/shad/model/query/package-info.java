/// Stage 7: filters, orders, groups and time buckets over a snapshot. Any thread; nothing here is ever run on the
/// thread of a window.
@NullMarked
package shad.model.query;

import org.jspecify.annotations.NullMarked;
