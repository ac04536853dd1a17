package shad.model.inspect;

import shad.model.conn.Side;
import shad.model.conn.TcpEndpointState;

/// A change of state of one end of a TCP connection.
///
/// @param index the packet that brought it, from 0
/// @param side the end, by the roles that the connection has in the end
public record StateStep(int index, Side side, TcpEndpointState from, TcpEndpointState to) {}
