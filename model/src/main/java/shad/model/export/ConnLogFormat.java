package shad.model.export;

/// The forms in which logs are written: the two of Zeek, and one for spreadsheets.
public enum ConnLogFormat {
    /// Tab-separated values below a header (Zeek, ASCII log writer).
    TSV,
    /// One JSON object a line, without header (Zeek, ASCII log writer with use_json).
    JSON,
    /// Comma-separated values below a line of names, for spreadsheets (RFC 4180).
    CSV
}
