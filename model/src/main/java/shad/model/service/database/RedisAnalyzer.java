package shad.model.service.database;

import shad.model.service.Analyzer;
import shad.model.service.Needs;
import shad.model.service.Protocol;
import shad.model.service.parse.MalformedPayload;
import shad.model.service.parse.PerSide;

/// Redis (Zeek, `redis.spicy` and `resp.spicy`): confirmed by the first complete value of the server, which must not
/// speak before the client.
public final class RedisAnalyzer extends Analyzer {
    private final RedisPipeline pipeline = new RedisPipeline(() -> connection().reachLimit());
    private boolean clientBegan;
    /// The two sides; each is a client or a server for good once it has begun.
    private final PerSide<RespStream> streams = new PerSide<>(this::begin);

    public RedisAnalyzer() {
        super(Protocol.REDIS, Needs.NOTHING);
    }

    @Override
    protected void deliver(boolean fromOriginator, byte[] bytes, int offset, int length) {
        try {
            streams.of(fromOriginator).parse(bytes, offset, length);
        } catch (MalformedPayload malformed) {
            skip();
            throw malformed;
        }
    }

    private RespStream begin(boolean client) {
        if (client) {
            clientBegan = true;
            return new RedisCommands(pipeline);
        }
        if (!clientBegan) {
            throw MalformedPayload.thrown();
        }
        return new RedisReplies(this::replied);
    }

    private void replied(byte type, boolean attributed) {
        confirm();
        switch (type) {
            case '-', '!' -> pipeline.error();
            case '>' -> {}
            case '_', '#', ',', '(', '=', '%', '~' -> pipeline.reply(true);
            default -> pipeline.reply(attributed);
        }
    }

    @Override
    protected void undelivered(boolean fromOriginator, long length) {
        if (!fromOriginator && clientBegan && streams.of(false) instanceof RedisReplies replies) {
            replies.resynchronize();
        } else {
            skip();
        }
    }

    @Override
    protected void endOfData(boolean fromOriginator) {
        RespStream stream = streams.ifPresent(fromOriginator);
        if (stream != null) {
            stream.finish();
        }
    }

    @Override
    protected void rolesFlipped() {
        streams.swap();
    }
}
