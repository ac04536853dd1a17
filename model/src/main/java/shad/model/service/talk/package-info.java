/// Stage 5, beside the tracker: talk between people and what serves it: IRC, XMPP, IMAP, SIP, Finger.
@NullMarked
package shad.model.service.talk;

import org.jspecify.annotations.NullMarked;
