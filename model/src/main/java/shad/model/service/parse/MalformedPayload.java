package shad.model.service.parse;

/// Payload that is not what a parser requires; the analyzer that meets it has violated its protocol (Zeek, V6: the
/// exceptions of generated parsers). Carries nothing, so that hostile input costs nothing: there is one instance.
public final class MalformedPayload extends RuntimeException {
    private static final long serialVersionUID = 1;
    @SuppressWarnings("StaticAssignmentOfThrowable") // it has no stack trace
    private static final MalformedPayload INSTANCE = new MalformedPayload();

    private MalformedPayload() {
        super("malformed payload", null, false, false);
    }

    /// The exception to throw.
    public static MalformedPayload thrown() {
        return INSTANCE;
    }
}
