package shad.model.export;

/// The two forms in which Zeek writes logs.
public enum ConnLogFormat {
    /// Tab-separated values below a header (Zeek, ASCII log writer).
    TSV,
    /// One JSON object a line, without header (Zeek, ASCII log writer with use_json).
    JSON
}
