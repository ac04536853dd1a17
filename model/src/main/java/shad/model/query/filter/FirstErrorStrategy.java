package shad.model.query.filter;

import org.antlr.v4.runtime.BailErrorStrategy;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.ParseCancellationException;
import org.jspecify.annotations.Nullable;

/// Stops at the first token that fits nowhere.
final class FirstErrorStrategy extends BailErrorStrategy {
    private @Nullable Token offending;

    /// The token that stopped the parser.
    @Nullable
    Token offending() {
        return offending;
    }

    @Override
    public void recover(Parser recognizer, RecognitionException error) {
        offending = error.getOffendingToken();
        throw new ParseCancellationException(error);
    }

    @Override
    public Token recoverInline(Parser recognizer) {
        offending = recognizer.getCurrentToken();
        throw new ParseCancellationException();
    }
}
