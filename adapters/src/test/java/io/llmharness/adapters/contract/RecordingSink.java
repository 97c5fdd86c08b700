package io.llmharness.adapters.contract;

import io.llmharness.runtime.engine.FailureCause;
import io.llmharness.runtime.engine.NativeFigure;
import io.llmharness.runtime.engine.TokenSink;
import io.llmharness.runtime.text.JsonCursor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Keeps what a decoder says, by the rules of {@link TokenSink}. */
public final class RecordingSink implements TokenSink {
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder reasoning = new StringBuilder();
    private final StringBuilder finish = new StringBuilder();
    private final List<Long> running = new ArrayList<>();
    private final Map<String, Long> figures = new TreeMap<>();
    private List<Long> usage = List.of(-1L, -1L, -1L, -1L);
    private int payloads;
    private int toolCalls;
    private boolean payload;
    private boolean done;
    private @Nullable FailureCause cause;
    private String message = "";

    public void beginEvent() {
        payload = false;
    }

    public void endEvent() {
        payloads += payload ? 1 : 0;
    }

    @Override
    public void text(byte[] json, int from, int to) {
        payload |= from < to;
        JsonCursor.decode(json, from, to, text);
    }

    @Override
    public void reasoning(byte[] json, int from, int to) {
        payload |= from < to;
        JsonCursor.decode(json, from, to, reasoning);
    }

    @Override
    public void toolCall() {
        payload = true;
        toolCalls++;
    }

    @Override
    public void outputTokensSoFar(long tokens) {
        running.add(tokens);
    }

    @Override
    public void usage(long input, long output, long cached, long reasoningTokens) {
        usage = List.of(input, output, cached, reasoningTokens);
    }

    @Override
    public void figure(NativeFigure figure, long nanos) {
        figures.put(figure.key(), nanos);
    }

    @Override
    public void finishReason(byte[] json, int from, int to) {
        finish.setLength(0);
        JsonCursor.decode(json, from, to, finish);
    }

    @Override
    public void done() {
        done = true;
    }

    @Override
    public void error(FailureCause why, String words) {
        if (cause == null) {
            cause = why;
            message = words;
        }
    }

    public Told told() {
        String outcome = cause != null ? cause.key() : done ? "ok" : FailureCause.TRUNCATED.key();
        return new Told(
                outcome,
                message,
                payloads,
                text.toString(),
                reasoning.toString(),
                toolCalls,
                usage,
                List.copyOf(running),
                Map.copyOf(figures),
                finish.toString());
    }
}
