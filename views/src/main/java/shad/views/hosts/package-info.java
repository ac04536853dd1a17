/// The hosts among the rows shown: what they are called, what they serve, and with whom they talk.
@NullMarked
package shad.views.hosts;

import org.jspecify.annotations.NullMarked;
