package shad.model.service.directory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static shad.model.service.Ber.context;
import static shad.model.service.Ber.enumerated;
import static shad.model.service.Ber.integer;
import static shad.model.service.Ber.sequence;
import static shad.model.service.Ber.text;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import shad.model.service.Ber;
import shad.model.service.Talk;
import shad.model.service.TalkFuzz;

class LdapAnalyzerTest {
    private static final byte[] SUCCESS = Talk.bytes(enumerated(0), text(""), text(""));
    private static final byte[] BIND = message(1, Ber.of(0x60, integer(3), text("cn=joe"), Ber.of(0x80, "secret")));
    private static final byte[] BOUND = message(1, Ber.of(0x61, SUCCESS));
    private static final byte[] SEARCH = search(context(0, equal("cn", "joe"), context(2, Ber.of(0x87, "mail"))));

    @Test
    void aSimpleBindIsLdap() {
        assertEquals(List.of("LDAP_TCP"), Talk.tcp(389).client(BIND).names());
        assertEquals(List.of("LDAP_UDP"), Talk.udp(389).client(BIND).names());
        assertEquals(List.of("LDAP_TCP"), Talk.tcp(3268).server(BOUND).names());
    }

    @Test
    void theNameOfASimpleBindIsEvidence() {
        assertEquals(List.of("USER_NAME=cn=joe"), Talk.tcp(389).client(BIND).evidence());
    }

    @Test
    void onAnotherPortBindAndAnswerShowIt() {
        assertEquals("-", Talk.tcp(5389).client(BIND).column());
        assertEquals("ldap_tcp", Talk.tcp(5389).client(BIND).server(BOUND).column());
        assertEquals("ldap_udp", Talk.udp(5389).client(BIND).server(BOUND).column());
    }

    @Test
    void aMessageCountsWhenItsLastByteHasCome() {
        Talk talk = Talk.tcp(389).client(Arrays.copyOf(BIND, BIND.length - 1));
        assertEquals("-", talk.column());
        assertEquals("ldap_tcp", talk.client(new byte[] {'t'}).column());
    }

    @Test
    void controlsArePartOfTheMessage() {
        byte[] withControls = message(1, Ber.of(0x60, integer(3), text(""), Ber.of(0x80)), context(0, "controls"));
        Talk talk = Talk.tcp(389).client(Arrays.copyOf(withControls, withControls.length - 3));
        assertEquals("-", talk.column());
        assertEquals("ldap_tcp", talk.client("ols").column());
    }

    @Test
    void anEntryOfALargeObjectCountsAtItsEnd() {
        byte[] entry = message(2, bigElement(0x64, text("cn=joe"), new byte[100_000]));
        Talk talk = Talk.tcp(389).server(Arrays.copyOf(entry, 60_000));
        talk.server(Arrays.copyOfRange(entry, 60_000, entry.length - 1));
        assertEquals("-", talk.column());
        assertEquals("ldap_tcp", talk.server(new byte[1]).column());
    }

    @Test
    void anUnfinishedMessageAtTheEndOfDataIsAViolation() {
        Talk talk = Talk.tcp(389).client(BIND).client(Arrays.copyOf(BIND, 9));
        assertEquals("ldap_tcp", talk.column());
        assertEquals("-", talk.fin(true).column());
    }

    @Test
    void whatIsNoMessageIsAViolation() {
        assertEquals("-", Talk.tcp(389).client(BIND).client("GET / HTTP/1.0\r\n\r\n").column());
        assertEquals("-", Talk.udp(389).client(BIND).client("junk").column());
    }

    @Test
    void afterAViolationNeitherSideIsReadOn() {
        assertEquals("-", Talk.tcp(389).client("\r\n").server(BOUND).column());
    }

    @ParameterizedTest
    @ValueSource(ints = {17, 18, 20, 21, 22, 26, 31})
    void anUnknownOperationIsAViolation(int operation) {
        assertEquals("-", Talk.tcp(389).client(message(1, Ber.of(0x60 | operation))).column());
    }

    @Test
    void anOperationMustBeOfTheApplicationClass() {
        assertEquals("-", Talk.tcp(389).client(message(1, context(0, integer(3), text(""), Ber.of(0x80)))).column());
    }

    @Test
    void anOperationMustUseItsLastByte() {
        byte[] referral = message(1, Ber.of(0x65, enumerated(10), text(""), text(""), context(3, text("ldap://b/"))));
        assertEquals("-", Talk.tcp(389).server(referral).column());
    }

    @Test
    void theMessageNumberHasOneToEightBytes() {
        assertEquals("-", Talk.tcp(389).client(sequence(Ber.of(2), Ber.of(0x42))).column());
        assertEquals("-", Talk.tcp(389).client(sequence(Ber.of(2, new byte[9]), Ber.of(0x42))).column());
        assertEquals("ldap_tcp", Talk.tcp(389).client(sequence(Ber.of(2, new byte[8]), Ber.of(0x42))).column());
    }

