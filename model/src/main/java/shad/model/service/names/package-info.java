/// DNS and its relatives.
@NullMarked
package shad.model.service.names;

import org.jspecify.annotations.NullMarked;
