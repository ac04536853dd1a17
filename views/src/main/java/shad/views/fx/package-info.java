/// Work off the FX thread and back on it: latest-wins tasks, ticks, and subscriptions that end together; and views
/// that are laid out in files.
@NullMarked
package shad.views.fx;

import org.jspecify.annotations.NullMarked;
