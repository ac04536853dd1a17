package shad.model.query.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.ParseCancellationException;
import shad.model.conn.HistoryLetter;
import shad.model.query.filter.grammar.FilterLexer;
import shad.model.query.filter.grammar.FilterParser;

/// Reads a text as an expression: the generated parser finds its form, this class what names and values mean.
final class FilterReader {
    private static final int MAX_LENGTH = 20_000;

    private final String text;

    private FilterReader(String text) {
        this.text = text;
    }

    static FilterExpression read(String text) throws FilterException {
        if (text.length() > MAX_LENGTH) {
            throw new FilterException("A filter may have " + MAX_LENGTH + " characters at most", MAX_LENGTH, 0);
        }
        return new FilterReader(text).read();
    }

    /// The words and signs of a text, an end mark last.
    static List<Token> tokens(String text) {
        CommonTokenStream stream = stream(text);
        stream.fill();
        return stream.getTokens();
    }

    private static CommonTokenStream stream(String text) {
        FilterLexer lexer = new FilterLexer(new PlainChars(text));
        lexer.removeErrorListeners();
        return new CommonTokenStream(lexer);
    }

    private FilterExpression read() throws FilterException {
        CommonTokenStream tokens = stream(text);
        tokens.fill();
        SyntaxCheck.check(tokens.getTokens());
        FilterParser parser = new FilterParser(tokens);
        parser.removeErrorListeners();
        FirstErrorStrategy errors = new FirstErrorStrategy();
        parser.setErrorHandler(errors);
        FilterParser.FilterContext form;
        try {
            form = parser.filter();
        } catch (ParseCancellationException e) {
            Token offending = errors.offending();
            throw SyntaxCheck.unexpected(tokens.getTokens(), offending == null ? parser.getCurrentToken() : offending);
        }
        return form.disjunction() == null ? Filters.ALL : disjunction(form.disjunction());
    }

    private static SourceRange range(ParserRuleContext form) {
        return new SourceRange(form.getStart().getStartIndex(), form.getStop().getStopIndex() + 1);
    }

    private static SourceRange range(Token token) {
        return new SourceRange(token.getStartIndex(), token.getStopIndex() + 1);
    }

    private FilterExpression disjunction(FilterParser.DisjunctionContext form) throws FilterException {
        List<FilterExpression> parts = new ArrayList<>();
        for (FilterParser.ConjunctionContext part : form.conjunction()) {
            parts.add(conjunction(part));
        }
        return parts.size() == 1 ? parts.getFirst() : new FilterExpression.Or(parts, range(form));
    }

    private FilterExpression conjunction(FilterParser.ConjunctionContext form) throws FilterException {
        List<FilterExpression> parts = new ArrayList<>();
        for (FilterParser.NegationContext part : form.negation()) {
            parts.add(negation(part));
        }
        return parts.size() == 1 ? parts.getFirst() : new FilterExpression.And(parts, range(form));
    }

    private FilterExpression negation(FilterParser.NegationContext form) throws FilterException {
        if (form.negation() != null) {
            return new FilterExpression.Not(negation(form.negation()), range(form));
        }
        return switch (form.condition()) {
            case FilterParser.GroupContext group -> withRange(disjunction(group.disjunction()), range(group));
            case FilterParser.TestContext test -> test(test);
            case FilterParser.TextContext word -> word(word);
            default -> throw new IllegalStateException(form.getText());
        };
    }

    /// Brackets around a part belong to it.
    private static FilterExpression withRange(FilterExpression expression, SourceRange range) {
        return switch (expression) {
            case FilterExpression.All _ -> new FilterExpression.All(range);
            case FilterExpression.And it -> new FilterExpression.And(it.parts(), range);
            case FilterExpression.Or it -> new FilterExpression.Or(it.parts(), range);
            case FilterExpression.Not it -> new FilterExpression.Not(it.part(), range);
            case FilterExpression.Word it -> new FilterExpression.Word(it.word(), range);
            case FilterExpression.Compare it ->
                new FilterExpression.Compare(it.field(), it.comparison(), it.value(), range);
            case FilterExpression.In it -> new FilterExpression.In(it.field(), it.values(), range);
            case FilterExpression.Match it -> new FilterExpression.Match(it.field(), it.match(), it.text(), range);
            case FilterExpression.IsSet it -> new FilterExpression.IsSet(it.field(), it.set(), range);
            case FilterExpression.HasName it -> new FilterExpression.HasName(it.field(), it.name(), range);
            case FilterExpression.HasLetters it -> new FilterExpression.HasLetters(it.field(), it.letters(), range);
            case FilterExpression.LetterCount it ->
                new FilterExpression.LetterCount(it.field(), it.letter(), it.comparison(), it.count(), range);
        };
    }

    // --- words --------------------------------------------------------------------------------------------------------

