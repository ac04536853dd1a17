/// Stage 5: directory services: LDAP.
@NullMarked
package shad.model.service.directory;

import org.jspecify.annotations.NullMarked;
