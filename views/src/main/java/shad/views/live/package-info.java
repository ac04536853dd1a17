/// Live capture: what to capture on and how, how a running capture is doing, and recordings that wait for a name.
@NullMarked
package shad.views.live;

import org.jspecify.annotations.NullMarked;