    private FilterExpression word(FilterParser.TextContext form) throws FilterException {
        SourceRange range = range(form);
        if (form.STRING() != null) {
            String phrase = Quotes.inside(form.STRING().getText());
            if (phrase.isEmpty()) {
                throw new FilterException("There is nothing between the quotes", range);
            }
            return new FilterExpression.Word(phrase, range);
        }
        String word = form.word().getText();
        if (word.equals("-")) {
            throw new FilterException("A word is expected after “-”", range.end(), 0);
        }
        if (word.startsWith("-")) {
            SourceRange behindMinus = new SourceRange(range.start() + 1, range.end());
            return new FilterExpression.Not(plainWord(word.substring(1), behindMinus), range);
        }
        return plainWord(word, range);
    }

    private static FilterExpression plainWord(String word, SourceRange range) throws FilterException {
        if (FilterField.named(word).isPresent()) {
            throw new FilterException("“" + word + "” is a column: compare it, as in “"
                    + Examples.of(FilterField.named(word).get())
                    + "”, or put it in quotes to look for the word", range);
        }
        int colon = word.indexOf(':');
        if (colon > 0 && FilterField.named(word.substring(0, colon)).isPresent()) {
            throw new FilterException("A column is searched with “contains”: " + word.substring(0, colon)
                    + " contains " + Quotes.around(word.substring(colon + 1)), range);
        }
        return new FilterExpression.Word(word, range);
    }

    // --- tests of a field ---------------------------------------------------------------------------------------------

    private FilterExpression test(FilterParser.TestContext form) throws FilterException {
        FilterField field = field(form.word());
        SourceRange range = range(form);
        return switch (form.relation()) {
            case FilterParser.CompareContext it -> compare(field, it, range);
            case FilterParser.MembershipContext it -> negatedIf(it.NOT() != null, membership(field, it, range));
            case FilterParser.TextMatchContext it -> negatedIf(it.NOT() != null, textMatch(field, it, range));
            case FilterParser.PartContext it -> negatedIf(it.NOT() != null, part(field, it, range));
            case FilterParser.PresenceContext it -> presence(field, it, range);
            default -> throw new IllegalStateException(form.getText());
        };
    }

    private static FilterExpression negatedIf(boolean negated, FilterExpression test) {
        return negated ? new FilterExpression.Not(test, test.range()) : test;
    }

    private static FilterField field(FilterParser.WordContext form) throws FilterException {
        String name = form.getText();
        Optional<FilterField> field = FilterField.named(name);
        if (field.isEmpty()) {
            throw new FilterException("No column is named “" + name + "”"
                    + Suggestions.near(name, FilterField.all().stream().map(FilterField::name).toList())
                            .map(near -> "; did you mean " + near + "?")
                            .orElse("; names are those of conn.log, such as service or id.resp_p"),
                    range(form));
        }
        return field.get();
    }

    private static Comparison comparison(FilterParser.ComparisonContext form) {
        return switch (form.getStart().getType()) {
            case FilterLexer.EQ -> Comparison.EQ;
            case FilterLexer.NE -> Comparison.NE;
            case FilterLexer.LT -> Comparison.LT;
            case FilterLexer.LE -> Comparison.LE;
            case FilterLexer.GT -> Comparison.GT;
            default -> Comparison.GE;
        };
    }

    private FilterExpression compare(FilterField field, FilterParser.CompareContext form, SourceRange range)
            throws FilterException {
        Comparison comparison = comparison(form.comparison());
        boolean orders = comparison != Comparison.EQ && comparison != Comparison.NE;
        if (orders && !field.type().isOrdered()) {
            throw new FilterException("“" + comparison.sign() + "” needs a column of numbers; " + field
                    + " is compared with == and !=" + (field.type().isText() ? ", contains, starts, ends, ~" : ""),
                    range(form.comparison().getStart()));
        }
        FilterValue value = value(field, form.value());
        if (value instanceof FilterValue.NamedList) {
            throw new FilterException("A list is asked for with “in”: " + field + " in " + form.value().getText(),
                    range(form.value()));
        }
        if (ValueReader.isUnset(value)) {
            if (orders) {
                throw new FilterException("“-” stands for no value, which is neither less nor more than others",
                        range(form.value()));
            }
            return new FilterExpression.IsSet(field, comparison == Comparison.NE, range);
        }
        if (orders && value instanceof FilterValue.Network network && !network.isSingle()) {
            throw new FilterException("“" + comparison.sign() + "” compares with one address; use “in” for a network",
                    range(form.value()));
        }
        return new FilterExpression.Compare(field, comparison, value, range);
    }

    private FilterExpression membership(FilterField field, FilterParser.MembershipContext form, SourceRange range)
            throws FilterException {
        List<FilterValue> members = new ArrayList<>();
        for (FilterParser.MemberContext member : form.set().member()) {
            members.add(member(field, member));
        }
        return new FilterExpression.In(field, members, range);
    }

