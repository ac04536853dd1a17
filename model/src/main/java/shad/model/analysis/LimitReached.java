package shad.model.analysis;

/// A limit against floods that a capture reached, so that some rows say less than Zeek's would.
///
/// @param meaning what was done, in plain words that follow the count
/// @param count how often
/// @param firstFrame number of the frame at which it was done first, from 1
public record LimitReached(String meaning, long count, long firstFrame) {}
