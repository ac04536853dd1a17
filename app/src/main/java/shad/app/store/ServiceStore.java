package shad.app.store;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;
import shad.model.conn.IpAddress;
import shad.model.conn.RememberedService;
import shad.model.conn.Server;
import shad.model.conn.TransportProtocol;

/// Services remembered in an SQLite file, by host, port, transport and name. The file is open only while it is read or
/// written, in one transaction each, so several runs may share it. A file that is damaged, or not a store of this
/// version, is never written to. For one thread at a time.
public final class ServiceStore {
    /// Marks the file as a store, in ASCII: `ShAD`.
    private static final int APPLICATION_ID = 0x53684144;
    private static final int VERSION = 1;
    private static final int LARGEST_PORT = 0xffff;

    private static final String CREATE =
            """
            CREATE TABLE service (
                host TEXT NOT NULL,
                port INTEGER NOT NULL,
                transport TEXT NOT NULL,
                name TEXT NOT NULL,
                first_seen INTEGER NOT NULL,
                last_seen INTEGER NOT NULL,
                listed INTEGER NOT NULL,
                PRIMARY KEY (host, port, transport, name)
            ) STRICT, WITHOUT ROWID
            """;
    private static final String READ =
            "SELECT host, port, transport, name, first_seen, last_seen, listed FROM service";
    private static final String WRITE =
            """
            INSERT INTO service (host, port, transport, name, first_seen, last_seen, listed)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT DO UPDATE SET
                first_seen = min(first_seen, excluded.first_seen),
                last_seen = max(last_seen, excluded.last_seen),
                listed = max(listed, excluded.listed)
            """;

    private final Path file;
    private final Duration timeout;

    /// @param timeout how long to wait for another program that is writing
    public ServiceStore(Path file, Duration timeout) {
        this.file = file.toAbsolutePath();
        this.timeout = timeout;
    }

    /// What was remembered; nothing where there is no file yet.
    public List<RememberedService> load() throws ServiceStoreException {
        if (!Files.exists(file)) {
            return List.of();
        }
        try (Connection connection = connect()) {
            return isNew(connection) ? List.of() : read(connection);
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    /// Adds services, and makes the file where there is none. What another run has written meanwhile stays: the earliest
    /// first time and the latest of the others count.
    public void save(List<RememberedService> services) throws ServiceStoreException {
        try (Connection connection = connect()) {
            connection.setAutoCommit(false);
            if (isNew(connection)) {
                create(connection);
            }
            write(connection, services);
            connection.commit();
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    /// Forgets every service; nothing happens where there is no file yet.
    public void clear() throws ServiceStoreException {
        if (!Files.exists(file)) {
            return;
        }
        try (Connection connection = connect()) {
            if (!isNew(connection)) {
                try (Statement statement = connection.createStatement()) {
                    statement.executeUpdate("DELETE FROM service");
                }
            }
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    private Connection connect() throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout((int) Math.min(timeout.toMillis(), Integer.MAX_VALUE));
        // A transaction that begins by writing cannot find out halfway that another one was faster.
        config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
        // As a URI, so that no character of the name means anything to the driver.
        return config.createConnection("jdbc:sqlite:" + file.toUri());
    }

    /// Whether nothing was ever stored in the file.
    private boolean isNew(Connection connection) throws SQLException, ServiceStoreException {
        int application = number(connection, "PRAGMA application_id");
        int version = number(connection, "PRAGMA user_version");
        if (application == 0 && version == 0 && number(connection, "SELECT count(*) FROM sqlite_schema") == 0) {
            return true;
        }
        if (application != APPLICATION_ID) {
            throw new ServiceStoreException(file + " is a database of another program; choose another file");
        }
        if (version != VERSION) {
            throw new ServiceStoreException(file + " was written by another version of Shad (form " + version
                    + ", this one reads " + VERSION + "); update Shad or choose another file");
        }
        return false;
    }

    private static int number(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            return result.next() ? result.getInt(1) : 0;
        }
    }

    private static void create(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate(CREATE);
            statement.executeUpdate("PRAGMA application_id = " + APPLICATION_ID);
            statement.executeUpdate("PRAGMA user_version = " + VERSION);
        }
    }

    private List<RememberedService> read(Connection connection) throws SQLException, ServiceStoreException {
        List<RememberedService> services = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(READ)) {
            while (row.next()) {
                services.add(service(row).orElseThrow(() -> damaged(null)));
            }
        }
        return services;
    }

    private static Optional<RememberedService> service(ResultSet row) throws SQLException {
        int port = row.getInt(2);
        Optional<TransportProtocol> transport = transport(row.getString(3));
        Optional<IpAddress> host = IpAddress.parse(row.getString(1));
        if (host.isEmpty() || transport.isEmpty() || port < 0 || port > LARGEST_PORT) {
            return Optional.empty();
        }
        Server server = new Server(host.get(), port, transport.get());
        return Optional.of(
                new RememberedService(server, row.getString(4), row.getLong(5), row.getLong(6), row.getLong(7)));
    }

    private static Optional<TransportProtocol> transport(String name) {
        return switch (name) {
            case "tcp" -> Optional.of(TransportProtocol.TCP);
            case "udp" -> Optional.of(TransportProtocol.UDP);
            default -> Optional.empty();
        };
    }

    private static void write(Connection connection, List<RememberedService> services) throws SQLException {
        try (PreparedStatement row = connection.prepareStatement(WRITE)) {
            for (RememberedService service : services) {
                row.setString(1, service.server().host().toString());
                row.setInt(2, service.server().port());
                row.setString(3, service.server().transport().zeekName());
                row.setString(4, service.name());
                row.setLong(5, service.firstSeenMicros());
                row.setLong(6, service.lastSeenMicros());
                row.setLong(7, service.listedMicros());
                row.executeUpdate();
            }
        }
    }

    private ServiceStoreException failure(SQLException cause) {
        // The lower byte is the kind of error, the others say more.
        int code = cause instanceof SQLiteException e ? e.getResultCode().code & 0xff : -1;
        if (code == SQLiteErrorCode.SQLITE_BUSY.code || code == SQLiteErrorCode.SQLITE_LOCKED.code) {
            return new ServiceStoreException(
                    file + " is locked: another program kept it for " + timeout.toSeconds()
                            + " seconds; close that or try again later",
                    cause);
        }
        if (code == SQLiteErrorCode.SQLITE_FULL.code) {
            return new ServiceStoreException("There is no room left for " + file + "; free some", cause);
        }
        if (code == SQLiteErrorCode.SQLITE_CANTOPEN.code
                || code == SQLiteErrorCode.SQLITE_READONLY.code
                || code == SQLiteErrorCode.SQLITE_PERM.code) {
            return new ServiceStoreException(
                    file + " cannot be opened for writing; choose a file in a folder that exists and is yours", cause);
        }
        return damaged(cause);
    }

    private ServiceStoreException damaged(@Nullable Throwable cause) {
        String reason = cause == null ? "a row makes no sense" : String.valueOf(cause.getMessage());
        return new ServiceStoreException(
                file + " is damaged or no store of services (" + reason + "); it stays as it is: move it away or choose"
                        + " another file",
                cause);
    }
}
