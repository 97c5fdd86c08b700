package io.llmharness.adapters.contract;

import io.llmharness.runtime.engine.EngineAdapter;
import io.llmharness.runtime.engine.EngineFailure;
import io.llmharness.runtime.engine.EngineTarget;
import io.llmharness.runtime.engine.EventSlice;
import io.llmharness.runtime.engine.Framing;
import io.llmharness.runtime.engine.ResponseDecoder;
import io.llmharness.runtime.engine.ResponseHead;
import io.llmharness.runtime.http.BodyFramer;
import io.llmharness.runtime.http.EventConsumer;
import io.llmharness.runtime.http.JsonArrayFramer;
import io.llmharness.runtime.http.NdjsonFramer;
import io.llmharness.runtime.http.SseFramer;
import io.llmharness.runtime.http.WholeBody;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseDecoder;
import io.netty.handler.codec.http.LastHttpContent;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Plays an answer's bytes, HTTP and all, to an adapter, cut in pieces as a socket would. One connection at a time. */
public final class Replay {
    private static final byte[] NOTHING = new byte[0];

    private final String engine;
    private final EngineAdapter adapter;
    private final ResponseDecoder decoder;
    private final BodyFramer events = new SseFramer();
    private final BodyFramer lines = new NdjsonFramer();
    private final BodyFramer elements = new JsonArrayFramer();
    private final BodyFramer whole = new WholeBody();
    private EmbeddedChannel channel;
    private Receiving receiving = new Receiving();

    public Replay(EngineAdapter adapter, EngineTarget target) {
        this.engine = target.id();
        this.adapter = adapter;
        this.decoder = adapter.decoder(target);
        this.channel = connect();
    }

    /** The id of the engine whose answers are played. */
    String engine() {
        return engine;
    }

    private EmbeddedChannel connect() {
        return new EmbeddedChannel(new HttpResponseDecoder(), receiving);
    }

    /** Plays the bytes in the pieces between the cuts; where they end before the answer does, the connection breaks. */
    public Told play(byte[] answer, int... cuts) {
        int from = 0;
        for (int cut : cuts) {
            channel.writeInbound(piece(answer, from, cut));
            from = cut;
        }
        channel.writeInbound(piece(answer, from, answer.length));
        Told told = receiving.told;
        if (told == null) {
            channel.finishAndReleaseAll();
            told = receiving.told != null ? receiving.told : receiving.sink.told();
            receiving = new Receiving();
            channel = connect();
        }
        receiving.told = null;
        Evidence.read(engine, receiving.framer != whole, told);
        return told;
    }

    /** A copy: the HTTP decoder moves bytes about in what it is given. */
    private static ByteBuf piece(byte[] answer, int from, int to) {
        return Unpooled.copiedBuffer(answer, from, to - from);
    }

    private BodyFramer framer(Framing framing) {
        return switch (framing) {
            case EVENTS -> events;
            case LINES -> lines;
            case ARRAY -> elements;
            case WHOLE -> whole;
        };
    }

    /** What stands behind the HTTP decoder, as in the runtime. */
    private final class Receiving extends SimpleChannelInboundHandler<HttpObject> implements EventConsumer {
        private RecordingSink sink = new RecordingSink();
        private ByteArrayOutputStream errorBody = new ByteArrayOutputStream();
        private BodyFramer framer = whole;
        private ResponseHead head = Heads.status(200);
        private @Nullable Told told;

        @Override
        protected void channelRead0(ChannelHandlerContext context, HttpObject message) throws Exception {
            if (message instanceof HttpResponse response) {
                begin(response);
            }
            if (message instanceof HttpContent content && head.status() >= 200) {
                if (head.status() >= 300) {
                    content.content().readBytes(errorBody, content.content().readableBytes());
                } else {
                    framer.feed(content.content(), this);
                }
                if (content instanceof LastHttpContent) {
                    end();
                }
            }
        }

        private void begin(HttpResponse response) {
            sink = new RecordingSink();
            errorBody = new ByteArrayOutputStream();
            head = Heads.of(response);
            if (head.status() >= 200 && head.status() < 300) {
                framer = framer(decoder.framing(head));
                framer.reset();
                decoder.begin(head, sink);
            }
        }

        @Override
        public boolean recognises(EventSlice likely) {
            sink.beginEvent();
            boolean taken = decoder.eventLikeTheLast(likely, sink);
            if (taken) {
                sink.endEvent();
            }
            return taken;
        }

        @Override
        public void event(EventSlice slice) {
            sink.beginEvent();
            if (framer == whole) {
                decoder.whole(slice, sink);
            } else {
                decoder.event(slice, sink);
            }
            sink.endEvent();
        }

        private void end() {
            if (head.status() >= 300) {
                EngineFailure failure = adapter.failure(head, errorBody.toByteArray());
                sink.error(failure.cause(), failure.message());
            } else {
                framer.end(this);
            }
            told = sink.told();
        }
    }

    /** An answer around this body, of this content type, as one HTTP chunk. */
    public static byte[] answer(String contentType, String body) {
        return answer(contentType, "", body);
    }

    /** The same with further header lines, each with its end. */
    static byte[] answer(String contentType, String headers, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        String head = "HTTP/1.1 200 OK\r\nContent-Type: " + contentType + "\r\n" + headers
                + "Transfer-Encoding: chunked\r\n\r\n";
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
        byte[] size = bytes.length == 0
                ? NOTHING
                : (Integer.toHexString(bytes.length) + "\r\n").getBytes(StandardCharsets.US_ASCII);
        out.writeBytes(size);
        out.writeBytes(bytes);
        out.writeBytes((bytes.length == 0 ? "0\r\n\r\n" : "\r\n0\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        return out.toByteArray();
    }
}
