package shad.model.conn;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The course of a connection in one line: how it opened, what it carried, how it ended, what went wrong.
final class HistorySummary {
    private final List<HistoryStep> steps;
    private final HistoryExplainer.Vocabulary vocabulary;

    HistorySummary(List<HistoryStep> steps, HistoryExplainer.Vocabulary vocabulary) {
        this.steps = steps;
        this.vocabulary = vocabulary;
    }

    String text() {
        if (steps.isEmpty()) {
            return "no history";
        }
        List<String> phrases = new ArrayList<>();
        if (vocabulary == HistoryExplainer.Vocabulary.SEGMENTS) {
            addSegments(phrases);
        } else {
            addDatagrams(phrases);
        }
        addTrouble(phrases);
        return String.join(", ", phrases);
    }

    private void addSegments(List<String> phrases) {
        if (isRefusedAtOnce()) {
            phrases.add("SYN refused with a RST");
            return;
        }
        phrases.add(opening());
        boolean isAttemptOnly = has(HistoryLetter.SYN) && !has(HistoryLetter.ACK) && !has(HistoryLetter.SYN_ACK);
        String data = data();
        if (data != null) {
            phrases.add(data);
        } else if (!isAttemptOnly && !isNothingIntact()) {
            phrases.add("no data");
        }
        String ending = ending();
        if (ending != null) {
            phrases.add(ending);
        } else if (has(HistoryLetter.SYN_ACK) && data != null) {
            phrases.add("not closed");
        }
    }

    /// `Sr` and its like: nothing but the attempt and its refusal.
    private boolean isRefusedAtOnce() {
        return has('S') && has('r') && steps.stream()
                .map(HistoryStep::meaning)
                .allMatch(meaning -> meaning == HistoryLetter.SYN || meaning == HistoryLetter.RST
                        || (meaning != null && meaning.isTrouble()))
                && !has('R') && !has('s');
    }

    private String opening() {
        if (has('S') && has('h')) {
            return isHandshakeComplete() ? "handshake" : "handshake not completed";
        }
        if (has('S')) {
            boolean answered = steps.stream().anyMatch(step -> step.side() == Side.RESPONDER);
            return answered ? "SYN without a SYN-ACK" : "SYN without an answer";
        }
        if (has(HistoryLetter.SYN_ACK)) {
            return "SYN-ACK whose SYN was not seen";
        }
        if (has('s')) {
            return "SYN from the responder";
        }
        return isNothingIntact() ? "nothing intact" : "joined midstream";
    }

    /// Whether there were only packets with bad checksums, of which nothing else is known.
    private boolean isNothingIntact() {
        return has(HistoryLetter.BAD_CHECKSUM) && steps.stream()
                .allMatch(step -> step.meaning() == HistoryLetter.BAD_CHECKSUM
                        || step.meaning() == HistoryLetter.FLIPPED);
    }

    /// Whether the originator sent anything that carries an ACK after the SYN-ACK.
    private boolean isHandshakeComplete() {
        int answer = indexOf('h');
        return steps.stream()
                .filter(step -> step.index() > answer && step.side() == Side.ORIGINATOR)
                .map(HistoryStep::meaning)
                .anyMatch(meaning -> meaning == HistoryLetter.ACK
                        || meaning == HistoryLetter.DATA
                        || meaning == HistoryLetter.FIN);
    }

    private @Nullable String data() {
        String content = vocabulary.plural();
        if (has('D') && has('d')) {
            return content + " both ways";
        }
        return has('D')
                ? content + " from the originator only"
                : has('d') ? content + " from the responder only" : null;
    }

    private @Nullable String ending() {
        int originatorFin = indexOf('F');
        int responderFin = indexOf('f');
        int originatorRst = indexOf('R');
        int responderRst = indexOf('r');
        String closing = closing(originatorFin, responderFin);
        String reset = reset(originatorRst, responderRst);
        if (closing != null && reset != null) {
            boolean resetFirst = earliest(originatorRst, responderRst) < earliest(originatorFin, responderFin);
            return resetFirst ? reset + ", then " + closing : closing + ", then " + reset;
        }
        return closing != null ? closing : reset;
    }

    private static @Nullable String closing(int originator, int responder) {
        if (originator >= 0 && responder >= 0) {
            return originator < responder
                    ? "closed by the originator first, then by the responder"
                    : "closed by the responder first, then by the originator";
        }
        return originator >= 0
                ? "closed by the originator only"
                : responder >= 0 ? "closed by the responder only" : null;
    }

    private static @Nullable String reset(int originator, int responder) {
        if (originator >= 0 && responder >= 0) {
            return "reset from both sides";
        }
        return originator >= 0 ? "reset by the originator" : responder >= 0 ? "reset by the responder" : null;
    }

    private static int earliest(int a, int b) {
        return a < 0 ? b : b < 0 ? a : Math.min(a, b);
    }

    private void addDatagrams(List<String> phrases) {
        String data = data();
        if (data != null) {
            phrases.add(data);
        } else if (has(HistoryLetter.BAD_CHECKSUM)) {
            phrases.add("nothing intact");
        }
    }

    private void addTrouble(List<String> phrases) {
        addSided(phrases, HistoryLetter.BAD_CHECKSUM, "bad checksums");
        addSided(phrases, HistoryLetter.RETRANSMISSION, "payload sent again");
        addSided(phrases, HistoryLetter.GAP, "bytes missing in the capture");
        addSided(phrases, HistoryLetter.ZERO_WINDOW, "zero windows");
        if (has(HistoryLetter.INCONSISTENT) || has(HistoryLetter.MULTI_FLAG)) {
            phrases.add("flags that do not go together");
        }
        if (has('^')) {
            phrases.add(indexOf('^') == 0 ? "direction guessed" : "direction reversed");
        }
        if (has('X')) {
            phrases.add("analysis stopped at a limit");
        }
    }

    private void addSided(List<String> phrases, HistoryLetter letter, String trouble) {
        boolean originator = has(letter.letter(Side.ORIGINATOR));
        boolean responder = has(letter.letter(Side.RESPONDER));
        if (originator || responder) {
            String whose = originator && responder
                    ? "both sides"
                    : "the " + HistoryExplainer.word(originator ? Side.ORIGINATOR : Side.RESPONDER);
            long most = steps.stream()
                    .filter(step -> step.meaning() == letter)
                    .mapToLong(HistoryStep::occurrence)
                    .max()
                    .orElse(1);
            String count = most >= 10 ? " (" + HistoryExplainer.grouped(most) + " or more)" : "";
            phrases.add(trouble + " from " + whose + count);
        }
    }

    private boolean has(HistoryLetter letter) {
        return has(letter.letter(Side.ORIGINATOR)) || has(letter.letter(Side.RESPONDER));
    }

    private boolean has(char letter) {
        return indexOf(letter) >= 0;
    }

    /// Where the letter stands first, or -1.
    private int indexOf(char letter) {
        for (HistoryStep step : steps) {
            if (step.letter() == letter) {
                return step.index();
            }
        }
        return -1;
    }
}
