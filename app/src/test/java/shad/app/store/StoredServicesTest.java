package shad.app.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shad.model.conn.IpAddress;
import shad.model.conn.RememberedService;
import shad.model.conn.Server;
import shad.model.conn.TransportProtocol;

class StoredServicesTest {
    private static final RememberedService SSH = new RememberedService(
            new Server(new IpAddress(0, IpAddress.mappedLow(0xc0000201)), 22, TransportProtocol.TCP),
            "SSH", 1_000_000, 2_000_000, 1_000_000);

    @TempDir
    private Path folder;

    @Test
    void whatWasKeptIsRecalledByTheNextRun() {
        Path file = folder.resolve("new").resolve("services.sqlite");
        StoredServices first = new StoredServices(file);
        assertEquals(List.of(), first.recall().services());
        assertEquals("", first.keep(List.of(SSH)));
        assertEquals(List.of(SSH), new StoredServices(file).recall().services());
    }

    @Test
    void aFileThatIsNoStoreIsSaidAndLeftAsItIs() throws IOException {
        Path file = folder.resolve("services.sqlite");
        byte[] letter = "Dear diary, this is no database at all.".repeat(99).getBytes(StandardCharsets.UTF_8);
        Files.write(file, letter);
        StoredServices services = new StoredServices(file);
        String problem = services.recall().problem();
        assertTrue(problem.contains(file.toString()), problem);
        assertEquals(problem, services.keep(List.of(SSH)));
        assertArrayEquals(letter, Files.readAllBytes(file));
    }

    @Test
    void whatIsForgottenIsNotRecalled() {
        Path file = folder.resolve("services.sqlite");
        StoredServices services = new StoredServices(file);
        assertEquals("", services.forget());
        services.keep(List.of(SSH));
        assertEquals("", services.forget());
        assertEquals(List.of(), new StoredServices(file).recall().services());
        assertEquals(file.toString(), services.place());
    }

    @Test
    void anotherFileIsUsedFromThenOnAndTheOneBeforeStays() {
        Path before = folder.resolve("before.sqlite");
        Path after = folder.resolve("after.sqlite");
        StoredServices services = new StoredServices(before);
        services.keep(List.of(SSH));
        services.moveTo(after);

        assertEquals(List.of(), services.recall().services());
        assertEquals(after.toString(), services.place());
        services.moveTo(before);
        assertEquals(List.of(SSH), services.recall().services());
    }
}
