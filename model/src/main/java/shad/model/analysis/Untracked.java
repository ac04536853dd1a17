package shad.model.analysis;

/// Frames, or packets inside them, that ended in no connection for one reason.
///
/// @param reason in plain words
/// @param count how many
/// @param firstFrame number of the first such frame, from 1
public record Untracked(String reason, long count, long firstFrame) {}
