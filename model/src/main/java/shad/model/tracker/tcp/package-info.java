/// Stage 5, TCP: endpoint states, sequence space, history letters, gaps and the close procedure, as Zeek has them.
@NullMarked
package shad.model.tracker.tcp;

import org.jspecify.annotations.NullMarked;
