/// What the parsers of services share: bounded reading, framing of lines and messages.
@NullMarked
package shad.model.service.parse;

import org.jspecify.annotations.NullMarked;
