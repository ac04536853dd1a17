package shad.model.service.database;

import java.util.ArrayDeque;
import java.util.Set;

/// Counts the commands of a Redis connection that wait for a reply, as Zeek's script does (base/protocols/redis), until
/// there are too many.
final class RedisPipeline {
    /// `Redis::max_pending_commands`
    private static final int MAX_PENDING = 10_000;

    /// The commands that Zeek knows by name; any of them ends the mode in which all replies are messages.
    private static final Set<String> KNOWN = Set.of(
            "APPEND", "AUTH", "BITCOUNT", "BITFIELD", "BITFIELD_RO", "BITOP", "BITPOS", "BLMPOP", "BLPOP", "BRPOP",
            "CLIENT", "COPY", "DECR", "DECRBY", "DEL", "DUMP", "EXISTS", "EXPIRE", "EXPIREAT", "EXPIRETIME", "GET",
            "GETBIT", "GETDEL", "GETEX", "GETRANGE", "GETSET", "HDEL", "HELLO", "HGET", "HSET", "INCR", "INCRBY",
            "KEYS", "MGET", "MOVE", "MSET", "PERSIST", "PSUBSCRIBE", "PUNSUBSCRIBE", "QUIT", "RENAME", "RESET", "SET",
            "STRLEN", "SUBSCRIBE", "SSUBSCRIBE", "SUNSUBSCRIBE", "TTL", "TYPE", "UNSUBSCRIBE");
    private static final Set<String> SUBSCRIBING = Set.of("PSUBSCRIBE", "SSUBSCRIBE", "SUBSCRIBE");
    private static final Set<String> UNSUBSCRIBING = Set.of("PUNSUBSCRIBE", "SUNSUBSCRIBE", "UNSUBSCRIBE");
    /// First letters of the commands that change how replies are counted.
    private static final String SPECIAL_INITIALS = "CHPSU";
    private static final long OPEN = Long.MAX_VALUE;

    private final Runnable limitReached;
    private boolean exceeded;
    /// Number of the latest command and of the latest reply, from 1.
    private long commands;
    private long replies;
    /// Entries at or below the latest reply that Zeek keeps: replies without a command.
    private long strayEntries;
    private boolean lastReplyIsStray;
    private boolean version3;
    private boolean subscribed;
    /// Numbers of commands that get no reply of their own, ascending.
    private final ArrayDeque<Long> unanswered = new ArrayDeque<>();
    /// Ranges of commands without replies, the end excluded.
    private final ArrayDeque<long[]> silent = new ArrayDeque<>();

    RedisPipeline(Runnable limitReached) {
        this.limitReached = limitReached;
    }

    void command(RedisWords words) {
        if (exceeded) {
            return;
        }
        boolean special = subscribed || SPECIAL_INITIALS.indexOf(words.initial()) >= 0;
        String name = special ? words.command() : "";
        if (name.equals("HELLO") && words.is(1, "3")) {
            version3 = true;
        }
        if (pending() > MAX_PENDING) {
            exceeded = true;
            unanswered.clear();
            silent.clear();
            limitReached.run();
            return;
        }
        commands++;
        if (special && KNOWN.contains(name)) {
            known(name, words);
        }
    }

    private long pending() {
        return Math.max(0, commands - replies) + strayEntries;
    }

    private void known(String name, RedisWords words) {
        boolean subscribing = SUBSCRIBING.contains(name);
        if (!version3) {
            subscribed = subscribing;
        }
        if (subscribing || subscribed || UNSUBSCRIBING.contains(name)) {
            unanswered.add(commands);
        }
        if (name.equals("CLIENT") && words.count() == 3) {
            boolean open = !silent.isEmpty() && silent.getLast()[1] == OPEN;
            if (words.is(2, "ON") && open) {
                silent.getLast()[1] = commands;
            } else if (words.is(2, "OFF") && !open) {
                silent.add(new long[] {commands, OPEN});
            } else if (words.is(2, "SKIP") && !open) {
                silent.add(new long[] {commands, commands + 2});
            }
        }
    }

    /// Hears of a value of the server that is no error and no message.
    void reply(boolean ofVersion3) {
        if (ofVersion3) {
            version3 = true;
            subscribed = false;
        }
        if (!subscribed) {
            answer();
        }
    }

    /// Hears of an error.
    void error() {
        answer();
    }

    private void answer() {
        if (exceeded) {
            return;
        }
        if (lastReplyIsStray && commands >= replies) {
            strayEntries--;
        }
        replies = nextReply();
        lastReplyIsStray = replies > commands;
        if (lastReplyIsStray) {
            strayEntries++;
        }
        if (replies == commands) {
            unanswered.clear();
        }
    }

    private long nextReply() {
        long next = replies + 1;
        while (!silent.isEmpty() && silent.getFirst()[1] <= next) {
            silent.removeFirst();
        }
        if (!silent.isEmpty() && silent.getFirst()[0] <= next && silent.getFirst()[1] != OPEN) {
            next = silent.getFirst()[1];
        }
        while (!unanswered.isEmpty() && unanswered.getFirst() <= next) {
            if (unanswered.removeFirst() == next) {
                next++;
            }
        }
        return next;
    }
}
