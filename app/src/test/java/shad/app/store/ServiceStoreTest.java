package shad.app.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shad.model.conn.IpAddress;
import shad.model.conn.RememberedService;
import shad.model.conn.Server;
import shad.model.conn.TransportProtocol;

class ServiceStoreTest {
    @TempDir
    private Path folder;

    private Path file() {
        return folder.resolve("known services?.db");
    }

    private ServiceStore store() {
        return new ServiceStore(file(), Duration.ofMillis(200));
    }

    private static RememberedService service(String host, String name, long first, long last, long listed) {
        Server server = new Server(IpAddress.parse(host).orElseThrow(), 443, TransportProtocol.TCP);
        return new RememberedService(server, name, first, last, listed);
    }

    private void execute(String... commands) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file().toUri());
                Statement statement = connection.createStatement()) {
            for (String command : commands) {
                statement.executeUpdate(command);
            }
        }
    }

    private void refusesAndKeeps(String message) throws IOException {
        byte[] before = Files.readAllBytes(file());

        assertThatThrownBy(() -> store().load())
                .isInstanceOf(ServiceStoreException.class).hasMessageContaining(file().toString())
                .hasMessageContaining(message);
        assertThatThrownBy(() -> store().save(List.of(service("10.0.0.1", "SSL", 1, 2, 1))))
                .isInstanceOf(ServiceStoreException.class).hasMessageContaining(message);
        assertThat(file()).hasBinaryContent(before);
    }

    @Test
    void whatIsSavedIsLoadedAgain() throws ServiceStoreException {
        List<RememberedService> services =
                List.of(service("10.0.0.1", "SSL", 1, 3, 2), service("2001:db8::1", "", 4, 6, 5));
        store().save(services);

        assertThat(store().load()).containsExactlyInAnyOrderElementsOf(services);
    }

    @Test
    void withoutAFileNothingIsRememberedAndNoneIsMade() throws ServiceStoreException {
        assertThat(store().load()).isEmpty();
        assertThat(file()).doesNotExist();
    }

    @Test
    void emptyFileBecomesAStore() throws IOException, ServiceStoreException {
        Files.createFile(file());
        store().save(List.of(service("10.0.0.1", "SSL", 1, 3, 2)));

        assertThat(store().load()).hasSize(1);
    }

    @Test
    void earliestAndLatestTimesOfSeveralRunsCount() throws ServiceStoreException {
        store().save(List.of(service("10.0.0.1", "SSL", 10, 30, 20)));
        store().save(List.of(service("10.0.0.1", "SSL", 5, 25, 7)));
        assertThat(store().load()).containsExactly(service("10.0.0.1", "SSL", 5, 30, 20));

        store().save(List.of(service("10.0.0.1", "SSL", 40, 50, 40)));
        assertThat(store().load()).containsExactly(service("10.0.0.1", "SSL", 5, 50, 40));
    }

    @Test
    void lockedStoreIsReportedAfterTheTimeout() throws SQLException, ServiceStoreException {
        store().save(List.of(service("10.0.0.1", "SSL", 1, 3, 2)));
        try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + file().toUri());
                Statement statement = other.createStatement()) {
            statement.executeUpdate("BEGIN EXCLUSIVE");

            assertThatThrownBy(() -> store().load()).hasMessageContaining("is locked");
            assertThatThrownBy(() -> store().save(List.of())).hasMessageContaining("is locked");
        }
        assertThat(store().load()).hasSize(1);
    }

    @Test
    void fileThatIsNoDatabaseIsLeftAlone() throws IOException {
        Files.writeString(file(), "my notes, which are longer than the header of a database ".repeat(40));

        refusesAndKeeps("is damaged or no store");
    }

    @Test
    void storeWithDestroyedPagesIsLeftAlone() throws IOException, ServiceStoreException {
        store().save(List.of(service("10.0.0.1", "SSL", 1, 3, 2)));
        byte[] bytes = Files.readAllBytes(file());
        Arrays.fill(bytes, 100, bytes.length, (byte) 0x55);
        Files.write(file(), bytes);

        refusesAndKeeps("is damaged or no store");
    }

    @Test
    void storeOfANewerVersionIsLeftAlone() throws IOException, SQLException, ServiceStoreException {
        store().save(List.of(service("10.0.0.1", "SSL", 1, 3, 2)));
        execute("PRAGMA user_version = 2");

        refusesAndKeeps("another version of Shad");
    }

    @Test
    void databaseOfAnotherProgramIsLeftAlone() throws IOException, SQLException {
        execute("CREATE TABLE recipe (name TEXT)");

        refusesAndKeeps("of another program");
    }

    @Test
    void storeWithARowThatMakesNoSenseIsDamaged() throws SQLException, ServiceStoreException {
        store().save(List.of(service("10.0.0.1", "SSL", 1, 3, 2)));
        execute("UPDATE service SET port = 70000");

        assertThatThrownBy(() -> store().load()).hasMessageContaining("a row makes no sense");
    }

    @Test
    void storeInAFolderThatDoesNotExistCannotBeMade() {
        ServiceStore store = new ServiceStore(folder.resolve("absent/store.db"), Duration.ofSeconds(1));

        assertThatThrownBy(() -> store.save(List.of())).hasMessageContaining("choose a file in a folder that exists");
    }
}