    @Test
    void theChoiceOfABindMustNotBeUniversal() {
        assertEquals("-", Talk.tcp(389).client(message(1, Ber.of(0x60, integer(3), text(""), text("x")))).column());
        byte[] unknownChoice = message(1, Ber.of(0x60, integer(3), text(""), context(5, "x")));
        assertEquals("ldap_tcp", Talk.tcp(389).client(unknownChoice).column());
    }

    @Test
    void searchesAreReadWithTheirFilters() {
        assertEquals("ldap_tcp", Talk.tcp(389).client(SEARCH).column());
        byte[] substrings = context(4, text("cn"), sequence(Ber.of(0x80, "j"), Ber.of(0x81, "o"), Ber.of(0x82, "e")));
        assertEquals("ldap_tcp", Talk.tcp(389).client(search(substrings)).column());
        byte[] extensible = context(9, Ber.of(0x81, "rule"), Ber.of(0x82, "cn"), Ber.of(0x83, "joe"));
        assertEquals("ldap_tcp", Talk.tcp(389).client(search(extensible)).column());
    }

    @Test
    void anUnsoundFilterIsAViolation() {
        assertEquals("-", Talk.tcp(389).client(search(context(10))).column());
        assertEquals("-", Talk.tcp(389).client(search(text("cn=joe"))).column());
        assertEquals("-", Talk.tcp(389).client(search(context(3, text("cn")))).column());
        assertEquals("-", Talk.tcp(389).client(search(context(4, text("cn"), sequence(Ber.of(0x83, "j"))))).column());
    }

    @Test
    void filtersNestTwentyDeep() {
        assertEquals("ldap_tcp", Talk.tcp(389).client(search(nested(20))).column());
        assertEquals("-", Talk.tcp(389).client(search(nested(21))).column());
    }

    @Test
    void sequencesNestThirtyTwoDeep() {
        assertEquals("ldap_tcp", Talk.tcp(389).server(entry(sequences(33))).column());
        assertEquals("-", Talk.tcp(389).server(entry(sequences(34))).column());
    }

    @Test
    void modificationsAreAddDeleteAndReplace() {
        assertEquals("ldap_tcp", Talk.tcp(389).client(modify(2)).column());
        assertEquals("-", Talk.tcp(389).client(modify(3)).column());
    }

    @Test
    void deletingAnOrdinaryNameIsAViolation() {
        assertEquals("-", Talk.tcp(389).client(message(1, Ber.of(0x4a, "cn=joe" + "x".repeat(200)))).column());
    }

    @Test
    void tokensGoToGssapiBeforeTheMessageCounts() {
        byte[] bind = saslBind("GSS-SPNEGO", spnego());
        assertEquals("gssapi,ldap_tcp", Talk.tcp(389).client(bind).column());
        assertEquals("gssapi,ldap_udp", Talk.udp(389).client(bind).column());
        assertEquals("ldap_tcp,gssapi", Talk.tcp(389).client(BIND).client(bind).column());
    }

    @Test
    void ntlmInsideOfSpnegoWithoutItsWrappingGoesToNtlm() {
        assertEquals("ntlm,ldap_tcp", Talk.tcp(389).client(saslBind("GSS-SPNEGO", ntlmNegotiate())).column());
        byte[] sicily = message(1, Ber.of(0x60, integer(3), text(""), Ber.of(0x8a, ntlmNegotiate())));
        assertEquals("ntlm,ldap_tcp", Talk.tcp(389).client(sicily).column());
    }

    @Test
    void otherTokensOfSpnegoAreAViolation() {
        assertEquals("-", Talk.tcp(389).client(saslBind("GSS-SPNEGO", Talk.bytes("junk"))).column());
        assertEquals("ldap_tcp", Talk.tcp(389).client(saslBind("DIGEST-MD5", Talk.bytes("junk"))).column());
        assertEquals("-",
                Talk.tcp(389).client(message(1, Ber.of(0x60, integer(3), text(""), Ber.of(0x8a, "x")))).column());
    }

    @Test
    void aLayerOfSaslIsPassedOver() {
        Talk talk = Talk.tcp(389).client(saslBind("SRP", Talk.bytes("x"))).server(BOUND);
        assertEquals("ldap_tcp",
                talk.client(Talk.bytes(0, 0, 0, 9, "encrypted")).server(Talk.bytes(0, 0, 0, 3, "xyz")).column());
        assertEquals("-", talk.client(Talk.bytes(0, 0, 0, 9, "half")).fin(true).column());
    }

    @Test
    void messagesGoOnWhereSaslBroughtNoLayer() {
        Talk talk = Talk.tcp(389).client(saslBind("SCRAM-SHA-512", Talk.bytes("x"))).server(BOUND);
        assertEquals("-", talk.client(SEARCH).client("\r\n").column());
    }

