/// Stage 5: what Windows networks speak: authentication by GSSAPI, NTLM and Kerberos.
@NullMarked
package shad.model.service.windows;

import org.jspecify.annotations.NullMarked;
