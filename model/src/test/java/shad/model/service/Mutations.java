package shad.model.service;

import java.util.ArrayList;
import java.util.List;

/// A conversation for [TalkFuzz], written turn by turn.
public final class Mutations {
    private final Talk first;
    private final List<TalkFuzz.Turn> turns = new ArrayList<>();

    private Mutations(Talk first) {
        this.first = first;
    }

    public static Mutations of(int port) {
        return new Mutations(Talk.tcp(port));
    }

    public Mutations client(Object... pieces) {
        turns.add(TalkFuzz.client(pieces));
        return this;
    }

    public Mutations server(Object... pieces) {
        turns.add(TalkFuzz.server(pieces));
        return this;
    }

    public void check() {
        TalkFuzz.Turn[] conversation = turns.toArray(TalkFuzz.Turn[]::new);
        TalkFuzz.survives(first, conversation);
        TalkFuzz.isTheSameInPieces(first, conversation);
    }
}
