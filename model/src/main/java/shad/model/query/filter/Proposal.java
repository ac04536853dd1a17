package shad.model.query.filter;

/// A word that may stand at a place of a filter.
///
/// @param text as it is written
/// @param meaning what it says, in plain words; may be empty
public record Proposal(Kind kind, String text, String meaning) {
    /// What the word is.
    public enum Kind {
        FIELD,
        OPERATOR,
        VALUE,
        UNIT,
        LIST,
        CONNECTIVE
    }
}
