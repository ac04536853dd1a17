/// Builders for tests: packets from their fields, captures from packets. Independent of the code under test.
@NullMarked
package shad.model.testing;

import org.jspecify.annotations.NullMarked;
