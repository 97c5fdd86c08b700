package io.llmharness.runtime.exec;

import io.llmharness.api.ChatRequest;
import io.llmharness.runtime.engine.EngineAdapter;
import io.llmharness.runtime.engine.EngineFailure;
import io.llmharness.runtime.engine.EngineTarget;
import io.llmharness.runtime.engine.FailureCause;
import io.llmharness.runtime.engine.NativeFigure;
import io.llmharness.runtime.engine.ResponseHead;
import io.llmharness.runtime.engine.Secret;
import io.llmharness.runtime.http.Carrier;
import io.llmharness.runtime.http.Endpoint;
import io.llmharness.runtime.http.HttpVersion;
import io.llmharness.runtime.http.LoopPool;
import io.llmharness.runtime.http.Receiver;
import io.llmharness.runtime.http.Tag;
import io.llmharness.runtime.http.Transports;
import io.llmharness.runtime.http.WireEncoder;
import io.llmharness.runtime.http.WireRequest;
import io.llmharness.runtime.text.JsonCursor;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Sends one request over the same connection, framing and decoding that a trial uses, and keeps every stamp. Not for measuring. */
public final class SingleRequest {
    /** What happened in an exchange. */
    public enum What {
        WRITING,
        WRITTEN,
        HEAD,
        FIRST_BYTE,
        TEXT,
        REASONING,
        TOOL_CALL,
        OTHER_EVENT,
        END;

        private boolean payload() {
            return this == TEXT || this == REASONING || this == TOOL_CALL;
        }
    }

    /**
     * Something that happened.
     *
     * @param nanos since the dispatch
     * @param text the event's text, or the status; empty where there is none
     * @param tokens output tokens that the event brought, −1 where the engine does not say
     */
    public record Stamp(What what, long nanos, String text, long tokens) {}

    /**
     * A finished exchange.
     *
     * @param status HTTP status, 0 without an answer
     * @param stamps in the order of time
     * @param inputTokens as the engine counts, −1 where it does not
     * @param outputTokens as the engine counts, −1 where it does not
     * @param finishReason the engine's word; may be empty
     * @param figures the engine's own figures, in nanoseconds
     * @param failure why it failed; empty when it did not
     */
    public record Outcome(
            int status,
            List<Stamp> stamps,
            long inputTokens,
            long outputTokens,
            String finishReason,
            Map<NativeFigure, Long> figures,
            Optional<EngineFailure> failure) {}

    private SingleRequest() {}

    /** Sends the request and waits for the end of the answer. Never throws for what goes wrong on the way: the outcome says it. */
    public static Outcome send(EngineAdapter adapter, EngineTarget target, ChatRequest request, Duration timeout) {
        Recording recording = new Recording(adapter, target.key());
        EventLoopGroup group = Transports.NIO.loops(1, "request");
        try {
            Endpoint endpoint = Endpoint.resolve(target.url(), HttpVersion.AUTO);
            WireRequest wire = new WireEncoder(target.url(), endpoint).encode(adapter.chat(request, target));
            EventLoop loop = group.next();
            LoopPool pool = new LoopPool(loop, Transports.NIO, endpoint, adapter, target, 1, timeout);
            loop.execute(() -> recording.dispatch(pool, wire));
            return recording.done.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return recording.outcome(FailureCause.TIMEOUT, "no complete answer within " + timeout.toSeconds() + " s");
        } catch (IOException e) {
            return recording.outcome(FailureCause.DNS, "the host of " + target.url() + " has no address");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return recording.outcome(FailureCause.TIMEOUT, "interrupted");
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } finally {
            group.shutdownGracefully(0, 1, TimeUnit.SECONDS);
        }
    }

    /** Keeps everything; synchronised, because the waiting thread may give up while the loop goes on. */
    private static final class Recording implements Receiver {
        private final EngineAdapter adapter;
        private final Secret key;
        private final CompletableFuture<Outcome> done = new CompletableFuture<>();
        private final List<Stamp> stamps = new ArrayList<>();
        private final Map<NativeFigure, Long> figures = new EnumMap<>(NativeFigure.class);
        private final StringBuilder text = new StringBuilder();
        private final byte[] tag = new byte[Tag.LENGTH];
        private What what = What.OTHER_EVENT;
        private long dispatched;
        private long eventNanos;
        private long soFar = -1;
        private long before;
        private long input = -1;
        private long output = -1;
        private String finish = "";
        private int status;
        private boolean firstByte;
        private boolean ended;
        private @Nullable EngineFailure failure;

