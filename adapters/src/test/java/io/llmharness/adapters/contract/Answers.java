package io.llmharness.adapters.contract;

import io.llmharness.runtime.engine.EngineAdapter;
import io.llmharness.runtime.engine.EngineTarget;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Answers written down in a test: apostrophes stand for quotes. */
public final class Answers {
    private final EngineAdapter adapter;
    private final EngineTarget target;
    private String headers = "";

    public Answers(EngineAdapter adapter, String... options) {
        this.adapter = adapter;
        this.target = Targets.of(adapter, options);
    }

    /** With these header lines in every answer. */
    public Answers headed(String... lines) {
        headers = Arrays.stream(lines).map(line -> line + "\r\n").collect(Collectors.joining());
        return this;
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

    /** An HTML page, as proxies send it. */
    public Told page(String body) {
        return play("text/html", body);
    }

    /** A stream of server-sent events whose connection breaks before HTTP has ended it. */
    public Told broken(String... data) {
        String body = Arrays.stream(data).map(d -> "data: " + d + "\n\n").collect(Collectors.joining());
        byte[] answer = Replay.answer("text/event-stream", headers, body.replace('\'', '"'));
        return new Replay(adapter, target).play(Arrays.copyOf(answer, answer.length - "\r\n0\r\n\r\n".length()));
    }

    private Told play(String contentType, String body) {
        Replay replay = new Replay(adapter, target);
        return replay.play(Replay.answer(contentType, headers, body.replace('\'', '"')));
    }
}
