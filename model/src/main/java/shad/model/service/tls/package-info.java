/// Stage 5, beside the tracker: TLS wherever it runs: over streams (SSL), in datagrams (DTLS) and within QUIC.
@NullMarked
package shad.model.service.tls;

import org.jspecify.annotations.NullMarked;
