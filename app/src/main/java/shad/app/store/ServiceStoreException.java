package shad.app.store;

import org.jspecify.annotations.Nullable;

/// A store of services that cannot be used. The message names the file and says what to do.
public final class ServiceStoreException extends Exception {
    private static final long serialVersionUID = 1;

    ServiceStoreException(String message) {
        super(message);
    }

    ServiceStoreException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
