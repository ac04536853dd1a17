package shad.model.query.filter;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;
import shad.model.conn.ConnState;
import shad.model.conn.HistoryLetter;
import shad.model.conn.Side;
import shad.model.conn.TransportProtocol;
import shad.model.marks.Mark;
import shad.model.query.filter.grammar.FilterLexer;

/// Says what may stand at a place of a filter that is being written, understood so far or not.
public final class FilterAssist {

    /// What may stand at a place.
    ///
    /// @param start index of the first character that a proposal replaces
    /// @param end index behind the last one
    /// @param prefix what is written of it so far
    /// @param proposals what may stand there and begins with the prefix, or has a part that does
    /// @param values the field whose values may stand there; null where no value may
    public record Expectation(int start, int end, String prefix, List<Proposal> proposals,
            @Nullable FilterField values) {
        public Expectation {
            proposals = List.copyOf(proposals);
        }

        /// The text with a proposal in its place, and a blank behind it where the text ends there.
        public String complete(String text, String proposal) {
            return text.substring(0, start) + proposal + (end == text.length() ? " " : "") + text.substring(end);
        }

        /// Whether a proposal begins with what is written, or has a part that does; without regard to case.
        public boolean fits(String proposal) {
            String lower = proposal.toLowerCase(Locale.ROOT);
            String begun = prefix.toLowerCase(Locale.ROOT);
            return lower.startsWith(begun)
                    || lower.startsWith("\"" + begun)
                    || lower.contains("." + begun)
                    || lower.contains("_" + begun);
        }
    }

    private enum Place {
        CONDITION,
        OPERATOR,
        NEGATED_OPERATOR,
        VALUE,
        TEXT,
        SET,
        IN_BRACES,
        BEHIND_MEMBER,
        PART,
        PRESENCE,
        BEHIND_NUMBER,
        BEHIND_CONDITION
    }

    private final List<Token> tokens;
    private final FilterContext context;
    private Place place = Place.CONDITION;
    private @Nullable FilterField field;
    private boolean braces;

    private FilterAssist(List<Token> tokens, FilterContext context) {
        this.tokens = tokens;
        this.context = context;
    }

    /// What may stand at the caret, an index from 0 to the text's length.
    public static Expectation at(String text, int caret, FilterContext context) {
        List<Token> before = new ArrayList<>();
        int start = caret;
        int end = caret;
        for (Token token : FilterReader.tokens(text)) {
            if (token.getType() == Token.EOF || token.getStartIndex() >= caret) {
                break;
            }
            if (token.getStopIndex() + 1 < caret || !isUnfinished(token, caret)) {
                before.add(token);
            } else {
                start = token.getStartIndex();
                end = token.getStopIndex() + 1;
            }
        }
        return new FilterAssist(before, context).expectation(text.substring(start, caret), start, end);
    }

    /// Whether the token that ends or goes on at the caret may still become another.
    private static boolean isUnfinished(Token token, int caret) {
        return switch (token.getType()) {
            case FilterLexer.STRING -> caret <= token.getStopIndex();
            case FilterLexer.UNCLOSED, FilterLexer.LIST, FilterLexer.OTHER -> true;
            default -> Character.isLetterOrDigit(token.getText().charAt(token.getText().length() - 1))
                    || token.getType() == FilterLexer.WORD;
        };
    }

    private Expectation expectation(String prefix, int start, int end) {
        tokens.forEach(this::pass);
        List<Proposal> all = proposals();
        Expectation unfiltered = new Expectation(start, end, prefix, List.of(), valuesHere());
        return new Expectation(
                start,
                end,
                prefix,
                all.stream().filter(proposal -> unfiltered.fits(proposal.text())).toList(),
                unfiltered.values());
    }

    private @Nullable FilterField valuesHere() {
        return switch (place) {
            case VALUE, TEXT, SET, IN_BRACES -> field;
            case PART -> field != null && field.type() == FieldType.NAMES ? field : null;
            default -> null;
        };
    }

    // --- walking to the place -----------------------------------------------------------------------------------------

