/// Stage 5, beside the tracker: HTTP, and the protocols that carry others through it: WebSocket and SOCKS.
@NullMarked
package shad.model.service.web;

import org.jspecify.annotations.NullMarked;
