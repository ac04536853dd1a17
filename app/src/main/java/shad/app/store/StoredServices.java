package shad.app.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import shad.model.conn.RememberedService;
import shad.model.home.UserFolders;
import shad.views.services.ServiceMemory;

/// What the window remembers of services: a store in the folder for a program's data (XDG Base Directory). One that
/// cannot be used is set aside until the next start, and its file left as it is.
public final class StoredServices implements ServiceMemory {
    private static final Duration TIMEOUT = Duration.ofSeconds(15);

    private volatile Place place;

    /// A file, and why it is set aside.
    private static final class Place {
        private final Path file;
        private String problem = "";

        Place(Path file) {
            this.file = file;
        }
    }

    /// For the service loader.
    public StoredServices() {
        this(UserFolders.DATA.ofShad().resolve("services.sqlite"));
    }

    StoredServices(Path file) {
        place = new Place(file);
    }

    @Override
    public synchronized Recollection recall() {
        Place now = place;
        if (!now.problem.isEmpty() || !Files.exists(now.file)) {
            return new Recollection(List.of(), now.problem);
        }
        try {
            return new Recollection(new ServiceStore(now.file, TIMEOUT).load(), "");
        } catch (ServiceStoreException e) {
            setAside(now, e);
            return new Recollection(List.of(), now.problem);
        }
    }

    @Override
    public synchronized String keep(List<RememberedService> services) {
        Place now = place;
        if (!now.problem.isEmpty()) {
            return now.problem;
        }
        try {
            Files.createDirectories(now.file.toAbsolutePath().getParent());
            new ServiceStore(now.file, TIMEOUT).save(services);
        } catch (ServiceStoreException | IOException e) {
            setAside(now, e);
        }
        return now.problem;
    }

    @Override
    public synchronized String forget() {
        Place now = place;
        try {
            new ServiceStore(now.file, TIMEOUT).clear();
            now.problem = "";
        } catch (ServiceStoreException e) {
            return String.valueOf(e.getMessage());
        }
        return "";
    }

    @Override
    public String place() {
        return place.file.toString();
    }

    @Override
    public void moveTo(Path file) {
        place = new Place(file);
    }

    private static void setAside(Place place, Exception cause) {
        place.problem = cause.getMessage() + ". What is new cannot be told until Shad starts again";
    }
}
