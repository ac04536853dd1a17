/// The vocabulary of connections: states, history letters, sides, addresses, identifiers. Uses nothing else.
@NullMarked
package shad.model.conn;

import org.jspecify.annotations.NullMarked;
