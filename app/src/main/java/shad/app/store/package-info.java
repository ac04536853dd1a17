/// Services remembered from run to run, in a database. Stands apart from the model, which needs no database, and is the
/// only package that speaks JDBC; without a store nothing of it is loaded.
@NullMarked
package shad.app.store;

import org.jspecify.annotations.NullMarked;
