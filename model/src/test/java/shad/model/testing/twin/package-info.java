/// A second TCP tracker for tests: slow, plain, and written from the description of the rules rather than from the code
/// that it checks.
@NullMarked
package shad.model.testing.twin;

import org.jspecify.annotations.NullMarked;