    private void pass(Token token) {
        place = switch (place) {
            case CONDITION, BEHIND_CONDITION, BEHIND_NUMBER -> behindCondition(token);
            case OPERATOR, NEGATED_OPERATOR -> behindOperator(token);
            case VALUE, TEXT -> token.getType() == FilterLexer.NUMBER && place == Place.VALUE
                    ? Place.BEHIND_NUMBER
                    : Place.BEHIND_CONDITION;
            case SET -> {
                braces = token.getType() == FilterLexer.LBRACE;
                yield braces ? Place.IN_BRACES : Place.BEHIND_MEMBER;
            }
            case IN_BRACES -> token.getType() == FilterLexer.RBRACE ? Place.BEHIND_CONDITION : Place.BEHIND_MEMBER;
            case BEHIND_MEMBER -> behindMember(token);
            case PART, PRESENCE ->
                token.getType() == FilterLexer.NOT ? Place.PRESENCE : Place.BEHIND_CONDITION;
        };
    }

    private Place behindCondition(Token token) {
        return switch (token.getType()) {
            case FilterLexer.AND, FilterLexer.OR, FilterLexer.NOT, FilterLexer.LPAREN -> Place.CONDITION;
            case FilterLexer.RANGE -> Place.VALUE;
            case FilterLexer.EQ, FilterLexer.NE, FilterLexer.LT, FilterLexer.LE, FilterLexer.GT, FilterLexer.GE ->
                Place.BEHIND_CONDITION;
            default -> {
                Optional<FilterField> named = FilterField.named(token.getText());
                field = named.orElse(null);
                yield named.isPresent() ? Place.OPERATOR : Place.BEHIND_CONDITION;
            }
        };
    }

    private Place behindOperator(Token token) {
        return switch (token.getType()) {
            case FilterLexer.EQ, FilterLexer.NE, FilterLexer.LT, FilterLexer.LE, FilterLexer.GT, FilterLexer.GE ->
                Place.VALUE;
            case FilterLexer.IN -> Place.SET;
            case FilterLexer.CONTAINS, FilterLexer.STARTS, FilterLexer.ENDS, FilterLexer.MATCHES -> Place.TEXT;
            case FilterLexer.HAS -> Place.PART;
            case FilterLexer.IS -> Place.PRESENCE;
            case FilterLexer.NOT -> Place.NEGATED_OPERATOR;
            default -> behindCondition(token);
        };
    }

    private Place behindMember(Token token) {
        return switch (token.getType()) {
            case FilterLexer.COMMA, FilterLexer.RANGE -> braces ? Place.IN_BRACES : Place.VALUE;
            case FilterLexer.RBRACE -> Place.BEHIND_CONDITION;
            case FilterLexer.UNIT, FilterLexer.CLOCK -> Place.BEHIND_MEMBER;
            default -> braces ? Place.BEHIND_MEMBER : behindCondition(token);
        };
    }

    // --- what may stand there -----------------------------------------------------------------------------------------

    private List<Proposal> proposals() {
        List<Proposal> proposals = new ArrayList<>();
        switch (place) {
            case CONDITION -> addFields(proposals);
            case OPERATOR, NEGATED_OPERATOR -> addOperators(proposals);
            case VALUE -> addValues(proposals);
            case SET, IN_BRACES -> {
                addValues(proposals);
                addLists(proposals);
            }
            case PART -> addLetters(proposals);
            case PRESENCE -> {
                proposals.add(new Proposal(Proposal.Kind.VALUE, "set", "has a value"));
                proposals.add(new Proposal(Proposal.Kind.VALUE, "unset", "has no value"));
            }
            case BEHIND_NUMBER -> {
                addUnits(proposals);
                addConnectives(proposals);
            }
            case BEHIND_CONDITION -> addConnectives(proposals);
            case BEHIND_MEMBER -> {
                if (!braces) {
                    addConnectives(proposals);
                }
            }
            case TEXT -> {
                // Any text may stand here.
            }
        }
        return proposals;
    }

    private static void addFields(List<Proposal> proposals) {
        for (FilterField each : FilterField.all()) {
            proposals.add(new Proposal(Proposal.Kind.FIELD, each.name(), each.meaning()));
        }
    }

