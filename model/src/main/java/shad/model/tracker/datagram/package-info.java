/// Stage 5, the transports without a state machine: UDP, ICMP and those that Zeek does not know.
@NullMarked
package shad.model.tracker.datagram;

import org.jspecify.annotations.NullMarked;
