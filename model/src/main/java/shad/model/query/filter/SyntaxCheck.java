package shad.model.query.filter;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;
import shad.model.query.filter.grammar.FilterLexer;

/// Says in plain words what is wrong with the form of a filter.
final class SyntaxCheck {
    /// Brackets and negations within one another; more would be nobody's filter, and could exhaust the stack.
    private static final int MAX_DEPTH = 100;

    private SyntaxCheck() {}

    /// Finds what no parser is needed for: signs that mean nothing, brackets that do not match, too deep nesting.
    static void check(List<Token> tokens) throws FilterException {
        Deque<Token> open = new ArrayDeque<>();
        int negations = 0;
        for (Token token : tokens) {
            negations = token.getType() == FilterLexer.NOT ? negations + 1 : 0;
            switch (token.getType()) {
                case FilterLexer.UNCLOSED ->
                    throw new FilterException("The closing quote is missing", token.getStopIndex() + 1, 0);
                case FilterLexer.OTHER -> throw error(strange(token), token);
                case FilterLexer.LPAREN, FilterLexer.LBRACE -> open.push(token);
                case FilterLexer.RPAREN, FilterLexer.RBRACE -> close(open, token);
                default -> {}
            }
            if (open.size() + negations > MAX_DEPTH) {
                throw error("Brackets and negations may be nested " + MAX_DEPTH + " deep at most", token);
            }
        }
    }

    private static String strange(Token token) {
        return switch (token.getText()) {
            case "&" -> "“&” alone means nothing; write && or and";
            case "|" -> "“|” alone means nothing; write || or or";
            case "$" -> "The name of a list is expected after “$”";
            default -> "“" + token.getText() + "” means nothing here; put it in quotes to look for it";
        };
    }

    private static void close(Deque<Token> open, Token closing) throws FilterException {
        int opening = closing.getType() == FilterLexer.RPAREN ? FilterLexer.LPAREN : FilterLexer.LBRACE;
        if (open.isEmpty()) {
            throw error("“" + closing.getText() + "” closes nothing: no bracket is open", closing);
        }
        if (open.peek().getType() != opening) {
            throw error("“" + closing.getText() + "” does not close “" + open.peek().getText() + "”", closing);
        }
        open.pop();
    }

    /// What to say about the token that fits nowhere.
    static FilterException unexpected(List<Token> tokens, Token offending) {
        int index = offending.getTokenIndex();
        Token before = index > 0 ? tokens.get(index - 1) : null;
        boolean atEnd = offending.getType() == Token.EOF;
        String lacking = before == null ? null : lackingBehind(before);
        if (lacking != null && offending.getType() != FilterLexer.OTHER) {
            return error(lacking, offending);
        }
        if (atEnd) {
            Token open = lastOpen(tokens);
            if (open != null) {
                String closing = open.getType() == FilterLexer.LPAREN ? ")" : "}";
                return error("“" + closing + "” is missing: “" + open.getText() + "” at character "
                        + (open.getStartIndex() + 1) + " is not closed", offending);
            }
        }
        return error(misplaced(offending, lastOpen(tokens.subList(0, index))), offending);
    }

    /// What must follow a token and does not; null where it may stand last.
    private static @Nullable String lackingBehind(Token token) {
        String name = "“" + token.getText() + "”";
        return switch (token.getType()) {
            case FilterLexer.AND, FilterLexer.OR, FilterLexer.NOT, FilterLexer.LPAREN ->
                name + " needs a condition after it";
            case FilterLexer.EQ, FilterLexer.NE, FilterLexer.LT, FilterLexer.LE, FilterLexer.GT, FilterLexer.GE ->
                name + " needs a value after it";
            case FilterLexer.CONTAINS, FilterLexer.STARTS, FilterLexer.ENDS -> name + " needs a text after it";
            case FilterLexer.MATCHES -> name + " needs a regular expression in quotes after it";
            case FilterLexer.IN -> name + " needs values after it, such as 10.0.0.0/8, 1000..2000 or {22, 23}";
            case FilterLexer.HAS -> name + " needs a letter of history or a name after it";
            case FilterLexer.IS -> name + " needs “set” or “unset” after it";
            case FilterLexer.LBRACE, FilterLexer.COMMA, FilterLexer.RANGE -> name + " needs a value after it";
            default -> null;
        };
    }

    private static String misplaced(Token token, @Nullable Token open) {
        String name = "“" + token.getText() + "”";
        if (open != null && open.getType() == FilterLexer.LBRACE) {
            return "Between values “,” is expected, or “}” behind the last";
        }
        return switch (token.getType()) {
            case FilterLexer.AND, FilterLexer.OR -> name + " needs a condition before it";
            case FilterLexer.EQ, FilterLexer.NE, FilterLexer.LT, FilterLexer.LE, FilterLexer.GT, FilterLexer.GE,
                    FilterLexer.CONTAINS, FilterLexer.MATCHES, FilterLexer.STARTS, FilterLexer.ENDS, FilterLexer.IN,
                    FilterLexer.HAS, FilterLexer.IS ->
                name + " needs a column before it; in quotes it is a word to look for";
            case FilterLexer.LBRACE -> "“{” belongs behind “in”";
            case FilterLexer.COMMA -> "“,” belongs between values in “{ }”";
            case FilterLexer.RANGE -> "“..” belongs between the two values of a range behind “in”";
            case FilterLexer.LIST -> "A list is asked for with “in” behind a column";
            default -> name + " was not expected here";
        };
    }

    private static @Nullable Token lastOpen(List<Token> tokens) {
        Deque<Token> open = new ArrayDeque<>();
        for (Token token : tokens) {
            switch (token.getType()) {
                case FilterLexer.LPAREN, FilterLexer.LBRACE -> open.push(token);
                case FilterLexer.RPAREN, FilterLexer.RBRACE -> open.poll();
                default -> {}
            }
        }
        return open.peek();
    }

    private static FilterException error(String message, Token token) {
        boolean atEnd = token.getType() == Token.EOF;
        return new FilterException(message, token.getStartIndex(), atEnd ? 0 : token.getText().length());
    }
}
