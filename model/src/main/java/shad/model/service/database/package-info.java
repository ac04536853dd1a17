/// Databases: Redis, MySQL, PostgreSQL.
@NullMarked
package shad.model.service.database;

import org.jspecify.annotations.NullMarked;
