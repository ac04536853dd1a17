package shad.model.inspect;

import shad.model.conn.Side;

/// Bytes that one end sent and that were not captured, as an acknowledgment of the other end shows.
///
/// @param index the packet that acknowledged them, from 0
/// @param side who sent them, by the roles that the connection has in the end
/// @param length how many; unsigned
/// @param counted whether they count as missed: both ends took part in a handshake
public record GapNote(int index, Side side, long length, boolean counted) {}
