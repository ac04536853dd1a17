/// What charts have in common, wherever they stand: fonts and colours, a place to be drawn in, and how they are saved.
@NullMarked
package shad.views.plot;

import org.jspecify.annotations.NullMarked;
