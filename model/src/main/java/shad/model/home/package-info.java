/// Where on this machine a person's files of Shad lie.
@NullMarked
package shad.model.home;

import org.jspecify.annotations.NullMarked;
