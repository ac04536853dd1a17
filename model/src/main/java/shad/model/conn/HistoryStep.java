package shad.model.conn;

import org.jspecify.annotations.Nullable;

/// One letter of a history string in words. Immutable.
///
/// @param index place in the string, from 0
/// @param letter as written
/// @param meaning what the letter stands for; null where it is no letter of this transport's histories
/// @param side whose letter it is; null for letters of the connection as a whole and where there is no meaning
/// @param occurrence the how-manieth such event the letter stands for: of scaled letters 1, 10, 100…, of others how
///     often it was written; 0 where there is no meaning or the count is lost
/// @param title what happened and who did it, without a full stop, as a heading
/// @param words what happened, in one sentence
/// @param rule when the letter is written, in one or two sentences; empty where there is no meaning
public record HistoryStep(
        int index,
        char letter,
        @Nullable HistoryLetter meaning,
        @Nullable Side side,
        long occurrence,
        String title,
        String words,
        String rule) {

    /// Whether the letter tells of trouble, or is none.
    public boolean isTrouble() {
        return meaning == null || meaning.isTrouble();
    }
}
