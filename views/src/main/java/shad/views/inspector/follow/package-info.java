/// What was said on the chosen connection: the payload of its ends, put together again.
@NullMarked
package shad.views.inspector.follow;

import org.jspecify.annotations.NullMarked;
