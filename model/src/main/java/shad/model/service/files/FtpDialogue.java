package shad.model.service.files;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import shad.model.service.parse.Ascii;

/// Which command a reply answers: the one that it fits best, of those without an answer (ftp/utils-commands.zeek).
final class FtpDialogue {
    /// `FTP::max_pending_commands`
    private static final int MAX_PENDING = 20;
    private static final int MAX_ARGUMENT = 1000;
    private static final int SYNTAX_ERROR = 500;
    private static final int SCORE_OF_CODE = 100;
    private static final int SCORE_OF_COMMAND = 20;
    private static final int SCORE_OF_ARGUMENT = 10;
    /// What stands for a command before the first.
    private static final String BEGINNING = "<init>";

    private static final int[] WRITING = {
        110, 125, 150, 226, 250, 421, 425, 426, 451, 551, 552, 532, 450, 452, 553, 500, 501, 530, 550
    };
    private static final int[] READING = {110, 125, 150, 226, 250, 421, 425, 426, 451, 450, 500, 501, 530, 550};
    private static final int[] LISTING = {125, 150, 226, 250, 421, 425, 426, 451, 450, 500, 501, 502, 530, 550};
    private static final int[] LISTING_BY_MACHINE = {150, 226, 250, 500, 501, 550};
    private static final int[] CHANGING = {200, 250, 421, 500, 501, 502, 530, 550};
    private static final int[] SETTING = {200, 421, 500, 501, 504, 530};
    private static final int[] ASKING = {213, 500, 501, 550};
    /// The codes with which a command may be answered (`FTP::cmd_reply_code`).
    private static final Map<String, int[]> CODES = Map.ofEntries(
            Map.entry(BEGINNING, new int[] {0, 120, 220, 421}),
            Map.entry("USER", new int[] {230, 331, 332, 421, 530, 500, 501}),
            Map.entry("PASS", new int[] {230, 202, 332, 421, 530, 500, 501, 503}),
            Map.entry("ACCT", new int[] {230, 202, 421, 530, 500, 501, 503}),
            Map.entry("CWD", new int[] {250, 421, 500, 501, 502, 530, 550}),
            Map.entry("CDUP", CHANGING),
            Map.entry("SMNT", new int[] {202, 250, 421, 500, 501, 502, 530, 550}),
            Map.entry("REIN", new int[] {120, 220, 421, 500, 502}),
            Map.entry("QUIT", new int[] {0, 221, 500}),
            Map.entry("PORT", new int[] {200, 421, 500, 501, 530}),
            Map.entry("PASV", new int[] {227, 421, 500, 501, 502, 530}),
            Map.entry("MODE", new int[] {200, 421, 500, 501, 502, 504, 530}),
            Map.entry("TYPE", SETTING),
            Map.entry("STRU", SETTING),
            Map.entry("ALLO", new int[] {200, 202, 421, 500, 501, 504, 530}),
            Map.entry("REST", new int[] {200, 350, 421, 500, 501, 502, 530}),
            Map.entry("STOR", WRITING),
            Map.entry("STOU", WRITING),
            Map.entry("RETR", READING),
            Map.entry("LIST", LISTING),
            Map.entry("NLST", LISTING),
            Map.entry("APPE", new int[] {
                125, 150, 226, 250, 421, 425, 426, 451, 551, 552, 532, 450, 550, 452, 553, 500, 501, 502, 530
            }),
            Map.entry("RNFR", new int[] {350, 421, 450, 550, 500, 501, 502, 530}),
            Map.entry("RNTO", new int[] {250, 421, 532, 553, 500, 501, 502, 503, 530}),
            Map.entry("DELE", new int[] {250, 421, 450, 550, 500, 501, 502, 530}),
            Map.entry("RMD", new int[] {250, 421, 500, 501, 502, 530, 550}),
            Map.entry("MKD", new int[] {257, 421, 500, 501, 502, 530, 550}),
            Map.entry("PWD", new int[] {257, 421, 500, 501, 502, 550}),
            Map.entry("ABOR", new int[] {225, 226, 421, 500, 501, 502}),
            Map.entry("SYST", new int[] {215, 421, 500, 501, 502, 530}),
            Map.entry("STAT", new int[] {211, 212, 213, 421, 450, 500, 501, 502, 530}),
            Map.entry("HELP", new int[] {200, 211, 214, 421, 500, 501, 502}),
            Map.entry("SITE", new int[] {200, 202, 214, 500, 501, 502, 530}),
            Map.entry("NOOP", new int[] {200, 421, 500}),
            Map.entry("LPRT", new int[] {500, 501, 521}),
            Map.entry("FEAT", new int[] {211, 500, 502}),
            Map.entry("OPTS", new int[] {200, 451, 501}),
            Map.entry("EPSV", new int[] {229, 500, 501}),
            Map.entry("EPRT", new int[] {200, 500, 501, 522}),
            Map.entry("SIZE", ASKING),
            Map.entry("MDTM", ASKING),
            Map.entry("MLST", LISTING_BY_MACHINE),
            Map.entry("MLSD", LISTING_BY_MACHINE),
            Map.entry("CLNT", new int[] {200, 500}),
            Map.entry("MACB", new int[] {200, 500, 550}));

