package shad.model.tracker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import shad.model.analysis.Analysis;
import shad.model.analysis.AnalysisOptions;
import shad.model.analysis.LimitReached;
import shad.model.conn.Limit;
import shad.model.store.ConnectionView;
import shad.model.testing.Conversation;
import shad.model.testing.Packet;
import shad.model.testing.Packets;
import shad.model.testing.PcapWriter;

/// What happens beyond the limits against floods.
class LimitsTest {
    private static final int LETTERS = 100;

    private static Packet datagram(int port) {
        return Packets.ethernet().ipv4("10.0.0.1", "10.0.0.2").udp(port, 40000).build();
    }

    private static Analysis atMost(int openConnections, Traffic traffic) {
        return traffic.with(AnalysisOptions.DEFAULT.withLimits(openConnections, LETTERS)).run();
    }

    private static List<String> rows(Analysis analysis) {
        List<String> rows = new ArrayList<>();
        ConnectionView view = analysis.snapshot().view();
        for (int row = 0; row < analysis.snapshot().size(); row++) {
            view.at(row);
            rows.add(view.origPort() + " " + view.endReason() + " " + view.origPackets());
        }
        return rows;
    }

    @Test
    void aConnectionTooManyEndsTheOneThatWasSilentLongest() {
        Traffic traffic = new Traffic()
                .at("0", datagram(1)).at("1", datagram(2)).at("2", datagram(1)).at("3", datagram(3))
                .at("4", datagram(1))
                .at("5", datagram(4)).at("6", datagram(1));

        Analysis analysis = atMost(2, traffic);

        assertEquals(
                List.of("1 END_OF_INPUT 4", "2 CROWDED_OUT 1", "3 CROWDED_OUT 1", "4 END_OF_INPUT 1"), rows(analysis));
        assertEquals(List.of(new LimitReached(Limit.OPEN_CONNECTIONS.meaning(), 2, 4)), analysis.limits());
    }

    @Test
    void asManyConnectionsAsAllowedEndByTheirOwnRules() {
        Analysis analysis = atMost(2, new Traffic().at("0", datagram(1)).at("1", datagram(2)));

        assertEquals(List.of("1 END_OF_INPUT 1", "2 END_OF_INPUT 1"), rows(analysis));
        assertEquals(List.of(), analysis.limits());
    }

    @Test
    void whatTalksOnSurvivesAFlood() {
        Traffic traffic = new Traffic().at("0", datagram(1));
        for (int i = 0; i < 5_000; i++) {
            traffic.at(i / 100 + "." + "%02d".formatted(i % 100), datagram(2 + i));
            if (i % 20 == 0) {
                traffic.at(i / 100 + "." + "%02d".formatted(i % 100), datagram(1));
            }
        }

        Analysis analysis = atMost(200, traffic);

        assertEquals("1 END_OF_INPUT 251", rows(analysis).getFirst());
        assertEquals(5_001, analysis.snapshot().endedCount());
        assertEquals(5_001 - 200, analysis.limits().getFirst().count());
    }

    @Test
    void aConnectionMayEndThatCarriesTheOneTooMany() {
        byte[] inner = Packets.ethernet().ipv4("10.1.1.1", "10.1.1.2").tcp(1, 2).flags("S").build().bytes();
        byte[] vxlan = new byte[8 + inner.length];
        vxlan[0] = 8;
        System.arraycopy(inner, 0, vxlan, 8, inner.length);
        Packet packet = Packets.ethernet().ipv4("10.0.0.1", "10.0.0.2").udp(40001, 4789).payload(vxlan).build();

        Analysis analysis = atMost(1, new Traffic().at("0", packet).at("1", packet));

        assertEquals(4, analysis.snapshot().endedCount());
    }

    @Test
    void aHistoryStopsAtItsLimitAndSaysSoOnce() {
        Traffic traffic = Traffic.of(Conversation.of("HS; 0.03 >RA 1/1 L20"));
        String whole = traffic.connection().history();
        assertTrue(whole.length() > 3, whole);

        Analysis analysis = traffic.with(AnalysisOptions.DEFAULT.withLimits(10, 3)).run();

        assertEquals(whole.substring(0, 3), analysis.snapshot().view().at(0).history());
        assertEquals(1, analysis.limits().size());
        assertEquals(1, analysis.limits().getFirst().count());
        assertEquals(Limit.HISTORY_LETTERS.meaning(), analysis.limits().getFirst().meaning());
    }

    @Test
    void aHistoryOfExactlyTheLimitIsWhole() {
        Traffic traffic = Traffic.of(Conversation.of("HS; 0.03 >RA 1/1 L20"));
        String whole = traffic.connection().history();

        Analysis analysis = traffic.with(AnalysisOptions.DEFAULT.withLimits(10, whole.length())).run();

        assertEquals(whole, analysis.snapshot().view().at(0).history());
        assertEquals(List.of(), analysis.limits());
    }

    @Test
    void tunnelsTooManyAreForgottenAndCounted() {
        byte[] inner = Packets.rawIp().ipv4("10.1.1.1", "10.1.1.2").udp(1, 2).build().bytes();
        PcapWriter capture = new PcapWriter().linkType(101);
        for (int i = 0; i < 100_002; i++) {
            String source = "10." + (i >> 16) + "." + (i >> 8 & 0xff) + "." + (i & 0xff);
            capture.packet(0, Packets.rawIp().ipv4(source, "192.0.2.1").payload(4, inner));
        }

        Analysis analysis = Traffic.run(capture.toByteArray(), AnalysisOptions.DEFAULT);

        assertEquals(List.of(new LimitReached(Limit.IP_TUNNELS.meaning(), 2, 100_001)), analysis.limits());
    }
}
