/// Stage 5, beside the tracker: what Windows networks speak: DCE/RPC, and authentication by GSSAPI, NTLM and Kerberos.
@NullMarked
package shad.model.service.windows;

import org.jspecify.annotations.NullMarked;