    /// In the order in which they came.
    private final List<Command> pending = new ArrayList<>();
    /// The command that the last reply was found to answer.
    private @Nullable Command answered;
    private boolean started;
    private int commandCount;

    private record Command(int number, String name, String argument) {
        int score(int code, String message) {
            int[] codes = CODES.get(name);
            boolean fits = code == SYNTAX_ERROR || codes != null && contains(codes, code);
            return (fits ? SCORE_OF_CODE : 0)
                    + (message.contains(name) ? SCORE_OF_COMMAND : 0)
                    + (message.contains(argument) ? SCORE_OF_ARGUMENT : 0);
        }

        private static boolean contains(int[] codes, int code) {
            for (int known : codes) {
                if (known == code) {
                    return true;
                }
            }
            return false;
        }
    }

    private void start() {
        if (!started) {
            started = true;
            pending.add(new Command(commandCount++, BEGINNING, ""));
        }
    }

    /// A command came.
    void command(String name, String argument) {
        removeAnswered();
        start();
        if (pending.size() < MAX_PENDING) {
            pending.add(new Command(commandCount++, name,
                    argument.length() > MAX_ARGUMENT ? argument.substring(0, MAX_ARGUMENT) : argument));
        }
    }

    /// A line of a reply came; the code is 0 within a reply of several lines. Returns the command that it answers, empty if
    /// it is not known or the reply goes on.
    String reply(int code, String message, boolean goesOn) {
        start();
        if (goesOn && code == 0 && answered != null && !looksLikeReply(message)) {
            return "";
        }
        answered = bestMatch(code, message);
        if (goesOn) {
            return "";
        }
        String name = answered == null ? "" : answered.name;
        if (pending.size() > 1) {
            removeAnswered();
        }
        return name;
    }

    /// Some servers do not end a reply of several lines as they should.
    private static boolean looksLikeReply(String line) {
        if (line.length() < 14 || line.charAt(0) < '1' || line.charAt(0) > '9' || line.charAt(3) != ' ') {
            return false;
        }
        return isDigit(line.charAt(1)) && isDigit(line.charAt(2)) && isPrintable(line, 4, 14);
    }

    private static boolean isPrintable(String line, int from, int to) {
        for (int i = from; i < to; i++) {
            if (!Ascii.isPrintable(line.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isDigit(char character) {
        return character >= '0' && character <= '9';
    }

    private @Nullable Command bestMatch(int code, String message) {
        Command best = null;
        int bestScore = -1;
        for (Command command : pending) {
            int score = command.score(code, message);
            if (score > bestScore) {
                bestScore = score;
                best = command;
            }
        }
        return best;
    }

    private void removeAnswered() {
        if (answered != null) {
            int number = answered.number;
            pending.removeIf(command -> command.number == number);
        }
    }
}