    private FilterValue member(FilterField field, FilterParser.MemberContext form) throws FilterException {
        FilterValue first = isPlain(form.value(0)) && form.RANGE() == null
                ? ValueReader.readMember(field, form.getText(), range(form))
                : value(field, form.value(0));
        if (ValueReader.isUnset(first)) {
            throw new FilterException("“-” stands for no value; write “" + field + " is unset”", range(form));
        }
        if (form.RANGE() == null) {
            return first;
        }
        return ValueReader.range(field, first, value(field, form.value(1)), range(form));
    }

    private static boolean isPlain(FilterParser.ValueContext form) {
        return form.word() != null;
    }

    private FilterValue value(FilterField field, FilterParser.ValueContext form) throws FilterException {
        SourceRange range = range(form);
        if (form.LIST() != null) {
            return new FilterValue.NamedList(form.getText().substring(1), range);
        }
        if (form.STRING() != null) {
            return ValueReader.read(field, Quotes.inside(form.getText()), range);
        }
        boolean twoWords = form.UNIT() != null || form.CLOCK() != null;
        String written = twoWords
                ? form.getStart().getText() + " " + form.getStop().getText()
                : form.getText();
        return ValueReader.read(field, written, range);
    }

    private static String text(FilterParser.ValueContext form, String operator) throws FilterException {
        if (form.LIST() != null) {
            throw new FilterException("“" + operator + "” needs one text; a list is asked for with “in”", range(form));
        }
        String text = form.STRING() != null ? Quotes.inside(form.getText()) : form.getText();
        if (text.isEmpty()) {
            throw new FilterException("There is nothing between the quotes", range(form));
        }
        return text;
    }

    private static FilterExpression textMatch(FilterField field, FilterParser.TextMatchContext form, SourceRange range)
            throws FilterException {
        TextMatch match = switch (form.match().getStart().getType()) {
            case FilterLexer.CONTAINS -> TextMatch.CONTAINS;
            case FilterLexer.STARTS -> TextMatch.STARTS;
            case FilterLexer.ENDS -> TextMatch.ENDS;
            default -> TextMatch.MATCHES;
        };
        if (field.joint() != FilterField.Joint.ANY) {
            throw new FilterException("“" + match.word() + "” needs a column with a text of its own; " + field
                    + " is put together from " + field.columns().getFirst().zeekName() + " and "
                    + field.columns().getLast().zeekName(), range(form.match().getStart()));
        }
        String text = text(form.value(), match.word());
        if (match == TextMatch.MATCHES) {
            RegularExpressions.check(text, range(form.value()));
        }
        return new FilterExpression.Match(field, match, text, range);
    }

    private static FilterExpression part(FilterField field, FilterParser.PartContext form, SourceRange range)
            throws FilterException {
        if (!field.type().hasParts()) {
            throw new FilterException("“has” asks for a letter of history or a name in service or tunnel_parents; "
                    + field + " has " + field.type().expectation(), range(form.HAS().getSymbol()));
        }
        String part = text(form.value(0), "has");
        if (field.type() == FieldType.NAMES) {
            if (form.comparison() != null) {
                throw new FilterException("Only letters of history are counted", range(form.comparison()));
            }
            return new FilterExpression.HasName(field, part.toLowerCase(Locale.ROOT), range);
        }
        int fault = firstNoLetter(part);
        if (fault >= 0) {
            throw new FilterException("History has no letter “" + part.charAt(fault)
                    + "”; its letters are S H A D F R C G T W I Q, in lower case for the responder, and ^ X",
                    range(form.value(0)));
        }
        if (form.comparison() == null) {
            return new FilterExpression.HasLetters(field, part, range);
        }
        if (part.length() != 1) {
            throw new FilterException("Letters are counted one at a time, as in “history has t>=100”",
                    range(form.value(0)));
        }
        return new FilterExpression.LetterCount(
                field, part.charAt(0), comparison(form.comparison()), letterCount(form.value(1)), range);
    }

    private static int firstNoLetter(String letters) {
        for (int i = 0; i < letters.length(); i++) {
            if (HistoryLetter.of(letters.charAt(i)) == null) {
                return i;
            }
        }
        return -1;
    }

    private static long letterCount(FilterParser.ValueContext form) throws FilterException {
        String text = form.getText();
        if (text.length() > 18 || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new FilterException("How often the letter stands for is a whole number such as 100", range(form));
        }
        return Long.parseLong(text);
    }

    private static FilterExpression presence(FilterField field, FilterParser.PresenceContext form, SourceRange range)
            throws FilterException {
        boolean set = switch (form.word().getText()) {
            case "set" -> true;
            case "unset" -> false;
            default -> throw new FilterException("“is” needs “set” or “unset” after it", range(form.word()));
        };
        return new FilterExpression.IsSet(field, set == (form.NOT() == null), range);
    }
}
