/// Stage 5, beside the tracker: databases: Redis, MySQL, PostgreSQL.
@NullMarked
package shad.model.service.database;

import org.jspecify.annotations.NullMarked;
