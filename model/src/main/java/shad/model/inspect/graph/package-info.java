/// Stage 7, beside the queries: the packets of a connection as curves over time. The cold path.
@NullMarked
package shad.model.inspect.graph;

import org.jspecify.annotations.NullMarked;
