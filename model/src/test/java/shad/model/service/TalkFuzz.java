package shad.model.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Arrays;
import java.util.Random;

/// Feeds analyzers what no honest peer would send, and valid conversations in pieces of any size.
public final class TalkFuzz {
    private static final int ROUNDS = 3000;
    /// Half of the changes hit as many bytes at the beginning of what is said: headers lie there.
    private static final int HEAD_LENGTH = 100;

    private TalkFuzz() {}

    /// What one side says at once.
    public static final class Turn {
        private final boolean client;
        private final byte[] payload;

        private Turn(boolean client, byte[] payload) {
            this.client = client;
            this.payload = payload;
        }
    }

    public static Turn client(Object... pieces) {
        return new Turn(true, Talk.bytes(pieces));
    }

    public static Turn server(Object... pieces) {
        return new Turn(false, Talk.bytes(pieces));
    }

    /// Mutates, cuts, turns round and replaces parts of a valid conversation, with losses and changes of roles between
    /// them. Nothing may be thrown, whatever comes.
    public static void survives(Talk first, Turn... conversation) {
        Random random = new Random(7);
        for (int round = 0; round < ROUNDS; round++) {
            Talk talk = first.again();
            if (random.nextInt(8) == 0) {
                talk.byteByByte();
            }
            for (Turn turn : conversation) {
                play(talk, turn, random);
            }
            talk.fin(random.nextBoolean()).fin(random.nextBoolean()).end();
        }
    }

    /// Changes and cuts messages, which either side says in any order. Nothing may be thrown.
    public static void survivesInAnyOrder(Talk first, byte[]... messages) {
        Random random = new Random(5);
        for (int round = 0; round < ROUNDS; round++) {
            Talk talk = first.again();
            for (int i = 0; i < 4; i++) {
                byte[] message = mutated(messages[random.nextInt(messages.length)], random);
                talk.say(random.nextBoolean(), message);
            }
            talk.fin(random.nextBoolean()).end();
        }
    }

    private static void play(Talk talk, Turn turn, Random random) {
        byte[] payload = mutated(turn.payload, random);
        switch (random.nextInt(40)) {
            case 0 -> talk.lose(turn.client, 1 + random.nextInt(2000));
            case 1 -> talk.flipRoles();
            case 2 -> talk.say(!turn.client, payload);
            case 3 -> talk.partial();
            case 4 -> {
                byte[] noise = new byte[random.nextInt(300)];
                random.nextBytes(noise);
                talk.say(turn.client, noise);
            }
            case 5 -> talk.say(turn.client, payload).say(turn.client, payload);
            default -> inTwo(talk, turn.client, payload, random);
        }
    }

    private static void inTwo(Talk talk, boolean client, byte[] payload, Random random) {
        int cut = random.nextInt(payload.length + 1);
        talk.say(client, Arrays.copyOf(payload, cut));
        talk.say(client, Arrays.copyOfRange(payload, cut, payload.length));
    }

    private static byte[] mutated(byte[] payload, Random random) {
        byte[] result = payload.clone();
        for (int i = random.nextInt(4); i > 0 && result.length > 0; i--) {
            int at = random.nextInt(random.nextBoolean() ? Math.min(HEAD_LENGTH, result.length) : result.length);
            switch (random.nextInt(5)) {
                case 0 -> result[at] = (byte) random.nextInt(256);
                case 1 -> result[at] = (byte) 0xff;
                case 2 -> result[at] = 0;
                case 3 -> result[at]++;
                default -> result = Arrays.copyOf(result, at);
            }
        }
        return result;
    }

    /// A valid conversation of streams gives the same names in one piece, byte by byte and in any two pieces a turn.
    public static void isTheSameInPieces(Talk whole, Turn... conversation) {
        Random random = new Random(11);
        Talk bytewise = whole.again().byteByByte();
        for (Turn turn : conversation) {
            whole.say(turn.client, turn.payload);
            bytewise.say(turn.client, turn.payload);
        }
        assertFalse(whole.names().isEmpty());
        assertEquals(whole.names(), bytewise.names(), "byte by byte");
        for (int round = 0; round < 50; round++) {
            Talk pieces = whole.again();
            for (Turn turn : conversation) {
                inTwo(pieces, turn.client, turn.payload, random);
            }
            assertEquals(whole.names(), pieces.names(), "round " + round);
        }
    }

    /// Even a mutated conversation gives the same names in one piece and byte by byte.
    public static void mutatedIsTheSameInPieces(Talk first, Turn... conversation) {
        Random random = new Random(13);
        for (int round = 0; round < ROUNDS; round++) {
            Talk whole = first.again();
            Talk bytewise = first.again().byteByByte();
            for (Turn turn : conversation) {
                byte[] payload = mutated(turn.payload, random);
                whole.say(turn.client, payload);
                bytewise.say(turn.client, payload);
            }
            assertEquals(
                    whole.fin(true).fin(false).end().names(),
                    bytewise.fin(true).fin(false).end().names(),
                    "round " + round);
        }
    }
}