    private void addOperators(List<Proposal> proposals) {
        FilterField asked = field;
        if (asked == null) {
            return;
        }
        FieldType type = asked.type();
        if (place == Place.OPERATOR) {
            addOperator(proposals, "==", "is " + type.expectation());
            addOperator(proposals, "!=", "is not, or has no value");
            if (type.isOrdered()) {
                addOperator(proposals, "<", "is less than");
                addOperator(proposals, "<=", "is less than or equal to");
                addOperator(proposals, ">", "is greater than");
                addOperator(proposals, ">=", "is greater than or equal to");
            }
        }
        addOperator(proposals, "in", type == FieldType.ADDRESS
                ? "is in a network, a range or a list"
                : "is one of {…}" + (type.isOrdered() ? ", or in a range first..last" : ""));
        if (type.hasParts()) {
            addOperator(proposals, "has", type == FieldType.HISTORY
                    ? "has these letters; with a count: has t>=100"
                    : "has this name among others");
        }
        if (asked.joint() == FilterField.Joint.ANY) {
            addOperator(proposals, "contains", "has this text in it");
            addOperator(proposals, "starts", "begins with this text");
            addOperator(proposals, "ends", "ends with this text");
            addOperator(proposals, "~", "matches a regular expression");
        }
        if (place == Place.OPERATOR) {
            addOperator(proposals, "is set", "has a value");
            addOperator(proposals, "is unset", "has no value");
        }
    }

    private static void addOperator(List<Proposal> proposals, String text, String meaning) {
        proposals.add(new Proposal(Proposal.Kind.OPERATOR, text, meaning));
    }

    private void addValues(List<Proposal> proposals) {
        FilterField asked = field;
        if (asked == null) {
            return;
        }
        switch (asked.type()) {
            case PROTOCOL -> Arrays.stream(TransportProtocol.values())
                    .forEach(each -> addValue(proposals, each.zeekName(), ""));
            case STATE -> Arrays.stream(ConnState.values())
                    .forEach(each -> addValue(proposals, each.name(), each.meaning()));
            case MARK -> Arrays.stream(Mark.values())
                    .filter(each -> each != Mark.NONE)
                    .forEach(each -> addValue(proposals, each.word(), each.meaning()));
            case TRUTH -> {
                addValue(proposals, "T", "true");
                addValue(proposals, "F", "false");
            }
            default -> {
                // Values are those of the data.
            }
        }
    }

    private static void addValue(List<Proposal> proposals, String text, String meaning) {
        proposals.add(new Proposal(Proposal.Kind.VALUE, text, meaning));
    }

    private void addLists(List<Proposal> proposals) {
        context.lists().keySet().stream().sorted().forEach(name -> proposals.add(new Proposal(
                Proposal.Kind.LIST, "$" + name, String.join(", ", context.lists().getOrDefault(name, List.of())))));
    }

    private void addLetters(List<Proposal> proposals) {
        if (field == null || field.type() != FieldType.HISTORY) {
            return;
        }
        for (HistoryLetter each : HistoryLetter.values()) {
            if (each.kind() == HistoryLetter.Kind.CONNECTION) {
                addValue(proposals, String.valueOf(each.letter()), each.meaning());
                continue;
            }
            addValue(proposals, String.valueOf(each.letter()), each.meaning() + ", by the originator");
            addValue(proposals, String.valueOf(each.letter(Side.RESPONDER)), each.meaning() + ", by the responder");
        }
    }

    private void addUnits(List<Proposal> proposals) {
        if (field == null) {
            return;
        }
        for (Unit unit : Unit.values()) {
            boolean fits = field.type() == FieldType.BYTES && unit.isOfBytes()
                    || field.type() == FieldType.INTERVAL && unit.isOfTime();
            if (fits) {
                proposals.add(new Proposal(Proposal.Kind.UNIT, unit.symbol(),
                        unit.factor().toPlainString() + (unit.isOfBytes() ? " bytes" : " seconds")));
            }
        }
    }

    private static void addConnectives(List<Proposal> proposals) {
        proposals.add(new Proposal(Proposal.Kind.CONNECTIVE, "&&", "both must hold"));
        proposals.add(new Proposal(Proposal.Kind.CONNECTIVE, "||", "one must hold"));
    }
}
