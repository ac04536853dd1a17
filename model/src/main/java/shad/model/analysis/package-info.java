/// Stage 8: runs captures through the tracker; the one object that windows and command lines talk to.
@NullMarked
package shad.model.analysis;

import org.jspecify.annotations.NullMarked;
