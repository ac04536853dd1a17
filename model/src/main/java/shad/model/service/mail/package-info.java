/// Stage 5, beside the tracker: the protocols by which mail is sent and fetched.
@NullMarked
package shad.model.service.mail;

import org.jspecify.annotations.NullMarked;
