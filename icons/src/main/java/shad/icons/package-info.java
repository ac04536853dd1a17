/// One icon per meaning, never per shape, so that the same thing looks the same everywhere.
@NullMarked
package shad.icons;

import org.jspecify.annotations.NullMarked;
