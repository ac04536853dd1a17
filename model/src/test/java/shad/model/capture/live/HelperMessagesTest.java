package shad.model.capture.live;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HelperMessagesTest {

    @Test
    void tcpdumpsCountsAreRead() {
        assertThat(PipeSource.countsIn("""
                tcpdump: listening on eth0, link-type EN10MB (Ethernet), snapshot length 262144 bytes
                12 packets captured
                15 packets received by filter
                3 packets dropped by kernel
                """)).isEqualTo(new SourceCounts(15, 3, 0));
    }

    @Test
    void dumpcapsCountsAreRead() {
        assertThat(PipeSource.countsIn("""
                Packets captured: 12
                Packets received/dropped on interface 'eth0': 15/3 (pcap:3/dumpcap:0/flushed:0/ps_ifdrop:0) (83.3%)
                """)).isEqualTo(new SourceCounts(15, 3, 0));
    }

    @Test
    void silenceIsNotTakenForNoDrops() {
        assertThat(PipeSource.countsIn("").received()).isEqualTo(-1);
    }
}
