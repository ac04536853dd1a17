/// Work off the FX thread and back on it: latest-wins tasks, ticks, and subscriptions that end together.
@NullMarked
package shad.views.fx;

import org.jspecify.annotations.NullMarked;