        Recording(EngineAdapter adapter, Secret key) {
            this.adapter = adapter;
            this.key = key;
            new Tag(new SplittableRandom().nextLong(), 0, 1).next(tag);
        }

        void dispatch(LoopPool pool, WireRequest wire) {
            dispatched = System.nanoTime();
            pool.send(wire, this);
        }

        synchronized Outcome outcome(FailureCause cause, String message) {
            error(cause, message);
            return outcome();
        }

        private synchronized Outcome outcome() {
            return new Outcome(
                    status,
                    List.copyOf(stamps),
                    input,
                    output,
                    finish,
                    Map.copyOf(figures),
                    Optional.ofNullable(failure));
        }

        private synchronized void stamp(What happened, long nanos, String words, long tokens) {
            stamps.add(new Stamp(happened, nanos - dispatched, words, tokens));
        }

        @Override
        public byte[] tag() {
            return tag;
        }

        @Override
        public boolean mayResend() {
            return false;
        }

        @Override
        public void writing(Carrier carrier, long nanos) {
            stamp(What.WRITING, nanos, "", -1);
        }

        @Override
        public void written(long nanos) {
            stamp(What.WRITTEN, nanos, "", -1);
        }

        @Override
        public void head(ResponseHead head, long nanos) {
            status = head.status();
            stamp(What.HEAD, nanos, "HTTP " + status, -1);
        }

        @Override
        public void bodyBytes(int bytes, long nanos) {
            if (!firstByte) {
                firstByte = true;
                stamp(What.FIRST_BYTE, nanos, "", -1);
            }
        }

        @Override
        public void beginEvent(long nanos) {
            eventNanos = nanos;
            what = What.OTHER_EVENT;
            text.setLength(0);
        }

        @Override
        public void endEvent() {
            boolean payload = what != What.OTHER_EVENT;
            stamp(what, eventNanos, text.toString(), payload && soFar >= 0 ? soFar - before : -1);
            before = payload ? Math.max(soFar, 0) : before;
        }

        @Override
        public void text(byte[] json, int from, int to) {
            add(What.TEXT, json, from, to);
        }

        @Override
        public void reasoning(byte[] json, int from, int to) {
            add(What.REASONING, json, from, to);
        }

        private void add(What kind, byte[] json, int from, int to) {
            if (from != to) {
                what = kind;
                JsonCursor.decode(json, from, to, text);
            }
        }

        @Override
        public void toolCall() {
            what = What.TOOL_CALL;
        }

        @Override
        public void outputTokensSoFar(long tokens) {
            soFar = tokens;
        }

        @Override
        public void usage(long inputTokens, long outputTokens, long cached, long reasoning) {
            input = inputTokens;
            output = outputTokens;
        }

        @Override
        public void figure(NativeFigure figure, long nanos) {
            figures.put(figure, nanos);
        }

        @Override
        public void finishReason(byte[] json, int from, int to) {
            finish = new String(json, from, to - from, StandardCharsets.UTF_8);
        }

        @Override
        public void done() {
            ended = true;
        }

        @Override
        public void error(FailureCause cause, String message) {
            if (failure == null) {
                failure = new EngineFailure(cause, key.mask(message));
            }
        }

        @Override
        public void ended(long nanos) {
            stamp(What.END, nanos, "", -1);
            if (!ended) {
                long payloads = stamps.stream().filter(s -> s.what().payload()).count();
                error(FailureCause.TRUNCATED, Exchange.cutShort(status, firstByte, (int) payloads));
            }
            done.complete(outcome());
        }

        @Override
        public void refused(ResponseHead head, byte[] body, long nanos) {
            stamp(What.END, nanos, "", -1);
            EngineFailure refusal = EngineFailure.of(adapter, head, body);
            error(refusal.cause(), refusal.message());
            done.complete(outcome());
        }

        @Override
        public void broken(FailureCause cause, String message, long nanos) {
            error(cause, message);
            done.complete(outcome());
        }
    }
}
