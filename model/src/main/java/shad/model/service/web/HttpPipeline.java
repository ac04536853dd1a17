package shad.model.service.web;

/// Requests that wait for their replies: what the analyzer knows of them, and what Zeek's script counts (http/main.zeek,
/// `pending`).
final class HttpPipeline {
    /// `HTTP::max_pending_requests`
    private static final int MAX_PENDING = 100;
    /// Size of the window in which the script's numbers are told apart; twice what can be pending.
    private static final int WINDOW = 256;

    private int unanswered;
    /// Which of the first 64 unanswered requests want no body.
    private long bodiless;

    private int currentRequest;
    private int currentReply;
    private int pendingCount;
    private final long[] pending = new long[WINDOW / Long.SIZE];

    /// A request came. Returns whether too many are pending.
    boolean request(boolean wantsNoBody) {
        if (wantsNoBody && unanswered < Long.SIZE) {
            bodiless |= 1L << unanswered;
        }
        unanswered++;
        return count();
    }

    private boolean count() {
        currentRequest = Math.max(currentRequest, currentReply);
        boolean tooMany = pendingCount > MAX_PENDING;
        if (tooMany) {
            currentReply = Math.max(currentReply, 1);
            while (currentReply < currentRequest) {
                remove(currentReply++);
            }
        }
        currentRequest++;
        add(currentRequest);
        return tooMany;
    }

    /// All of a request came.
    void requestDone() {
        add(currentRequest);
    }

    /// A reply begins.
    void reply() {
        if (!isPending(currentReply)) {
            currentReply++;
        }
        add(currentReply);
    }

    /// All of a reply came; an informational one leaves its request unanswered.
    void replyDone(boolean informational) {
        if (!informational) {
            remove(currentReply);
        }
    }

    /// The oldest unanswered request has its answer.
    void answered() {
        if (unanswered > 0) {
            unanswered--;
            bodiless >>>= 1;
        }
    }

    int unanswered() {
        return unanswered;
    }

    /// Whether the oldest unanswered request wants no body.
    boolean wantsNoBody() {
        return (bodiless & 1) != 0;
    }

    private boolean isPending(int number) {
        return (pending[number % WINDOW / Long.SIZE] & 1L << number) != 0;
    }

    private void add(int number) {
        if (!isPending(number)) {
            pending[number % WINDOW / Long.SIZE] |= 1L << number;
            pendingCount++;
        }
    }

    private void remove(int number) {
        if (isPending(number)) {
            pending[number % WINDOW / Long.SIZE] &= ~(1L << number);
            pendingCount--;
        }
    }
}
