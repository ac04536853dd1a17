package shad.model.conn;

import org.jspecify.annotations.Nullable;

/// The letters of a history string and what they mean (Zeek, base/protocols/conn). Upper case stands for the
/// originator, lower case for the responder; `^` and `X` belong to the connection as a whole.
public enum HistoryLetter {
    SYN('S', "SYN without ACK", Kind.ONCE),
    SYN_ACK('H', "SYN with ACK (handshake)", Kind.ONCE),
    ACK('A', "first pure ACK", Kind.ONCE),
    DATA('D', "first packet with payload", Kind.ONCE),
    FIN('F', "FIN", Kind.ONCE),
    RST('R', "RST", Kind.ONCE),
    BAD_CHECKSUM('C', "packet with a bad checksum", Kind.SCALED),
    GAP('G', "content gap: acknowledged bytes that were not captured", Kind.SCALED),
    RETRANSMISSION('T', "payload sent again, or out of order", Kind.SCALED),
    ZERO_WINDOW('W', "zero window: the sender cannot take more data", Kind.SCALED),
    INCONSISTENT('I', "inconsistent packet: FIN and RST together", Kind.ONCE),
    MULTI_FLAG('Q', "multi-flag packet: SYN with FIN or SYN with RST", Kind.ONCE),
    FLIPPED('^', "direction flipped: the roles of the two ends were swapped", Kind.CONNECTION),
    LIMIT_REACHED('X', "analysis stopped at a limit", Kind.CONNECTION);

    /// How often a letter is written.
    public enum Kind {
        /// Once per side, again only for a new sequence position (SYN, FIN, RST).
        ONCE,
        /// On the 1st, 10th, 100th… occurrence per side.
        SCALED,
        /// For the connection as a whole, without case.
        CONNECTION
    }

    private final char letter;
    private final String meaning;
    private final Kind kind;

    HistoryLetter(char letter, String meaning, Kind kind) {
        this.letter = letter;
        this.meaning = meaning;
        this.kind = kind;
    }

    /// The letter as the originator's: upper case.
    public char letter() {
        return letter;
    }

    /// The letter as this side writes it.
    public char letter(Side side) {
        return kind == Kind.CONNECTION || side == Side.ORIGINATOR ? letter : Character.toLowerCase(letter);
    }

    /// What happened, in plain words, without the side.
    public String meaning() {
        return meaning;
    }

    public Kind kind() {
        return kind;
    }

    /// Whether the letter tells of trouble: loss, damage, limits or guessed roles rather than the normal course.
    public boolean isTrouble() {
        return switch (this) {
            case BAD_CHECKSUM, GAP, RETRANSMISSION, ZERO_WINDOW, INCONSISTENT, MULTI_FLAG, FLIPPED, LIMIT_REACHED ->
                true;
            default -> false;
        };
    }

    /// The letter that `c` stands for, in either case; null where there is none (also for a lower-case `x`).
    public static @Nullable HistoryLetter of(char c) {
        for (HistoryLetter each : values()) {
            if (each.letter == c || (each.kind != Kind.CONNECTION && Character.toLowerCase(each.letter) == c)) {
                return each;
            }
        }
        return null;
    }

    /// Whose letter `c` is; null for letters of the connection as a whole.
    public static @Nullable Side sideOf(char c) {
        if (c == '^' || c == 'X') {
            return null;
        }
        return Character.isUpperCase(c) ? Side.ORIGINATOR : Side.RESPONDER;
    }
}
