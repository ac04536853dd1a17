package shad.model.tracker;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import shad.model.testing.Conversation;

/// TCP conversations and the rows that Zeek writes for them. Packets are in the notation of [Conversation], rows in that
/// of [Traffic#text].
class TcpConversationTest {
    @ParameterizedTest(name = "{0}")
    @MethodSource
    void openings(Case example) {
        example.check();
    }

    static Stream<Case> openings() {
        return Stream.of(
                says("a simultaneous open with different initial numbers makes two connections",
                        "0 >S 0; 0.01 <S 0; 0.02 >SA 0/1; 0.03 <SA 0/1",
                        "A - -/- S0 0 S 1/0",
                        "B@0.01 0.02 0/0 S1 0 Sh 2/1"),
                says("a SYN that is sent again after 5 s begins a connection of its own",
                        "0 >S 0; 1 >S 0; 3 >S 0; 7 >S 0",
                        "A 3 0/0 S0 0 S 3/0",
                        "A@7 - -/- S0 0 S 1/0"),
                says("a SYN with another number replaces an unanswered one at once",
                        "0 >S 0; 1 >S 77",
                        "A - -/- S0 0 S 1/0",
                        "A@1 - -/- S0 0 S 1/0"),
                says("a bare ACK may come before the SYN-ACK",
                        "0 >S 0; 0.01 <A 1/1; 0.02 <SA 0/1; 0.03 >A 1/1",
                        "A 0.03 0/0 S1 0 SahA 2/2"),
                says("a RST rejects a SYN whatever it acknowledges",
                        "0 >S 0; 0.01 <RA 0/1",
                        "A 0.01 0/0 REJ 0 Sr 1/1"),
                says("a RST before the true handshake leaves REJ however much follows",
                        "0 >S 0; 0.01 <RA 1/1; 0.02 <SA 0/1; 0.03 >A 1/1; 0.04 >A 1/1 L10",
                        "A 0.04 10/0 REJ 0 SrhAD 3/2"),
                says("data after a SYN without SYN-ACK leaves a connection that has no name",
                        "0 >S 0; 0.01 >A 1/1 L10; 0.02 <A 1/11 L10",
                        "A 0.02 10/10 OTH 0 SDd 2/1"),
                says("a SYN-ACK after the originator's FIN opens only the responder",
                        "0 >S 0; 0.01 >F 1; 0.02 <SA 0/1",
                        "A 0.02 0/0 S2 0 SFh 2/1"),
                says("a repeated SYN-ACK does no harm while there is no data",
                        "0 >S 0; 0.01 <SA 0/1; 1 <SA 0/1; 1.01 >A 1/1",
                        "A 1.01 0/0 S1 0 ShA 2/2"),
                says("an ACK before the SYN-ACK makes a connection that never opens",
                        "0 >A 1/1; 0.01 <SA 0/1; 0.02 >A 1/1 L5",
                        "A 0.02 5/0 OTH 0 AhD 2/1"),
                says("a SYN just below an early ACK opens the connection after all",
                        "0 >A 1/1; 0.01 >S 0; 0.02 <SA 0/1",
                        "A 0.02 0/0 S1 0 ASh 2/1"),
                says("only the originator's side, over within 5 s: SH",
                        "0 >S 0; 0.01 >A 1/1; 0.02 >A 1/1 L100; 0.03 >FA 101/500",
                        "A 0.03 100/0 SH 0 SADF 4/0"),
                says("only the originator's side, longer than 5 s: an attempt, then a connection without its beginning",
                        "0 >S 0; 0.01 >A 1/1; 4.9 >A 1/1 L100; 5.1 >A 101/1 L100; 5.2 >FA 201/1",
                        "A 4.9 100/0 S0 0 SAD 3/0",
                        "A@5.1 0.1 100/0 SH 0 DF 2/0"),
                says("two RSTs and no data leave REJ",
                        "HS; 0.03 >RA 1/1; 0.04 <RA 1/1",
                        "A 0.04 0/0 REJ 0 ShARr 3/2"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void flagsThatExcludeEachOther(Case example) {
        example.check();
    }

    static Stream<Case> flagsThatExcludeEachOther() {
        return Stream.of(
                says("a first packet with SYN and FIN writes Q, and the RST that answers it leaves RSTR",
                        "0 >SF 0; 0.01 <RA 0/2",
                        "A 0.01 0/0 RSTR 0 Qr 1/1"),
                says("a first packet with SYN and RST writes Q and no state has a name for it",
                        "0 >SR 0",
                        "A - -/- OTH 0 Q 1/0"),
                says("FIN and RST in one packet write I and reset the connection",
                        "HS; 0.03 >FRA 1/1",
                        "A 0.03 0/0 RSTO 0 ShAI 3/1"),
                says("SYN, FIN and RST in one packet write a single I",
                        "0 >SFR 0",
                        "A - -/- OTH 0 I 1/0"),
                says("a packet without flags writes D for its data, and nothing without",
                        "HS; 0.03 >none 1; 0.04 >none 1 L5",
                        "A 0.04 5/0 S1 0 ShAD 4/1"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void rolesThatTurn(Case example) {
        example.check();
    }

    static Stream<Case> rolesThatTurn() {
        return Stream.of(
                says("a SYN-ACK answered by a RST is rejected",
                        "0 >SA 0/1; 0.01 <R 1",
                        "A 0.01 0/0 REJ 0 Hr 1/1"),
                says("a lone SYN-ACK turns the roles around when its own sender goes on with data",
                        "0 >SA 0/1; 0.01 >A 1/1 L10; 0.02 <A 1/11",
                        "B 0.02 0/10 OTH 0 ^hdA 1/2"),
                says("a bad checksum after a lone SYN-ACK keeps the roles as they are",
                        "0 >SA 0/1; 0.01 <A 1/1 badck; 0.02 <A 1/1",
                        "A 0.02 0/0 OTH 0 Hca 1/1"),
                says("a FIN after a lone SYN-ACK does not turn the roles around",
                        "0 >SA 0/1; 0.01 <FA 1/1; 0.02 >A 1/2",
                        "A 0.02 0/0 S3 0 HfA 2/1"),
                says("after the turn a repeated SYN-ACK writes a second h",
                        "0 >SA 0/1; 0.01 <A 1/1; 0.02 >SA 0/1",
                        "B 0.02 0/0 OTH 0 ^hAh 1/2"),
                says("only the responder's side, no known port: its first ACK turns the roles around",
                        "0 >SA 0/1; 0.01 >A 1/1; 0.02 >A 1/1 L100; 0.03 >FA 101/1",
                        "B 0.03 0/100 SHR 0 ^hadf 0/4"),
                says("data from a server's port turns the roles around at once",
                        "0 >A 1/1 L10",
                        "B - -/- OTH 0 ^d 0/1")
                        .ports(1883, 40002),
                says("between two servers' ports the lower one that speaks first is the responder",
                        "0 >A 1/1 L10",
                        "B - -/- OTH 0 ^d 0/1")
                        .ports(502, 3389),
                says("between two servers' ports the higher one that speaks first is the originator",
                        "0 >A 1/1 L10",
                        "A - -/- OTH 0 D 1/0")
                        .ports(3389, 502),
                says("a SYN-ACK between two servers' ports keeps the roles",
                        "0 >SA 0/1",
                        "A - -/- OTH 0 H 1/0")
                        .ports(502, 3389),
                says("a SYN-ACK from a server's port turns the roles around and opens the connection",
                        "0 >SA 0/1; 0.01 <A 1/1",
                        "B 0.01 0/0 S1 0 ^hA 1/1")
                        .ports(502, 40002),
                says("a lone RST from a server's port is the responder's",
                        "0 >R 1",
                        "B - -/- RSTRH 0 ^r 0/1")
                        .ports(502, 40002),
                says("a SYN from a server's port is the originator's",
                        "0 >S 0",
                        "A - -/- S0 0 S 1/0")
                        .ports(502, 40002),
                says("a SYN-ACK from a server's port that is reset leaves RSTO",
                        "0 >SA 0/1; 0.01 <R 1",
                        "B 0.01 0/0 RSTO 0 ^hR 1/1")
                        .ports(502, 40002),
                says("a SYN captured after its SYN-ACK reverses the roles, and gaps count",
                        "0 >SA 0/1; 0.01 <S 0; 0.02 <A 1/1; 0.03 <A 101/1 L10; 0.04 >A 1/111",
                        "B 0.04 110/0 S1 100 Hs^ADaG 3/2"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void letters(Case example) {
        example.check();
    }

    static Stream<Case> letters() {
        return Stream.of(
                says("zero windows are counted on SYNs too and write W at the first and the tenth",
                        "0 >S 0 w0; 0.01 <SA 0/1" + repeated(10, i -> "; 0.%02d >A 1/1 w0".formatted(i + 2)),
                        "A 0.11 0/0 S1 0 SWhAW 11/1"),
                says("a zero window counts neither in a RST nor after the peer's FIN",
                        "HS; 0.03 <FA 1/1; 0.04 >A 1/2 w0; 0.05 >RA 1/2 w0",
                        "A 0.05 0/0 RSTO 0 ShAfR 4/2"),
                says("a zero window counts from a side that sent its FIN",
                        "HS; 0.03 >FA 1/1; 0.04 >A 2/1 w0",
                        "A 0.04 0/0 S2 0 ShAFW 4/1"),
                says("a keep-alive is a retransmission only if it carries a byte",
                        "HS; 0.03 >A 1/1 L10; 0.04 <A 1/11; 1 >A 10/1; 2 >A 10/1 L1",
                        "A 2 10/0 S1 0 ShADaT 5/2"),
                says("a segment out of order counts as a retransmission",
                        "HS; 0.03 >A 11/1 L10; 0.04 >A 1/1 L10",
                        "A 0.04 20/0 S1 0 ShADT 4/1"),
                says("an overlap that brings new bytes is no retransmission",
                        "HS; 0.03 >A 1/1 L10; 0.04 >A 6/1 L10",
                        "A 0.04 15/0 S1 0 ShAD 4/1"),
                says("a FIN is written again only when it ends elsewhere",
                        "HS; 0.03 >FA 1/1; 0.04 >FA 1/1; 0.05 >FA 11/1",
                        "A 0.05 10/0 S2 0 ShAFF 5/1"),
                says("a RST is written again only when its number differs",
                        "HS; 0.03 >R 1; 0.04 >R 1; 0.05 >R 500",
                        "A 0.05 0/0 RSTO 0 ShARR 5/1"),
                says("a FIN with data writes F alone",
                        "HS; 0.03 >FA 1/1 L10; 0.04 <A 1/12",
                        "A 0.04 10/0 S2 0 ShAFa 3/2"),
                says("data below the beginning is a retransmission of nothing",
                        "HS; 0.03 >A -500/1 L10",
                        "A 0.03 0/0 S1 0 ShADT 3/1"),
                says("two FINs of one side with data between write F twice",
                        "HS; 0.03 >FA 1/1 L10; 0.04 >FA 11/1 L10",
                        "A 0.04 20/0 S2 0 ShAFF 4/1"),
                says("the tenth retransmission of a side writes a second T",
                        "HS; 0.03 >A 1/1 L10" + repeated(10, i -> "; 0.%d >A 1/1 L10".formatted(i + 10)),
                        "A 0.19 10/0 S1 0 ShADTT 13/1"),
                says("a RST with payload inside the window writes R, then T for the payload",
                        "HS; 0.03 >RA 1/1 L20",
                        "A 0.03 0/0 RSTO 0 ShART 3/1"),
                says("a RST with data below the top is a retransmission",
                        "HS; 0.03 <A 1/1 L10; 0.04 <R 1 L6",
                        "A 0.04 0/10 RSTR 0 ShAdrt 2/3"),
                says("data on a SYN-ACK is a retransmission and counts",
                        "0 >S 0; 0.01 <SA 0/1 L50; 0.02 >A 1/51",
                        "A 0.02 0/50 S1 0 ShtA 2/1"),
                says("data on a SYN is a retransmission, and the same data after the handshake is not yet",
                        "0 >S 0 L20; 0.01 <SA 0/1; 0.02 >A 1/1 L20",
                        "A 0.02 20/0 S1 0 SThD 2/1"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void gaps(Case example) {
        example.check();
    }

    static Stream<Case> gaps() {
        return Stream.of(
                says("a hole that nobody acknowledges is not missed",
                        "HS; 0.03 >A 1/1 L100; 0.04 >A 201/1 L100; 0.05 >FA 301/1",
                        "A 0.05 300/0 S2 0 ShADF 5/1"),
                says("an ACK above a hole declares the gap",
                        "HS; 0.03 >A 1/1 L100; 0.04 >A 201/1 L100; 0.05 <A 1/301",
                        "A 0.05 300/0 S1 100 ShADaG 4/2"),
                says("a FIN above a hole declares the gap",
                        "HS; 0.03 >A 1/1 L100; 0.04 >A 201/1 L100; 0.05 <FA 1/301",
                        "A 0.05 300/0 S3 100 ShADfG 4/2"),
                says("a RST above a hole declares nothing",
                        "HS; 0.03 >A 1/1 L100; 0.04 >A 201/1 L100; 0.05 <RA 1/301",
                        "A 0.05 300/0 RSTR 0 ShADr 4/2"),
                says("bytes that were acknowledged but never seen are missed",
                        "HS; 0.03 <A 1/5001",
                        "A 0.03 5000/0 S1 5000 ShAaG 2/2"),
                says("the tenth gap of a side writes a second G",
                        "HS" + repeated(10,
                                i -> "; 0.%02d >A %d/1 L10; 0.%02d <A 1/%d".formatted(2 * i + 3, 20 * i + 1, 2 * i + 4,
                                        20 * i + 21)),
                        "A 0.22 200/0 S1 100 ShADaGG 12/11"),
                says("more than 16384 bytes above an unacknowledged hole end the search for gaps",
                        "HS" + repeated(18, i -> "; 0.%03d >A %d/1 L1000".formatted(i + 30, 1000 * i + 1001))
                                + "; 0.1 <A 1/19001",
                        "A 0.1 19000/0 S1 0 ShADa 20/2"),
                says("data that comes after its gap was declared is a retransmission and stays missed",
                        "HS; 0.03 >A 201/1 L100; 0.04 <A 1/301; 0.05 >A 1/1 L200",
                        "A 0.05 300/0 S1 200 ShADaGT 4/2"),
                says("an acknowledged FIN that was lost counts as a missed byte",
                        "HS; 0.03 <A 1/1 L10; 0.04 >A 1/12",
                        "A 0.04 0/11 S1 1 ShAdg 3/2"),
                says("when the lost FIN turns up the byte leaves the size but stays missed",
                        "HS; 0.03 <A 1/1 L10; 0.04 >A 1/12; 0.05 <FA 11/1",
                        "A 0.05 0/10 S3 1 ShAdgf 3/3"),
                says("an acknowledgment number of 0 moves no size, yet declares the gap up to it",
                        "HS; 0.03 >A 1/abs0",
                        "A 0.03 0/0 S1 1294967295 ShAg 3/1")
                        .initial(1000L, 3000000000L),
                says("gaps of a connection without its beginning are not counted",
                        "0 >A 1/1 L10; 0.01 <A 1/511",
                        "A 0.01 510/0 OTH 0 Da 1/1"),
                says("payload that the capture cut off is missed once it is acknowledged",
                        "HS; 0.03 >A 1/1 L100 cap40; 0.04 <A 1/101",
                        "A 0.04 100/0 S1 100 ShADaG 3/2"),
                says("gaps count after SYN-ACK and ACK, the SYN being lost",
                        "0 >SA 0/1; 0.01 <A 1/1; 0.02 <A 101/1 L10; 0.03 >A 1/111",
                        "B 0.03 110/0 S1 100 ^hADaG 2/2")
                        .ports(502, 40002),
                says("gaps do not count when an ACK turned the roles around",
                        "0 >SA 0/1; 0.01 <A 1/1; 0.02 <A 101/1 L10; 0.03 >A 1/111",
                        "B 0.03 110/0 OTH 0 ^hADa 2/2"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void sizes(Case example) {
        example.check();
    }

    static Stream<Case> sizes() {
        return Stream.of(
                says("sequence numbers wrap at the first byte when the initial number is the highest",
                        "HS; 0.03 >A 1/1 L10; 0.04 <A 1/11; 0.05 >FA 11/1; 0.06 <FA 1/12; 0.07 >A 12/2",
                        "A 0.06 10/0 SF 0 ShADaFf 5/3")
                        .initial(4294967295L, 4294967295L),
                says("a RST more than 1 MiB ahead does not move the end of the data",
                        "HS; 0.03 <R 2000000",
                        "A 0.03 0/0 RSTR 0 ShAr 2/2"),
                says("a RST 5000 bytes ahead does, and the size grows",
                        "HS; 0.03 <R 5001",
                        "A 0.03 0/5000 RSTR 0 ShAr 2/2"),
                says("a jump of 1 GiB is believed",
                        "HS; 0.03 >A 1073741825/1 L10",
                        "A 0.03 1073741834/0 S1 0 ShAD 3/1"),
                says("a repeated SYN-ACK wipes the responder's bytes",
                        "HS; 0.03 <A 1/1 L100; 0.04 >A 1/101; 0.05 <SA 0/1",
                        "A 0.05 0/0 S1 0 ShAd 3/3"),
                says("a SYN-ACK of the originator changes nothing once both are established",
                        "HS; 0.03 >SA 0/1",
                        "A 0.03 0/0 S1 0 ShA 3/1"),
                says("a SYN-ACK with another number renumbers the responder",
                        "HS; 0.03 <SA 50/1; 0.04 <A 51/1 L10",
                        "A 0.04 0/10 S1 0 ShAd 2/3"),
                says("the originator's SYN again, with its own number, wipes its bytes",
                        "HS; 0.03 >A 1/1 L30; 0.04 >S 0",
                        "A 0.04 0/0 S1 0 ShAD 4/1"),
                says("a connection without its beginning can still be closed by both sides",
                        "0 >A 1/1 L10; 0.01 <A 1/11 L10; 0.02 >FA 11/11; 0.03 <FA 11/12",
                        "A 0.03 10/10 SF 0 DdFf 2/2"),
                says("data beyond the FIN counts",
                        "HS; 0.03 >FA 1/1; 0.04 >A 2/1 L10; 0.05 <A 1/12",
                        "A 0.05 10/0 S2 0 ShAFDa 4/2"),
                says("two RSTs after data leave RSTR",
                        "HS; 0.02 >A 1/1 L10; 0.03 >RA 11/1; 0.04 <RA 1/1",
                        "A 0.04 10/0 RSTR 0 ShADRr 4/2"),
                says("letters and sizes go on after a RST of the same side",
                        "HS; 0.03 >RA 1/1; 0.04 >A 1/1 L10; 0.05 >FA 11/1",
                        "A 0.05 10/0 RSTO 0 ShARDF 5/1"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void closes(Case example) {
        example.check();
    }

    static Stream<Case> closes() {
        return Stream.of(
                says("packets after both FINs are counted and add letters, but no time",
                        "HS; 0.03 >FA 1/1; 0.04 <FA 1/2; 1 >A 2/2; 2 <A 2/2 L50",
                        "A 0.04 0/50 SF 0 ShAFfd 4/3"),
                says("a packet later than 5 s after the close begins anew",
                        "HS; 0.03 >FA 1/1; 0.04 <FA 1/2; 6 <A 2/2 L50",
                        "A 0.04 0/0 SF 0 ShAFf 3/2",
                        "B@6 - -/- OTH 0 D 1/0"),
                says("traffic after a RST extends the duration but not the 5 s",
                        "HS; 0.03 >RA 1/1; 3 <A 1/1 L10; 4.9 <A 11/1 L10; 5.2 <A 21/1 L10",
                        "A 4.9 0/20 RSTO 0 ShARd 3/3",
                        "B@5.2 - -/- OTH 0 D 1/0"),
                says("a FIN of the other side arms the 5 s anew",
                        "HS; 0.03 >RA 1/1; 3 <FA 1/1; 7.5 <A 2/1 L5; 8.5 <A 7/1 L5",
                        "A 3 0/5 RSTO 0 ShARfd 3/3",
                        "B@8.5 - -/- OTH 0 D 1/0"),
                says("a half-closed connection ends by inactivity only",
                        "HS; 0.03 >FA 1/1; 0.04 <A 1/2; 200 <A 1/2 L10; 520 <A 11/2 L10",
                        "A 200 0/10 S2 0 ShAFad 3/3",
                        "B@520 - -/- OTH 0 D 1/0"),
                says("a FIN of the responder turns a RST after FIN back into a close",
                        "HS; 0.03 >FA 1/1; 0.04 >R 2; 0.05 <FA 1/2",
                        "A 0.05 0/0 SF 0 ShAFRf 4/2"),
                says("a RST that answers a FIN leaves RSTR",
                        "HS; 0.03 >FA 1/1; 0.04 <R 1",
                        "A 0.04 0/0 RSTR 0 ShAFr 3/2"),
                says("a RST above a hole closes nothing, and only inactivity ends the connection",
                        "HS; 0.03 >A 101/1 L10; 0.04 >RA 111/1; 20 <A 1/1 L5; 60 <A 6/1 L5",
                        "A 60 110/10 RSTO 0 ShADRd 4/3"),
                says("a FIN that waits for an acknowledgment loses its close to the peer's FIN",
                        "HS; 0.03 <A 1/1 L100; 0.04 >FA 1/1; 0.05 <FA 101/2; 0.06 >A 2/102; 7 <A 102/2",
                        "A 7 0/100 SF 0 ShAdFfa 4/4"),
                says("the same FIN closes when the acknowledgment comes first",
                        "HS; 0.03 <A 1/1 L100; 0.04 >FA 1/1; 0.05 >A 2/101; 0.06 <FA 101/2; 0.07 >A 2/102; 7 <A 102/2",
                        "A 0.06 0/100 SF 0 ShAdFf 5/3",
                        "B@7 - -/- OTH 0 A 1/0"),
                says("a FIN above a hole closes when the hole is filled",
                        "HS; 0.03 >A 101/1 L50; 0.04 >FA 151/1; 0.05 >A 1/1 L100; 0.06 <FA 1/152; 0.07 >A 152/2",
                        "A 0.06 150/0 SF 0 ShADFTf 6/2"),
                says("a FIN above a hole closes when the hole is given up",
                        "HS; 0.03 >A 101/1 L50; 0.04 >FA 151/1; 0.06 <FA 1/152; 0.07 >A 152/2; 7 >A 152/2",
                        "A 0.06 150/0 SF 100 ShADFfG 5/2",
                        "A@7 - -/- OTH 0 A 1/0"),
                says("a FIN above a hole never closes when the hole stays",
                        "HS; 0.03 >A 101/1 L50; 0.04 >FA 151/1; 0.06 <FA 1/1; 0.07 >A 152/2; 7 >A 152/2",
                        "A 7 150/0 SF 0 ShADFf 6/2"),
                says("a FIN and a RST of one side end after more than 5 s of silence",
                        "HS; 0.03 >FA 1/1; 0.04 >R 2; 5.2 <A 1/2 L10",
                        "A 0.04 0/0 RSTO 0 ShAFR 4/1",
                        "B@5.2 - -/- OTH 0 D 1/0"),
                says("traffic keeps a connection alive after a FIN and a RST of one side",
                        "HS; 0.03 >FA 1/1; 0.04 >R 2; 4 <A 1/2 L10; 8.9 <A 11/2 L10; 14.8 <A 21/2 L10; "
                                + "19.9 <A 31/2 L10; 30 <A 41/2 L10",
                        "A 14.8 0/30 RSTO 0 ShAFRd 4/4",
                        "B@19.9 10.1 20/0 OTH 0 D 2/0"),
                says("a packet exactly 5 s after the close is too late",
                        "HS; 0.03 >FA 1/1; 0.5 <FA 1/2; 5.5 >A 2/2",
                        "A 0.5 0/0 SF 0 ShAFf 3/2",
                        "A@5.5 - -/- OTH 0 A 1/0"),
                says("a lone RST ends after 5 s whatever follows",
                        "0 >RA 1/1; 3 <A 1/1 L10; 6 <A 11/1 L10",
                        "A 3 0/10 OTH 0 Rd 1/1",
                        "B@6 - -/- OTH 0 D 1/0"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void newConnectionsOnTheSameAddresses(Case example) {
        example.check();
    }

    static Stream<Case> newConnectionsOnTheSameAddresses() {
        return Stream.of(
                says("a SYN after a complete close begins anew, even with the old number",
                        "HS; 0.03 >FA 1/1; 0.04 <FA 1/2; 0.05 >A 2/2; 2 >S 0",
                        "A 0.04 0/0 SF 0 ShAFf 4/2",
                        "A@2 - -/- S0 0 S 1/0"),
                says("the originator's SYN with another number begins anew",
                        "HS; 0.03 >S 9999",
                        "A 0.02 0/0 S1 0 ShA 2/1",
                        "A@0.03 - -/- S0 0 S 1/0"),
                says("a SYN of the responder with another number begins anew the other way round",
                        "HS; 0.03 <S 9999",
                        "A 0.02 0/0 S1 0 ShA 2/1",
                        "B@0.03 - -/- S0 0 S 1/0"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void damagedPackets(Case example) {
        example.check();
    }

    static Stream<Case> damagedPackets() {
        return Stream.of(
                says("a damaged SYN makes a connection of its own with C and nothing counted",
                        "0 >S 0 badck; 1 >S 0; 1.01 <SA 0/1",
                        "A - -/- OTH 0 C 0/0",
                        "A@1 0.01 0/0 S1 0 Sh 1/1"),
                says("bad checksums write C at the first and the tenth and count nowhere",
                        "HS" + repeated(10, i -> "; 0.%d >A 1/1 badck".formatted(i + 10)),
                        "A 0.02 0/0 S1 0 ShACC 2/1"),
                says("a header length below 5 words makes a connection without letters",
                        "0 >S 0 doff4; 1 >S 0",
                        "A - -/- OTH 0 - 0/0",
                        "A@1 - -/- S0 0 S 1/0"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void conversationsAsCapturesHaveThem(Case example) {
        example.check();
    }

    static Stream<Case> conversationsAsCapturesHaveThem() {
        return Stream.of(
                says("a lone RST is the originator's and has no state of its own",
                        "0 >R 1",
                        "A - -/- OTH 0 R 1/0"),
                says("a SYN and a RST of the same side are RSTOS0",
                        "0 >S 0; 0.1 >R 0",
                        "A 0.1 0/0 RSTOS0 0 SR 2/0"),
                says("a bare answer between SYN and RST does not matter",
                        "0 >S 0; 0.1 <A 1/0; 0.2 >R 0",
                        "A 0.2 0/0 RSTOS0 0 SaR 2/1"),
                says("a FIN between SYN and RST does",
                        "0 >S 0; 0.1 <A 1/0; 0.2 >F 0; 0.3 >R 0",
                        "A 0.3 0/0 OTH 0 SaFR 3/1"),
                says("a FIN before the SYN-ACK, sent again, and a RST",
                        "0 >S 0; 0.1 >F 0; 0.2 <SA 0/1; 0.3 >FA 0/1; 0.4 <R 1",
                        "A 0.4 0/0 RSTR 0 SFhr 3/2"),
                says("a SYN with data and a complete close",
                        "0 >S 0 L100; 0.1 <SA 0/101; 0.2 >A 101/1; 0.3 >FA 101/1; 0.4 <FA 1/102; 0.5 >A 102/2",
                        "A 0.4 100/0 SF 0 SThAFf 4/2"),
                says("a SYN-ACK with data and a complete close",
                        "0 >S 0; 0.1 <SA 0/1 L110; 0.2 >A 1/111; 0.3 >FA 1/111; 0.4 <FA 111/2; 0.5 >A 2/112",
                        "A 0.4 0/110 SF 0 ShtAFf 4/2"),
                says("the handshake's last packet carries the request, so no A is written",
                        "0 >S 0; 0.1 <SA 0/1; 0.2 >A 1/1 L65; 0.3 <A 1/66; 0.4 <A 1/66 L200; 0.5 <FA 201/66; "
                                + "0.6 >FA 66/202; 0.7 <A 202/67",
                        "A 0.6 65/200 SF 0 ShDadfF 3/5"),
                says("TCP Fast Open: the SYN's data is acknowledged at once",
                        "0 >S 0 L86; 0.1 <SA 0/87; 0.2 >A 87/1; 0.3 <A 1/87 L1307; 0.4 >A 87/1308; "
                                + "0.5 <FA 1308/87; 0.6 >FA 87/1309; 0.7 <A 1309/88",
                        "A 0.6 86/1307 SF 0 SThAdfFa 4/4"),
                says("an injected RST leaves REJ although data flows",
                        "0 >S 0; 0.1 <RA 1/0; 0.2 <SA 0/1; 0.3 >A 1/1; 0.4 >A 1/1 L25; 0.5 <A 1/26; "
                                + "0.6 <RA 1/26 w0; 0.7 >A 26/1 L150; 0.8 <R 1 w0",
                        "A 0.8 175/0 REJ 0 SrhADa 4/5"),
                says("only a server without known port was captured",
                        "0 >SA 0/1; 0.1 >A 1/1; 0.2 >FA 1/1",
                        "B 0.2 0/0 SHR 0 ^haf 0/3"),
                says("only a server with a known port was captured",
                        "0 >SA 0/1; 0.1 >A 1/1 L21; 0.2 >A 22/1; 0.3 >FA 22/1",
                        "B 0.3 0/21 SHR 0 ^hdaf 0/4")
                        .ports(22, 40002),
                says("the data just before the FIN is missing",
                        "HS; 0.03 >A 1/1 L538; 0.04 <A 1/539; 0.05 <FA 2903/539; 0.06 >A 539/2904; "
                                + "0.07 >FA 539/2904; 0.08 <A 2904/540",
                        "A 0.07 538/2902 SF 2902 ShADafgF 5/4"),
                says("every packet of a client has a bad checksum",
                        "0 >S 0 badck; 0.028 <SA 0/1; 0.03 >A 1/1 badck; 0.04 >A 1/1 L5 badck; 0.05 <A 1/1; "
                                + "0.06 <A 1/1 L432; 0.07 >A 1/433 badck; 0.09 <FA 433/1; 0.1 >FA 6/434 badck",
                        "A - -/- OTH 0 C 0/0",
                        "B@0.028 0.062 432/0 SH 0 HcADF 4/0"),
                says("five minutes of silence split a connection",
                        "0 >A 1/1 L18; 0.00001 <A 1/19; 300.00001 >A 1/1 L18",
                        "A 0.00001 18/0 OTH 0 Da 1/1",
                        "A@300.00001 - -/- OTH 0 D 1/0"),
                says("a FIN answered by an ACK and a RST with window 0",
                        "HS; 0.03 >A 1/1 L81; 0.04 <A 1/82 L283; 0.05 >A 82/284 L12; 0.06 >FA 94/284; "
                                + "0.07 <A 284/95; 0.08 <RA 284/95 w0",
                        "A 0.08 93/283 RSTR 0 ShADdFar 5/4"),
                says("a RST of the side that sent its FIN",
                        "HS; 0.03 >FA 1/1; 0.04 <A 1/2 L24; 0.05 >R 2 w0",
                        "A 0.05 0/24 RSTO 0 ShAFdR 4/2"),
                says("data answered by a RST, the beginning being lost",
                        "0 >A 1/1 L109; 0.1 <R 1 w0",
                        "A 0.1 109/0 RSTRH 0 Dr 1/1")
                        .ports(40001, 502),
                says("a handshake broken off by a RST",
                        "0 >S 0; 0.1 <SA 0/1; 0.2 >R 1 w0",
                        "A 0.2 0/0 RSTO 0 ShR 2/1"),
                says("a second RST after both have closed",
                        "HS; 0.03 >FA 1/1; 0.04 >R 2; 0.05 <FA 1/2; 0.06 >R 2",
                        "A 0.05 0/0 SF 0 ShAFRf 5/2"),
                says("RSTs after both FINs change no state",
                        "HS; 0.03 <FA 1/1; 0.04 >FA 1/2; 0.05 <R 2 w0; 0.06 <R 2 w0",
                        "A 0.04 0/0 SF 0 ShAfFr 3/4"),
                says("the originator resets after the responder's FIN",
                        "HS; 0.03 >A 1/1 L517; 0.04 <A 1/518; 0.05 <A 1/518 L468; 0.06 >A 518/469; "
                                + "0.07 <FA 469/518; 0.08 >RA 518/470",
                        "A 0.08 517/468 RSTO 0 ShADadfR 5/4"),
                says("a bare ACK ahead of its data makes the data a retransmission",
                        "HS; 0.03 >A 21/1; 0.04 >A 1/1 L20",
                        "A 0.04 20/0 S1 0 ShADT 4/1"),
                says("attempts that are rejected one after the other",
                        "0 >S 0; 0.05 <RA 1/1 w0; 0.549 >S 0; 0.6 <RA 1/1 w0",
                        "A 0.05 0/0 REJ 0 Sr 1/1",
                        "A@0.549 0.051 0/0 REJ 0 Sr 1/1"),
                says("a SYN-ACK from a server's port and data both ways",
                        "0 >SA 0/1; 0.01 <A 1/1; 0.02 <A 1/1 L110; 0.03 >A 1/111 L90",
                        "B 0.03 110/90 S1 0 ^hADd 2/2")
                        .ports(88, 40002),
                says("the end of a connection, from a server's port",
                        "0 >FA 1/1; 0.1 <A 1/2",
                        "B 0.1 0/0 SHR 0 ^fA 1/1")
                        .ports(80, 40002),
                says("the end of a connection, to a server's port",
                        "0 >FA 1/1; 0.1 <A 1/2",
                        "A 0.1 0/0 SH 0 Fa 1/1")
                        .ports(40001, 80),
                says("a second RST elsewhere, and the FIN between",
                        "HS; 0.03 >A 1/1 L153; 0.04 <A 1/1 L43; 0.05 >FA 154/44; 0.06 <A 1/154; "
                                + "0.07 >FA 154/44; 0.08 <A 44/154 L305; 0.09 >R 154 w0; 0.1 <FA 349/155; "
                                + "0.11 >R 155 w0; 0.12 >R 155 w0",
                        "A 0.1 153/348 SF 0 ShADdFaRfR 8/5"),
                says("SYNs again and again, some within the attempt's 5 s",
                        "0 >S 0; 6.4 >S 0; 9.2 >S 0; 14 >S 0",
                        "A - -/- S0 0 S 1/0",
                        "A@6.4 2.8 0/0 S0 0 S 2/0",
                        "A@14 - -/- S0 0 S 1/0"),
                says("the responder acknowledges before any data",
                        "HS; 0.03 <A 1/1; 0.04 >A 1/1 L21",
                        "A 0.04 21/0 S1 0 ShAaD 3/2"),
                says("data from a server's port, sent again",
                        "0 >A 1/1 L85; 0.1 >A 1/1 L85; 0.2 >A 1/1 L85; 0.3 <A 1/86; 0.4 <A 1/86; 0.5 <A 1/86",
                        "B 0.5 0/85 OTH 0 ^dtA 3/3")
                        .ports(443, 40002));
    }

    private static Case says(String sentence, String packets, String... rows) {
        return new Case(sentence, Conversation.of(packets), List.of(rows));
    }

    private static String repeated(int count, IntFunction<String> part) {
        return IntStream.range(0, count).mapToObj(part).collect(Collectors.joining());
    }

    /// What a conversation leads to.
    static final class Case {
        private final String sentence;
        private final Conversation conversation;
        private final List<String> rows;

        Case(String sentence, Conversation conversation, List<String> rows) {
            this.sentence = sentence;
            this.conversation = conversation;
            this.rows = rows;
        }

        Case ports(int a, int b) {
            conversation.ports(a, b);
            return this;
        }

        Case initial(long a, long b) {
            conversation.initial(a, b);
            return this;
        }

        void check() {
            assertEquals(rows, Traffic.of(conversation).rows());
        }

        @Override
        public String toString() {
            return sentence;
        }
    }
}
