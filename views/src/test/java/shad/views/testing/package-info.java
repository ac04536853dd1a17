/// What the tests of the views share.
@NullMarked
package shad.views.testing;

import org.jspecify.annotations.NullMarked;
