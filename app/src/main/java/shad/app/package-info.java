/// Entry point and wiring: turns a command line into an analysis or a window.
@NullMarked
package shad.app;

import org.jspecify.annotations.NullMarked;
