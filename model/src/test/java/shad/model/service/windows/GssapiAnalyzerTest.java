package shad.model.service.windows;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import shad.model.service.Ber;
import shad.model.service.Talk;
import shad.model.service.TalkFuzz;

class GssapiAnalyzerTest {
    private static final String END = "ldap_tcp";
    private static final byte[] ATTRIBUTES = {1, 0, 2, 0, 'x', 0, 0, 0, 0, 0};

    @Test
    void aTokenThatCanBeReadConfirms() {
        assertEquals("gssapi," + END, columnOf(Tokens.initial(new byte[0])));
        assertEquals("gssapi," + END, columnOf(Tokens.answer(new byte[0])));
    }

    @Test
    void opaqueTokensConfirm() {
        assertEquals("gssapi," + END, columnOf(Talk.bytes(4, 4, "anything")));
        assertEquals("gssapi," + END, columnOf(Talk.bytes(5, 4, "anything")));
    }

    @Test
    void anUnknownFieldIsAViolation() {
        assertEquals(END, columnOf(Ber.context(1, Ber.sequence(Ber.context(4, Ber.integer(1))))));
        assertEquals(END, columnOf(new byte[] {0x60}));
    }

    @Test
    void ntlmConfirmsBeforeWhatCarriesIt() {
        assertEquals("ntlm,gssapi," + END, columnOf(Tokens.initial(Tokens.ntlmNegotiate())));
        assertEquals("ntlm,gssapi," + END, columnOf(Tokens.answer(Tokens.ntlmChallenge(new byte[4]))));
    }

    @Test
    void kerberosConfirmsBeforeWhatCarriesIt() {
        byte[] request = Tokens.apRequest();
        assertEquals("krb,gssapi," + END, columnOf(Tokens.initial(request)));
        assertEquals("krb,gssapi," + END, columnOf(Tokens.initial(Tokens.kerberosToken(request))));
    }

    @Test
    void aViolationOfTheInnerProtocolTakesOnlyItsOwnName() {
        Talk talk = Talk.tcp(389).client(Tokens.ldapBind(Tokens.initial(Tokens.apRequest())));
        talk.client(Tokens.ldapBind(Tokens.initial(new byte[] {0x6e, 0})));
        assertEquals("gssapi," + END, talk.column());
        talk.client(Tokens.ldapBind(Tokens.initial(Tokens.apRequest())));
        assertEquals("gssapi," + END, talk.column(), "the same object does not confirm again");
    }

    @Test
    void aMessageOfNtlmNeedsItsFields() {
        assertEquals("gssapi," + END, columnOf(Tokens.initial(Talk.bytes("NTLMSSP", 0, 1, 0, 0, 0))));
    }

    @Test
    void attributesOfNtlmsTargetHaveKnownKinds() {
        assertEquals("ntlm,gssapi," + END,
                columnOf(Tokens.answer(Tokens.ntlmChallenge(ATTRIBUTES))));
        assertEquals("gssapi," + END, columnOf(Tokens.answer(Tokens.ntlmChallenge(Talk.bytes(11, 0, 0, 0)))));
    }

    @Test
    void stringsOfNtlmMustLieBehindTheFixedFields() {
        byte[] authenticate = Tokens.ntlmAuthenticate("D", "joe");
        assertEquals("ntlm,gssapi," + END, columnOf(Tokens.answer(authenticate)));
        authenticate[12 + 3 * 8 + 4] = 12;
        assertEquals("gssapi," + END, columnOf(Tokens.answer(authenticate)));
    }

    @Test
    void theUserOfNtlmIsEvidence() {
        Talk talk = Talk.tcp(389).client(Tokens.ldapBind(Tokens.answer(Tokens.ntlmAuthenticate("DOM", "joe"))));
        assertEquals(List.of("USER_NAME=DOM\\joe"), talk.evidence());
    }

    @Test
    void violationsOfNtlmAreNotHeeded() {
        Talk talk = Talk.tcp(389).client(Tokens.ldapBind(Tokens.initial(Tokens.ntlmNegotiate())));
        talk.client(Tokens.ldapBind(Tokens.initial(Talk.bytes("NTLMSSP", 0, 1, 0, 0, 0))));
        assertEquals("ntlm,gssapi," + END, talk.column());
    }

    @Test
    void hostileTokensDoNoHarm() {
        TalkFuzz.survives(
                Talk.tcp(389),
                TalkFuzz.client(Tokens.ldapBind(Tokens.initial(Tokens.ntlmNegotiate()))),
                TalkFuzz.client(Tokens.ldapBind(Tokens.answer(Tokens.ntlmChallenge(ATTRIBUTES)))),
                TalkFuzz.client(Tokens.ldapBind(Tokens.answer(Tokens.ntlmAuthenticate("DOM", "joe")))),
                TalkFuzz.client(Tokens.ldapBind(Tokens.initial(Tokens.kerberosToken(Tokens.apRequest())))));
    }

    private static String columnOf(byte[] token) {
        return Talk.tcp(389).client(Tokens.ldapBind(token)).column();
    }
}
