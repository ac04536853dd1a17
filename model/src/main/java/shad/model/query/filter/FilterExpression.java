package shad.model.query.filter;

import java.util.List;
import shad.model.query.RowFilter;

/// A filter that was understood. Immutable; equal to others that ask the same in the same form, wherever they were
/// written. `!=` and all negations keep what their opposite leaves out, rows without a value among them; other
/// comparisons never hold for a row without a value.
public sealed interface FilterExpression {

    /// Where this part stands in the text that it was read from.
    SourceRange range();

    /// The text that [Filters#parse] reads as an expression equal to this one.
    default String print() {
        return FilterPrinter.print(this);
    }

    /// The parts of the top level that must all hold; none of a filter that keeps every row.
    default List<FilterExpression> conjuncts() {
        return switch (this) {
            case All _ -> List.of();
            case And and -> and.parts();
            default -> List.of(this);
        };
    }

    /// Whether it goes by marks or notes, so that it is to be compiled anew when these change.
    default boolean asksForMarks() {
        return switch (this) {
            case All _,Word _,HasName _,HasLetters _,LetterCount _ -> false;
            case And it -> it.parts().stream().anyMatch(FilterExpression::asksForMarks);
            case Or it -> it.parts().stream().anyMatch(FilterExpression::asksForMarks);
            case Not it -> it.part().asksForMarks();
            case Compare it -> it.field().isRemark();
            case In it -> it.field().isRemark();
            case Match it -> it.field().isRemark();
            case IsSet it -> it.field().isRemark();
        };
    }

    /// Turns the expression into a test of rows, for any store and any number of threads.
    ///
    /// @throws FilterException where a named list is unknown or holds what cannot be compared with its field
    default RowFilter compile(FilterContext context) throws FilterException {
        return CompiledFilter.of(this, context);
    }

    /// Keeps every row.
    record All(SourceRange range) implements FilterExpression {}

    /// At least two parts, all of which must hold.
    record And(List<FilterExpression> parts, SourceRange range) implements FilterExpression {
        public And {
            parts = List.copyOf(parts);
        }
    }

    /// At least two parts, one of which must hold.
    record Or(List<FilterExpression> parts, SourceRange range) implements FilterExpression {
        public Or {
            parts = List.copyOf(parts);
        }
    }

    record Not(FilterExpression part, SourceRange range) implements FilterExpression {}

    /// The word occurs in the text of any column that [WordColumns] names, as the log prints it, without regard to
    /// case unless it holds an upper-case letter.
    record Word(String word, SourceRange range) implements FilterExpression {}

    record Compare(FilterField field, Comparison comparison, FilterValue value, SourceRange range)
            implements
                FilterExpression {}

    /// The field has one of the values.
    record In(FilterField field, List<FilterValue> values, SourceRange range) implements FilterExpression {
        public In {
            values = List.copyOf(values);
        }
    }

    record Match(FilterField field, TextMatch match, String text, SourceRange range) implements FilterExpression {}

    record IsSet(FilterField field, boolean set, SourceRange range) implements FilterExpression {}

    /// One of the names of the field is this one; case does not count.
    record HasName(FilterField field, String name, SourceRange range) implements FilterExpression {}

    /// The history has each of these letters at least once, in any order.
    record HasLetters(FilterField field, String letters, SourceRange range) implements FilterExpression {}

    /// How often something happened, by its letter. Of letters that are written on the 1st, 10th, 100th… occurrence
    /// (C G T W) the history proves only the least number: 1, 10, 100…; this is what is compared, 0 without the letter.
    record LetterCount(FilterField field, char letter, Comparison comparison, long count, SourceRange range)
            implements
                FilterExpression {}
}
