package com.example.parrot;

import io.llmharness.runtime.engine.EngineTarget;
import io.llmharness.runtime.engine.EventSlice;
import io.llmharness.runtime.engine.FailureCause;
import io.llmharness.runtime.engine.ResponseDecoder;
import io.llmharness.runtime.engine.ResponseHead;
import io.llmharness.runtime.engine.TokenSink;
import io.llmharness.runtime.text.JsonCursor;
import io.llmharness.runtime.text.Names;

/** Reads the parrot's lines; an answer in one piece is one line that has it all. */
final class ParrotDecoder implements ResponseDecoder {
    private static final Names LINE = Names.of("w", "end", "heard", "said", "squawk");
    private static final int W = 0;
    private static final int END = 1;
    private static final int HEARD = 2;
    private static final int SAID = 3;
    private static final int SQUAWK = 4;

    private final EngineTarget target;
    private boolean ended;
    private boolean failed;
    private long heard;
    private long said;

    ParrotDecoder(EngineTarget target) {
        this.target = target;
    }

    @Override
    public void begin(ResponseHead head, TokenSink sink) {
        ended = false;
        heard = -1;
        said = -1;
    }

    @Override
    public void event(EventSlice line, TokenSink sink) {
        if (ended) {
            return;
        }
        failed = false;
        JsonCursor json = line.json();
        boolean object = json.enterObject();
        if (object) {
            for (int name; (name = json.nextName(LINE)) != Names.END; ) {
                member(name, json, sink);
            }
        }
        if (!object || !json.finished()) {
            ended = false;
            sink.error(FailureCause.PROTOCOL_VIOLATION, "the parrot said what is no JSON object");
        } else if (failed) {
            sink.error(FailureCause.MIDSTREAM_ERROR, target.key().mask(complaint(line.json())));
        } else if (ended) {
            sink.usage(heard, said, -1, -1);
            sink.done();
        }
    }

    @Override
    public void whole(EventSlice body, TokenSink sink) {
        event(body, sink);
        if (ended) {
            sink.outputTokensSoFar(said);
        }
    }

    private void member(int name, JsonCursor json, TokenSink sink) {
        switch (name) {
            case W -> {
                if (json.string()) {
                    sink.text(json);
                }
            }
            case END -> {
                if (json.string()) {
                    ended = true;
                    sink.finishReason(json);
                }
            }
            case HEARD -> heard = json.integer(-1);
            case SAID -> said = json.integer(-1);
            case SQUAWK -> {
                failed = true;
                json.skip();
            }
            default -> json.skip();
        }
    }

    /** What an error says; empty where it is none of the parrot's. */
    static String complaint(JsonCursor json) {
        String words = "";
        if (json.enterObject()) {
            for (int name; (name = json.nextName(LINE)) != Names.END; ) {
                if (name == SQUAWK && json.atString()) {
                    json.string();
                    words = json.text();
                } else {
                    json.skip();
                }
            }
        }
        return words;
    }
}
