package shad.model.query;

/// How many connections of a group have a service.
///
/// @param service as conn.log prints it
public record ServiceCount(String service, long connections) {}
