/// Stage 5, beside the tracker: SMB, versions 1 to 3: its messages as far as Zeek reads them, and the authentication and the pipes that they
/// carry.
@NullMarked
package shad.model.service.smb;

import org.jspecify.annotations.NullMarked;
