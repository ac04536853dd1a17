package shad.model.service.known;

import java.util.List;
import shad.model.conn.Server;

/// A connection that showed services of its responder.
///
/// @param seconds the time of that
/// @param names in the order of Zeek's sets
record Sighting(double seconds, Server server, List<String> names) {}
