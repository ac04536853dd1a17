package shad.model.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import shad.model.service.registry.ServiceTable;

class AnalyzerTableTest {
    @Test
    void portOfAProtocolWithoutAnalyzerIsRefused() {
        AnalyzerTable.Builder table = new AnalyzerTable.Builder().tcp(Protocol.FTP, 21);

        IllegalStateException refusal = assertThrows(IllegalStateException.class, table::build);
        assertEquals("TCP port 21 attaches FTP, which has no analyzer", refusal.getMessage());
    }

    @Test
    void signatureOfAProtocolWithoutAnalyzerIsRefused() {
        AnalyzerTable.Builder table = new AnalyzerTable.Builder()
                .signature(Signature.of("x", Signature.Transport.UDP, Signature.From.EITHER, "x")
                        .attaching(Protocol.QUIC));

        IllegalStateException refusal = assertThrows(IllegalStateException.class, table::build);
        assertEquals("signature x attaches QUIC, which has no analyzer", refusal.getMessage());
    }

    @Test
    void noPortOfTheStandardTableAttachesAProtocolTwice() {
        for (int port = 0; port < 65_536; port++) {
            List<Protocol> overTcp = ServiceTable.STANDARD.atPort(true, port);
            List<Protocol> overUdp = ServiceTable.STANDARD.atPort(false, port);

            assertEquals(Set.copyOf(overTcp).size(), overTcp.size(), () -> "TCP " + overTcp);
            assertEquals(Set.copyOf(overUdp).size(), overUdp.size(), () -> "UDP " + overUdp);
        }
    }

    @Test
    void signaturesOfTheStandardTableHaveNamesOfTheirOwn() {
        Set<String> names = new HashSet<>();
        for (Signature signature : ServiceTable.STANDARD.signatures()) {
            assertTrue(names.add(signature.name()), signature.name());
        }
    }
}
