/// Vocabulary of connections: states, histories, sides and addresses, shared by every stage. Uses nothing.
@NullMarked
package shad.model.conn;

import org.jspecify.annotations.NullMarked;
