package shad.views.services;

import java.nio.file.Path;
import java.util.List;
import shad.model.conn.RememberedService;

/// What services earlier captures showed, kept from run to run. Methods may take seconds and are called in the
/// background, one at a time.
public interface ServiceMemory {
    /// Remembers nothing.
    ServiceMemory NONE = new ServiceMemory() {
        @Override
        public Recollection recall() {
            return Recollection.NOTHING;
        }

        @Override
        public String keep(List<RememberedService> services) {
            return "";
        }

        @Override
        public String forget() {
            return "";
        }

        @Override
        public String place() {
            return "nowhere";
        }

        @Override
        public void moveTo(Path file) {
            // Nothing is kept in any file.
        }
    };

    /// What is remembered.
    ///
    /// @param problem why nothing could be read and what to do, for a person; empty if all went well
    record Recollection(List<RememberedService> services, String problem) {
        static final Recollection NOTHING = new Recollection(List.of(), "");
    }

    Recollection recall();

    /// Adds what a capture showed. Returns why that was not possible and what to do; empty if it was.
    String keep(List<RememberedService> services);

    /// Forgets all services. Returns why that was not possible and what to do; empty if it was.
    String forget();

    /// Where services are kept, for a person.
    String place();

    /// Keeps services in another file from now on; what is in the one before stays there. Does not wait for files; any
    /// thread.
    void moveTo(Path file);
}
