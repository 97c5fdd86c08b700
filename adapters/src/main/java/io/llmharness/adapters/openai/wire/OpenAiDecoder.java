package io.llmharness.adapters.openai.wire;

import io.llmharness.adapters.wire.ErrorBody;
import io.llmharness.adapters.wire.NotJson;
import io.llmharness.runtime.engine.EngineTarget;
import io.llmharness.runtime.engine.EventSlice;
import io.llmharness.runtime.engine.FailureCause;
import io.llmharness.runtime.engine.ResponseDecoder;
import io.llmharness.runtime.engine.ResponseHead;
import io.llmharness.runtime.engine.TokenSink;
import io.llmharness.runtime.text.JsonCursor;
import io.llmharness.runtime.text.Names;
import java.nio.charset.StandardCharsets;

/** Reads answers of the family, streamed or whole, chat or completions: the events differ in where the text stands, and no more. */
final class OpenAiDecoder implements ResponseDecoder {
    private static final byte[] DONE = "[DONE]".getBytes(StandardCharsets.US_ASCII);

    private static final Names EVENT =
            Names.of("choices", "usage", "error", "timings", "metrics", "message", "type", "code");
    private static final int CHOICES = 0;
    private static final int USAGE = 1;
    private static final int ERROR = 2;
    private static final int TIMINGS = 3;
    private static final int METRICS = 4;
    private static final int MESSAGE = 5;
    private static final int TYPE = 6;
    private static final int CODE = 7;

    private final EngineTarget target;
    private final Flavour flavour;
    private final boolean learning;
    private final ChoiceReader choices = new ChoiceReader();
    private final UsageReader usage = new UsageReader();
    private final EngineTimes times = new EngineTimes();
    private final TokenEvent tokens = new TokenEvent(choices, usage);
    private boolean measured;
    private boolean error;
    private boolean message;
    private boolean kind;
    private boolean ended;

    OpenAiDecoder(EngineTarget target, Flavour flavour) {
        this(target, flavour, true);
    }

    /** A decoder that walks every event unless it is {@code learning}: what the other is held to in tests. */
    OpenAiDecoder(EngineTarget target, Flavour flavour, boolean learning) {
        this.target = target;
        this.flavour = flavour;
        this.learning = learning;
    }

    /** How many events were compared instead of walked. */
    int compared() {
        return tokens.compared();
    }

    @Override
    public void begin(ResponseHead head, TokenSink sink) {
        ended = false;
        tokens.forget();
        usage.beginAnswer();
        flavour.readHead(head, sink);
    }

    @Override
    public void event(EventSlice event, TokenSink sink) {
        if (ended) {
            return;
        }
        if (isDone(event)) {
            ended = true;
            sink.done();
        } else if (!tokens.readLikeTheLast(event, sink)) {
            tokens.forget();
            if (read(event, false, sink) && !measured && learning) {
                tokens.learn(event);
            }
        }
    }

    @Override
    public boolean eventLikeTheLast(EventSlice likely, TokenSink sink) {
        return !ended && tokens.readLikeTheLast(likely, sink);
    }

    @Override
    public void whole(EventSlice body, TokenSink sink) {
        if (read(body, true, sink) && choices.count() > 0) {
            sink.done();
        }
    }

    /** OpenAI's own client stops at data that begin with the marker. */
    private static boolean isDone(EventSlice event) {
        byte[] bytes = event.bytes();
        int from = event.from();
        while (from < event.to() && bytes[from] == ' ') {
            from++;
        }
        if (event.to() - from < DONE.length) {
            return false;
        }
        for (int i = 0; i < DONE.length; i++) {
            if (bytes[from + i] != DONE[i]) {
                return false;
            }
        }
        return true;
    }

    /** Whether the event was read to its end and is no error. Walks it, whatever was learned before. */
    private boolean read(EventSlice event, boolean whole, TokenSink sink) {
        error = false;
        message = false;
        kind = false;
        measured = false;
        choices.beginEvent();
        usage.beginEvent();
        JsonCursor json = event.json();
        if (json.enterObject()) {
            for (int name; (name = json.nextName(EVENT)) != Names.END; ) {
                member(name, json, sink);
            }
        } else if (!json.failed()) {
            return violated(event, sink);
        }
        if (!json.finished()) {
            return NotJson.isBlank(event) || violated(event, sink);
        }
        if (error || message && kind && choices.count() == 0) {
            fail(event, sink);
            return false;
        }
        usage.endEvent(choices, whole, sink);
        if (choices.count() > 0) {
            sink.frame();
        }
        return true;
    }

    private void member(int name, JsonCursor json, TokenSink sink) {
        switch (name) {
            case CHOICES -> choices.read(json, sink);
            case USAGE -> usage.read(json);
            case TIMINGS -> {
                measured |= json.atObject();
                times.readTimings(json, usage, sink);
            }
            case METRICS -> {
                measured |= json.atObject();
                times.readMetrics(json, sink);
            }
            case ERROR -> error = isError(json);
            case MESSAGE -> message = json.string();
            case TYPE, CODE -> {
                kind |= !json.atNull();
                json.skip();
            }
            default -> json.skip();
        }
    }

    /** Null, {@code {}} and an empty text are no error, as OpenAI's own client sees it. */
    private static boolean isError(JsonCursor json) {
        if (json.atString()) {
            return json.string() && !json.stringEmpty();
        }
        boolean any = false;
        if (json.enterObject()) {
            while (json.nextName(EVENT) != Names.END) {
                json.skip();
                any = true;
            }
        }
        return any;
    }

    private void fail(EventSlice event, TokenSink sink) {
        ErrorBody body = ErrorBody.of(event.json());
        sink.error(Complaint.inStream(body), target.key().mask(body.words()));
    }

    private static boolean violated(EventSlice event, TokenSink sink) {
        sink.error(FailureCause.PROTOCOL_VIOLATION, NotJson.words(event));
        return false;
    }
}
