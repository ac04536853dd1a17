package shad.model.inspect;

import shad.model.conn.HistoryLetter;
import shad.model.conn.HistoryRule;

/// A letter that a packet wrote into the history, or was worth but did not write.
///
/// @param letter as it stands in the history, or would
/// @param rule why it was written, or why not
/// @param occurrence of counted letters the how-manieth such packet of its side; otherwise 0
public record LetterNote(char letter, HistoryRule rule, int occurrence) {
    /// Whether the letter stands in the history.
    public boolean isWritten() {
        return rule.writes();
    }

    /// What happened and why that was written, or was not, in one sentence without a full stop.
    public String words() {
        HistoryLetter meaning = HistoryLetter.of(letter);
        String event = meaning == null ? Character.toString(letter) : meaning.meaning();
        String count = occurrence > 1 ? ", number " + occurrence + " of this side" : "";
        return event + count + ": " + rule.words();
    }
}
