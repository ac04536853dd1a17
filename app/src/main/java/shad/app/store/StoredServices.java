package shad.app.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import shad.model.conn.RememberedService;
import shad.views.services.ServiceMemory;

/// What the window remembers of services: a store in the folder for a program's data (XDG Base Directory). One that
/// cannot be used is set aside until the next start, and its file left as it is.
public final class StoredServices implements ServiceMemory {
    private static final Duration TIMEOUT = Duration.ofSeconds(15);

    private final Path file;
    private String problem = "";

    /// For the service loader.
    public StoredServices() {
        this(defaultFile());
    }

    StoredServices(Path file) {
        this.file = file;
    }

    private static Path defaultFile() {
        String xdg = System.getenv("XDG_DATA_HOME");
        Path folder = xdg == null || xdg.isBlank()
                ? Path.of(System.getProperty("user.home"), ".local", "share")
                : Path.of(xdg);
        return folder.resolve("shad").resolve("services.sqlite");
    }

    @Override
    public synchronized Recollection recall() {
        if (!problem.isEmpty() || !Files.exists(file)) {
            return new Recollection(List.of(), problem);
        }
        try {
            return new Recollection(new ServiceStore(file, TIMEOUT).load(), "");
        } catch (ServiceStoreException e) {
            setAside(e);
            return new Recollection(List.of(), problem);
        }
    }

    @Override
    public synchronized String keep(List<RememberedService> services) {
        if (!problem.isEmpty()) {
            return problem;
        }
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            new ServiceStore(file, TIMEOUT).save(services);
        } catch (ServiceStoreException | IOException e) {
            setAside(e);
        }
        return problem;
    }

    @Override
    public synchronized String forget() {
        try {
            new ServiceStore(file, TIMEOUT).clear();
            problem = "";
        } catch (ServiceStoreException e) {
            return String.valueOf(e.getMessage());
        }
        return "";
    }

    @Override
    public String place() {
        return file.toString();
    }

    private void setAside(Exception cause) {
        problem = cause.getMessage() + ". What is new cannot be told until Shad starts again";
    }
}
