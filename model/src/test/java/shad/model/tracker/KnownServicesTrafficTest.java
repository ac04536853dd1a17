package shad.model.tracker;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import shad.model.analysis.AnalysisOptions;
import shad.model.conn.LocalNetworks;
import shad.model.conn.ServiceHosts;
import shad.model.testing.Conversation;
import shad.model.testing.Packet;
import shad.model.testing.Packets;

/// Packets in, lines of known_services.log out, in the notation of [Traffic#knownServices]. Addresses 10.0.0.x are local.
class KnownServicesTrafficTest {
    private static final byte[] DNS_MESSAGE = new byte[12];
    private static final byte[] DNS_OVER_TCP = {0, 12, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0};

    private final Traffic traffic = new Traffic();

    private static Packet query(String server) {
        return Packets.ethernet().ipv4("10.0.0.1", server).udp(40001, 53).payload(DNS_MESSAGE).build();
    }

    private static Packet answer(String server) {
        return Packets.ethernet().ipv4(server, "10.0.0.1").udp(53, 40001).payload(DNS_MESSAGE).build();
    }

    private static Packet udp(String source, String destination, int sourcePort, int destinationPort) {
        return Packets.ethernet().ipv4(source, destination).udp(sourcePort, destinationPort).payloadLength(9).build();
    }

    private static Packet fromA(String flags, long seq, long ack, byte... payload) {
        return Packets.ethernet().ipv4("10.0.0.1", "10.0.0.2").tcp(40001, 53)
                .flags(flags).seq(seq).ack(ack).payload(payload).build();
    }

    private static Packet fromB(String flags, long seq, long ack, byte... payload) {
        return Packets.ethernet().ipv4("10.0.0.2", "10.0.0.1").tcp(53, 40001)
                .flags(flags).seq(seq).ack(ack).payload(payload).build();
    }

    private static Packet later() {
        return Packets.ethernet().ipv4("10.9.9.9", "10.9.9.8").icmp(8, 0).build();
    }

    private void lines(String... expected) {
        assertEquals(List.of(expected), traffic.knownServices());
    }

    @Test
    void anAnswerThatComesAfterTheConfirmationIsNoticedWhenTheConversationEnds() {
        traffic.at("0", query("10.0.0.2")).at("0.1", answer("10.0.0.2")).at("70", later());

        lines("70 10.0.0.2 53 udp DNS");
    }

    @Test
    void whatIsOpenAtTheEndOfTheInputIsListedWithTheLastTime() {
        traffic.at("0", query("10.0.0.2")).at("0.1", answer("10.0.0.2")).at("3", later());

        lines("3 10.0.0.2 53 udp DNS");
    }

    @Test
    void aServerThatNeverAnswersIsNoService() {
        traffic.at("0", query("10.0.0.2")).at("70", later());

        lines();
        traffic.with(AnalysisOptions.DEFAULT.withUdpMustAnswer(false));
        // Of DNS alone an answer is asked all the same.
        lines();
    }

    @Test
    void aServerNeedNotAnswerWhereTheOptionSaysSo() {
        traffic.at("0", udp("10.0.0.1", "10.0.0.2", 40001, 40002)).at("70", later());

        lines();
        traffic.with(AnalysisOptions.DEFAULT.withUdpMustAnswer(false));
        lines("70 10.0.0.2 40002 udp (empty)");
    }

    @Test
    void aNameFoundWhileTheServerIsActiveIsListedAtOnce() {
        traffic.at("0", fromA("S", 1, 0)).at("0.1", fromB("SA", 1, 2)).at("0.2", fromA("A", 2, 2))
                .at("0.3", fromB("A", 2, 2, DNS_OVER_TCP)).at("9", later());

        lines("0.3 10.0.0.2 53 tcp DNS");
    }

    @Test
    void dnsOverTcpCountsOnlyOnceTheServerTalks() {
        traffic.at("0", fromA("S", 1, 0)).at("0.1", fromB("SA", 1, 2)).at("0.2", fromA("A", 2, 2))
                .at("0.3", fromA("A", 2, 2, DNS_OVER_TCP)).at("9", later());

        lines();
        traffic.at("10", fromB("A", 2, 16, DNS_OVER_TCP)).at("11", later());
        lines("11 10.0.0.2 53 tcp DNS");
    }

    @Test
    void anUnrecognisedServiceIsListedFiveMinutesAfterItsConnectionWithTheTimeOfItsEnd() {
        traffic.at("0", udp("10.0.0.1", "10.0.0.2", 40001, 40002)).at("1", udp("10.0.0.2", "10.0.0.1", 40002, 40001))
                .at("70", later())
                // This one ends later and is listed earlier.
                .at("80", query("10.0.0.3")).at("80.1", answer("10.0.0.3")).at("150", later())
                .at("370", later());

        lines("150 10.0.0.3 53 udp DNS", "70 10.0.0.2 40002 udp (empty)");
    }

