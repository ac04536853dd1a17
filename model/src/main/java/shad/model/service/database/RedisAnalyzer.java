package shad.model.service.database;

import org.jspecify.annotations.Nullable;
import shad.model.service.Analyzer;
import shad.model.service.Needs;
import shad.model.service.Protocol;
import shad.model.service.parse.MalformedPayload;

/// Redis (Zeek, `redis.spicy` and `resp.spicy`): confirmed by the first complete value of the server, which must not
/// speak before the client.
public final class RedisAnalyzer extends Analyzer {
    private final RedisPipeline pipeline = new RedisPipeline(() -> connection().reachLimit());
    private boolean clientBegan;
    /// The two sides; each is a client or a server for good once it has begun.
    private @Nullable RespStream originator;
    private @Nullable RespStream responder;

    public RedisAnalyzer() {
        super(Protocol.REDIS, Needs.NOTHING);
    }

    @Override
    protected void deliver(boolean fromOriginator, byte[] bytes, int offset, int length) {
        try {
            stream(fromOriginator).parse(bytes, offset, length);
        } catch (MalformedPayload malformed) {
            skip();
            throw malformed;
        }
    }

    private RespStream stream(boolean fromOriginator) {
        RespStream stream = fromOriginator ? originator : responder;
        if (stream == null) {
            stream = begin(fromOriginator);
        }
        return stream;
    }

    private RespStream begin(boolean fromOriginator) {
        if (fromOriginator) {
            clientBegan = true;
            originator = new RedisCommands(pipeline);
            return originator;
        }
        if (!clientBegan) {
            throw MalformedPayload.thrown();
        }
        responder = new RedisReplies(this::replied);
        return responder;
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
        if (!fromOriginator && clientBegan && stream(false) instanceof RedisReplies replies) {
            replies.resynchronize();
        } else {
            skip();
        }
    }

    @Override
    protected void endOfData(boolean fromOriginator) {
        RespStream stream = fromOriginator ? originator : responder;
        if (stream != null) {
            stream.finish();
        }
    }

    @Override
    protected void rolesFlipped() {
        RespStream stream = originator;
        originator = responder;
        responder = stream;
    }
}
