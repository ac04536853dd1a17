/// Reusable controls that know nothing of captures: callers say what things mean.
@NullMarked
package shad.views.control;

import org.jspecify.annotations.NullMarked;
