/// Stage 5, beside the tracker: the header fields and nested parts of messages in the format of mail (RFC 5322, RFC
/// 2045, RFC 2046), as mail protocols and HTTP carry them.
@NullMarked
package shad.model.service.mime;

import org.jspecify.annotations.NullMarked;
