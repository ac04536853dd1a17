package shad.model.buffer;

import java.io.IOException;

/// Reading ended because nobody wants the rest. No fault of the source.
public final class StoppedException extends IOException {
    private static final long serialVersionUID = 1;

    public StoppedException() {
        super("reading was stopped");
    }
}
