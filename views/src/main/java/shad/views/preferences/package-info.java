/// What is remembered from one run to the next.
@NullMarked
package shad.views.preferences;

import org.jspecify.annotations.NullMarked;
