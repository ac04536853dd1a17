package shad.model.service.mail;

import java.util.function.Supplier;
import shad.model.service.Analyzer;
import shad.model.service.Needs;
import shad.model.service.Protocol;
import shad.model.service.parse.LineSplitter;
import shad.model.service.parse.PerSide;

/// What SMTP and POP3 have in common: both sides send lines.
abstract class MailAnalyzer extends Analyzer {
    private final PerSide<LineSplitter> splitters;
    private final LineSplitter.Sink fromOriginator = new Lines(true);
    private final LineSplitter.Sink fromResponder = new Lines(false);

    private final class Lines implements LineSplitter.Sink {
        private final boolean ofOriginator;

        Lines(boolean ofOriginator) {
            this.ofOriginator = ofOriginator;
        }

        @Override
        public void line(byte[] bytes, int offset, int length) {
            take(ofOriginator, bytes, offset, length);
        }

        @Override
        public void raw(byte[] bytes, int offset, int length) {
            take(ofOriginator, bytes, offset, length);
        }
    }

    MailAnalyzer(Protocol protocol, Supplier<LineSplitter> splitter) {
        super(protocol, Needs.BEGINNING);
        this.splitters = new PerSide<>(_ -> splitter.get());
    }

    /// Takes a line without its end, or bytes that the splitter of a side was asked to take raw.
    abstract void take(boolean ofOriginator, byte[] bytes, int offset, int length);

    final LineSplitter splitter(boolean ofOriginator) {
        return splitters.of(ofOriginator);
    }

    private LineSplitter.Sink sink(boolean ofOriginator) {
        return ofOriginator ? fromOriginator : fromResponder;
    }

    @Override
    protected final void deliver(boolean ofOriginator, byte[] bytes, int offset, int length) {
        splitter(ofOriginator).split(bytes, offset, length, sink(ofOriginator));
    }

    @Override
    protected final void endOfData(boolean ofOriginator) {
        splitter(ofOriginator).finish(sink(ofOriginator));
    }

    @Override
    protected final void rolesFlipped() {
        splitters.swap();
    }
}