    @Test
    void unsealedWrapTokensOfKerberosHoldMessages() {
        Talk talk = Talk.tcp(389).client(saslBind("GSSAPI", new byte[] {4, 4})).server(BOUND);
        assertEquals("gssapi,ldap_tcp", talk.client(wrapToken(4, SEARCH)).column());
        assertEquals("gssapi", talk.client(wrapToken(4, Talk.bytes("junk"))).column());
    }

    @Test
    void sealedWrapTokensArePassedOver() {
        Talk talk = Talk.tcp(389).client(saslBind("GSSAPI", new byte[] {4, 4})).server(BOUND);
        assertEquals("gssapi,ldap_tcp", talk.client(wrapToken(6, Talk.bytes("junk"))).column());
    }

    @Test
    void afterStartTlsNothingIsReadAsLdap() {
        byte[] request = message(1, Ber.of(0x77, Ber.of(0x80, "1.3.6.1.4.1.1466.20037")));
        byte[] answer = message(1, Ber.of(0x78, SUCCESS));
        Talk talk = Talk.tcp(389).client(request).server(answer);
        assertEquals("ldap_tcp", talk.client("this is no LDAP").fin(true).column());
    }

    @Test
    void aGapEndsTheAnalysisSilently() {
        assertEquals("-", Talk.tcp(389).lose(true, 10).client(BIND).server(BOUND).column());
        assertEquals("ldap_tcp", Talk.tcp(389).client(BIND).lose(true, 10).client("junk").column());
    }

    @Test
    void aPartialConnectionIsReadAndItsViolationsAreExcused() {
        assertEquals("ldap_tcp", Talk.tcp(389).partial().client(BIND).client("junk").column());
    }

    @Test
    void hostilePayloadDoesNoHarm() {
        TalkFuzz.survives(
                Talk.tcp(389),
                TalkFuzz.client(saslBind("GSS-SPNEGO", spnego())),
                TalkFuzz.server(BOUND),
                TalkFuzz.client(SEARCH, modify(1)),
                TalkFuzz.server(entry(sequences(3))),
                TalkFuzz.client(wrapToken(4, SEARCH)));
        TalkFuzz.survives(Talk.udp(389), TalkFuzz.client(BIND), TalkFuzz.server(BOUND), TalkFuzz.client(SEARCH));
    }

    @Test
    void theSizeOfChunksDoesNotMatter() {
        TalkFuzz.isTheSameInPieces(
                Talk.tcp(389),
                TalkFuzz.client(saslBind("GSSAPI", new byte[] {4, 4})),
                TalkFuzz.server(BOUND),
                TalkFuzz.client(wrapToken(4, SEARCH), wrapToken(6, new byte[4])),
                TalkFuzz.server(wrapToken(4, entry(sequences(3)))));
    }

    private static byte[] message(int number, Object... rest) {
        return sequence(integer(number), Talk.bytes(rest));
    }

    private static byte[] bigElement(int tag, byte[] first, byte[] octets) {
        byte[] values = Talk.bytes(0x04, 0x83, octets.length >> 16, octets.length >> 8, octets.length, octets);
        int length = first.length + values.length;
        return Talk.bytes(tag, 0x83, length >> 16, length >> 8, length, first, values);
    }

    private static byte[] equal(String attribute, String value) {
        return context(3, text(attribute), text(value));
    }

    private static byte[] search(byte[] filter) {
        return message(2, Ber.of(0x63, text("dc=x"), enumerated(2), enumerated(0), integer(0), integer(0),
                Ber.bool(false), filter, sequence(text("mail"))));
    }

    private static byte[] nested(int depth) {
        byte[] filter = equal("a", "b");
        for (int i = 0; i < depth; i++) {
            filter = context(2, filter);
        }
        return filter;
    }

    private static byte[] entry(byte[] attributes) {
        return message(3, Ber.of(0x64, text("cn=joe"), attributes));
    }

    private static byte[] sequences(int depth) {
        byte[] value = new byte[0];
        for (int i = 0; i < depth; i++) {
            value = sequence(value);
        }
        return value;
    }

    private static byte[] modify(int kind) {
        byte[] attribute = sequence(text("mail"), Ber.of(0x31, text("joe@example.org")));
        return message(4, Ber.of(0x66, text("cn=joe"), sequence(sequence(enumerated(kind), attribute))));
    }

    private static byte[] saslBind(String mechanism, byte[] token) {
        return message(5, Ber.of(0x60, integer(3), text(""), context(3, text(mechanism), Ber.of(4, token))));
    }

    private static byte[] spnego() {
        return Ber.of(0x60, Ber.of(6, 0x2b, 6, 1, 5, 5, 2), context(0, sequence(context(0, sequence()))));
    }

    private static byte[] ntlmNegotiate() {
        return Talk.bytes("NTLMSSP", 0, 1, 0, 0, 0, new byte[20]);
    }

    private static byte[] wrapToken(int flags, byte[] content) {
        int length = 16 + content.length;
        return Talk.bytes(0, 0, length >> 8, length, 5, 4, flags, 0xff, 0, 0, 0, 0, new byte[8], content);
    }
}
