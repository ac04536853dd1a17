package shad.model.conn;

/// Something that the payload of a connection told, for a person to see beside the row.
///
/// @param kind what it is
/// @param value printable ASCII, cut where it was long
public record Evidence(EvidenceKind kind, String value) {}
