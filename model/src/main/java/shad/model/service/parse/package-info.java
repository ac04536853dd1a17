/// Stage 5, beside the tracker: what the parsers of services share: bounded reading, framing of lines and messages, what
/// is kept for each side.
@NullMarked
package shad.model.service.parse;

import org.jspecify.annotations.NullMarked;
