/// Stage 1: the classic pcap format.
@NullMarked
package shad.model.capture.pcap;

import org.jspecify.annotations.NullMarked;
