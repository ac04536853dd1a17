package shad.model.query.filter;

import java.util.List;
import java.util.stream.Collectors;
import org.antlr.v4.runtime.Token;
import shad.model.conn.IpAddress;
import shad.model.query.filter.grammar.FilterLexer;

/// Writes expressions as text, with brackets only where they are needed to read the same expression again.
final class FilterPrinter {
    private FilterPrinter() {}

    static String print(FilterExpression expression) {
        return switch (expression) {
            case FilterExpression.All _ -> "";
            case FilterExpression.And and -> joined(and.parts(), " && ", true);
            case FilterExpression.Or or -> joined(or.parts(), " || ", false);
            case FilterExpression.Not not -> negation(not.part());
            case FilterExpression.Word word -> word(word.word());
            case FilterExpression.Compare it ->
                it.field() + " " + it.comparison().sign() + " " + value(it.field(), it.value());
            case FilterExpression.In _,FilterExpression.Match _,FilterExpression.HasName _,FilterExpression.HasLetters _,FilterExpression.LetterCount _ ->
                related(expression, "");
            case FilterExpression.IsSet it -> it.field() + (it.set() ? " is set" : " is unset");
        };
    }

    private static String joined(List<FilterExpression> parts, String sign, boolean bindsTighter) {
        return parts.stream()
                .map(part -> part instanceof FilterExpression.Or || bindsTighter && part instanceof FilterExpression.And
                        ? "(" + print(part) + ")"
                        : print(part))
                .collect(Collectors.joining(sign));
    }

    private static String negation(FilterExpression part) {
        return switch (part) {
            case FilterExpression.In _,FilterExpression.Match _,FilterExpression.HasName _,FilterExpression.HasLetters _,FilterExpression.LetterCount _ ->
                related(part, "not ");
            case FilterExpression.Word _,FilterExpression.Not _,FilterExpression.All _ -> "!" + print(part);
            case FilterExpression.And _,FilterExpression.Or _,FilterExpression.Compare _,FilterExpression.IsSet _ ->
                "!(" + print(part) + ")";
        };
    }

    /// A test whose operator may have “not” before it.
    private static String related(FilterExpression test, String not) {
        return switch (test) {
            case FilterExpression.In it -> it.field() + " " + not + "in " + set(it.field(), it.values());
            case FilterExpression.Match it ->
                it.field() + " " + not + it.match().word() + " " + Quotes.around(it.text());
            case FilterExpression.HasName it -> it.field() + " " + not + "has " + Quotes.around(it.name());
            case FilterExpression.HasLetters it -> it.field() + " " + not + "has " + letters(it.letters());
            case FilterExpression.LetterCount it ->
                it.field() + " " + not + "has " + it.letter() + it.comparison().sign() + it.count();
            default -> throw new IllegalArgumentException(test.toString());
        };
    }

    private static String set(FilterField field, List<FilterValue> values) {
        return values.size() == 1
                ? value(field, values.getFirst())
                : values.stream().map(value -> value(field, value)).collect(Collectors.joining(", ", "{", "}"));
    }

    static String value(FilterField field, FilterValue value) {
        return switch (value) {
            case FilterValue.Text text -> switch (field.type()) {
                case PROTOCOL, STATE, MARK -> text.text();
                default -> Quotes.around(text.text());
            };
            case FilterValue.Quantity it -> it.number().toPlainString()
                    + (it.unit() == Unit.NONE ? "" : " " + it.unit().symbol());
            case FilterValue.Network it -> it.isSingle()
                    ? new IpAddress(it.subnet().high(), it.subnet().low()).toString()
                    : it.subnet().toString();
            case FilterValue.Moment it -> it.instant().toString();
            case FilterValue.LocalMoment it -> it.time().toString();
            case FilterValue.Truth it -> it.value() ? "T" : "F";
            case FilterValue.Range it -> value(field, it.first()) + ".." + value(field, it.last());
            case FilterValue.NamedList it -> "$" + it.name();
        };
    }

    private static String letters(String letters) {
        return isWord(letters) ? letters : Quotes.around(letters);
    }

    private static String word(String word) {
        int colon = word.indexOf(':');
        boolean looksLikeField = FilterField.named(word).isPresent()
                || colon > 0 && FilterField.named(word.substring(0, colon)).isPresent();
        return isWord(word) && !word.startsWith("-") && !looksLikeField ? word : Quotes.around(word);
    }

    /// Whether the text is read as one plain word.
    private static boolean isWord(String text) {
        Token first = FilterReader.tokens(text).getFirst();
        return switch (first.getType()) {
            case FilterLexer.WORD, FilterLexer.NUMBER, FilterLexer.DATE, FilterLexer.CLOCK, FilterLexer.UNIT ->
                first.getStartIndex() == 0 && first.getStopIndex() + 1 == text.length();
            default -> false;
        };
    }
}
