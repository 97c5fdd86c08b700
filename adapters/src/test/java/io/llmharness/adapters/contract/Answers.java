package io.llmharness.adapters.contract;

import io.llmharness.runtime.engine.EngineAdapter;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Answers written down in a test: apostrophes stand for quotes. */
public final class Answers {
    private final EngineAdapter adapter;
    private final String[] options;

    /** Answers to an adapter with these options: {@code key, value, key, value …}. */
    public Answers(EngineAdapter adapter, String... options) {
        this.adapter = adapter;
        this.options = options.clone();
    }

    /** A stream of server-sent events with these data. */
    public Told sse(String... data) {
        return stream(Arrays.stream(data).map(d -> "data: " + d + "\n\n").collect(Collectors.joining()));
    }

    /** A stream of server-sent events, as it comes. */
    public Told stream(String body) {
        return play("text/event-stream; charset=utf-8", body);
    }

    /** A stream of NDJSON lines. */
    public Told lines(String... lines) {
        return play("application/x-ndjson", String.join("\n", lines) + "\n");
    }

    /** A plain JSON body. */
    public Told plain(String body) {
        return play("application/json", body);
    }

    private Told play(String contentType, String body) {
        Replay replay = new Replay(adapter, Targets.of(adapter, options));
        return replay.play(Replay.answer(contentType, body.replace('\'', '"')));
    }
}
