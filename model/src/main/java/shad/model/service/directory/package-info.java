/// Stage 5, beside the tracker: directory services: LDAP.
@NullMarked
package shad.model.service.directory;

import org.jspecify.annotations.NullMarked;
