/// Stage 5: what every live connection has, whatever its transport: roles, counters, history, timers.
@NullMarked
package shad.model.tracker.session;

import org.jspecify.annotations.NullMarked;
