package shad.views.export;

/// How an export ended.
public sealed interface ExportOutcome {
    ExportTarget target();

    /// The file is there with this many rows, each of which is called `noun`.
    record Written(ExportTarget target, long rows, String noun) implements ExportOutcome {}

    /// A person stopped it; what was there before still is.
    record Cancelled(ExportTarget target) implements ExportOutcome {}

    /// It could not be written; what was there before still is. The message is for a person.
    record Failed(ExportTarget target, String message) implements ExportOutcome {}
}
