package shad.model.service;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/// Tries an analyzer with what a good conversation becomes when bytes of it are changed, lost, doubled and swapped: no
/// exception comes of it, and how a stream is cut into packets makes no difference to the names that are found.
public final class Mutations {
    private static final int ROUNDS = 1500;

    private final int port;
    private final Talk first;
    private final List<Turn> turns = new ArrayList<>();
    private boolean cutAnywhere = true;

    private static final class Turn {
        private final boolean client;
        private final byte[] payload;

        Turn(boolean client, byte[] payload) {
            this.client = client;
            this.payload = payload;
        }
    }

    private Mutations(int port) {
        this.port = port;
        this.first = Talk.tcp(port);
    }

    public static Mutations of(int port) {
        return new Mutations(port);
    }

    public Mutations client(String text) {
        return client(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    public Mutations server(String text) {
        return server(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    public Mutations client(byte[] payload) {
        turns.add(new Turn(true, payload));
        return this;
    }

    public Mutations server(byte[] payload) {
        turns.add(new Turn(false, payload));
        return this;
    }

    /// For analyzers that parse each packet on its own.
    public Mutations cutOnlyAsTold() {
        cutAnywhere = false;
        return this;
    }

    public void check() {
        String whole = names(turns, false);
        if (cutAnywhere) {
            assertEquals(whole, names(turns, true));
        }
        Random random = new Random(4711);
        for (int round = 0; round < ROUNDS; round++) {
            List<Turn> changed = new ArrayList<>(turns);
            for (int i = random.nextInt(3); i >= 0; i--) {
                mutate(changed, random);
            }
            names(changed, random.nextInt(4) == 0);
        }
    }

    private static void mutate(List<Turn> turns, Random random) {
        int index = random.nextInt(turns.size());
        Turn turn = turns.get(index);
        byte[] payload = turn.payload.clone();
        int at = payload.length == 0 ? 0 : random.nextInt(payload.length);
        switch (random.nextInt(6)) {
            case 0 -> turns.set(index, new Turn(!turn.client, payload));
            case 1 -> turns.set(index, new Turn(turn.client, Arrays.copyOf(payload, at)));
            case 2 -> turns.add(index, turn);
            case 3 -> {
                byte[] noise = new byte[random.nextInt(2000)];
                random.nextBytes(noise);
                turns.add(index, new Turn(random.nextBoolean(), noise));
            }
            default -> {
                for (int i = 0; i < 3 && payload.length > 0; i++) {
                    payload[random.nextInt(payload.length)] = (byte) random.nextInt(256);
                }
                turns.set(index, new Turn(turn.client, payload));
            }
        }
    }

    private String names(List<Turn> turns, boolean bytewise) {
        Talk talk = first.another(port);
        if (bytewise) {
            talk.byteByByte();
        }
        for (Turn turn : turns) {
            talk.say(turn.client, turn.payload);
        }
        return talk.fin(true).fin(false).end().column();
    }
}
