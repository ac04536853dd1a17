/// Opening captures: what is open, how far its analysis is, what in it could not be read.
@NullMarked
package shad.views.capture;

import org.jspecify.annotations.NullMarked;
