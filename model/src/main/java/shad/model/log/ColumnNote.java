package shad.model.log;

/// A column of a log about which a person should know something: Shad has no place for it, or the log lacks it.
///
/// @param column the name in the log
/// @param line the line that told first, from 1
/// @param meaning what that means for the rows, in plain words
public record ColumnNote(String column, long line, String meaning) {}