    @Test
    void whatWaitsAtTheEndOfTheInputIsListed() {
        traffic.at("0", udp("10.0.0.1", "10.0.0.2", 40001, 40002)).at("1", udp("10.0.0.2", "10.0.0.1", 40002, 40001))
                .at("70", later());

        lines("70 10.0.0.2 40002 udp (empty)");
    }

    @Test
    void anUnrecognisedServiceWhoseConnectionEndsWithTheInputIsNotListed() {
        traffic.at("0", udp("10.0.0.1", "10.0.0.2", 40001, 40002)).at("1", udp("10.0.0.2", "10.0.0.1", 40002, 40001))
                .at("50", later());

        lines();
    }

    @Test
    void aHandshakeIsAServiceAndAnAttemptIsNone() {
        lines(Conversation.of("HS; 1 >FA 1/1; 1.1 <FA 1/2; 1.2 >A 2/2; 100 >S 9000"),
                "1000 10.0.0.2 40002 tcp (empty)");
        lines(Conversation.of("0 >S 0; 0.1 <R 0/1; 100 >S 9000"));
        lines(Conversation.of("0 >S 0; 100 >S 9000"));
    }

    /// The lines of a conversation after which long nothing comes; their times do not matter.
    private static void lines(Conversation conversation, String... expected) {
        List<String> lines = Traffic.of(conversation).at("1000", later()).knownServices();
        List<String> servers = lines.stream().map(line -> "1000 " + line.substring(line.indexOf(' ') + 1)).toList();
        assertEquals(List.of(expected), servers);
    }

    @Test
    void aServerThatSentASynAckAndAResetIsAService() {
        lines(Conversation.of("0 >S 0; 0.1 <SA 0/1; 0.2 <R 1/1; 100 >S 9000"), "1000 10.0.0.2 40002 tcp (empty)");
    }

    @Test
    void aServerSeenInTheMiddleOfAConnectionIsAService() {
        lines(Conversation.of("0 >A 1/1 L5; 0.1 <A 1/6 L5"), "1000 10.0.0.2 40002 tcp (empty)");
    }

    @Test
    void icmpIsNoService() {
        traffic.at("0", Packets.ethernet().ipv4("10.0.0.1", "10.0.0.2").icmp(8, 0).build())
                .at("1", Packets.ethernet().ipv4("10.0.0.2", "10.0.0.1").icmp(0, 0).build())
                .at("500", later());
        traffic.with(AnalysisOptions.DEFAULT.withUdpMustAnswer(false));

        lines();
    }

    @Test
    void theOptionSaysWhoseServicesAreListed() {
        traffic.at("0", query("10.0.0.2")).at("0.1", answer("10.0.0.2"))
                .at("1", query("8.8.8.8")).at("1.1", answer("8.8.8.8"))
                .at("70", later());

        lines("70 10.0.0.2 53 udp DNS");
        traffic.with(AnalysisOptions.DEFAULT.withServiceHosts(ServiceHosts.REMOTE));
        lines("70 8.8.8.8 53 udp DNS");
        traffic.with(AnalysisOptions.DEFAULT.withServiceHosts(ServiceHosts.ALL));
        lines("70 10.0.0.2 53 udp DNS", "70 8.8.8.8 53 udp DNS");
        traffic.with(AnalysisOptions.DEFAULT.withServiceHosts(ServiceHosts.NONE));
        lines();
        traffic.with(AnalysisOptions.DEFAULT.withLocalNetworks(LocalNetworks.NONE));
        lines();
    }

    @Test
    void withoutTheSearchForServicesThereAreNone() {
        traffic.at("0", query("10.0.0.2")).at("0.1", answer("10.0.0.2")).at("70", later());
        traffic.with(AnalysisOptions.DEFAULT.withFindServices(false));

        lines();
    }

    @Test
    void aServiceIsListedOnceADay() {
        traffic.at("0", later());
        for (String hour : List.of("100", "3700", "86000", "86470", "86600")) {
            traffic.at(hour, query("10.0.0.2")).at(hour + ".1", answer("10.0.0.2"));
        }
        traffic.at("86700", later());

        // Listed at 3700, when the first conversation is over; forgotten a day after that.
        lines("3700 10.0.0.2 53 udp DNS");
        traffic.at("90200", query("10.0.0.2")).at("90200.1", answer("10.0.0.2")).at("90300", later());
        lines("3700 10.0.0.2 53 udp DNS", "90300 10.0.0.2 53 udp DNS");
    }

    @Test
    void theClockBeginsAtOneSecond() {
        String start = "-" + Conversation.START_SECONDS;
        traffic.at(start, query("10.0.0.2")).at(start, answer("10.0.0.2"));

        assertEquals(1_000_000, traffic.run().knownServices().getFirst().micros());
        assertEquals(0, traffic.connection().startMicros());
    }
}
