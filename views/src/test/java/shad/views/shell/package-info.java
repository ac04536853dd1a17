/// Tests of the whole window.
@NullMarked
package shad.views.shell;

import org.jspecify.annotations.NullMarked;
