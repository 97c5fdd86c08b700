package io.llmharness.adapters.anthropic;

import io.llmharness.runtime.engine.TokenSink;
import io.llmharness.runtime.text.JsonCursor;
import io.llmharness.runtime.text.Names;

/**
 * Token counts of one answer. Later ones replace earlier ones, and members that are absent later keep their value. Input leaves out what
 * was read from the cache or written to it: all of it together is {@link TokenSink#usage}'s input.
 */
final class AnthropicUsage {
    private static final int UNKNOWN = -1;

    private static final Names USAGE = Names.of(
            "input_tokens",
            "output_tokens",
            "cache_creation_input_tokens",
            "cache_read_input_tokens",
            "output_tokens_details");
    private static final int INPUT = 0;
    private static final int OUTPUT = 1;
    private static final int CACHE_CREATION = 2;
    private static final int CACHE_READ = 3;
    private static final int OUTPUT_DETAILS = 4;

    private static final Names DETAILS = Names.of("thinking_tokens");

    private long fresh;
    private long written;
    private long cached;
    private long output;
    private long thinking;

    void begin() {
        fresh = UNKNOWN;
        written = UNKNOWN;
        cached = UNKNOWN;
        output = UNKNOWN;
        thinking = UNKNOWN;
    }

    void read(JsonCursor json) {
        if (!json.enterObject()) {
            return;
        }
        for (int name; (name = json.nextName(USAGE)) != Names.END; ) {
            switch (name) {
                case INPUT -> fresh = json.integer(fresh);
                case OUTPUT -> output = json.integer(output);
                case CACHE_CREATION -> written = json.integer(written);
                case CACHE_READ -> cached = json.integer(cached);
                case OUTPUT_DETAILS -> readDetails(json);
                default -> json.skip();
            }
        }
    }

    private void readDetails(JsonCursor json) {
        if (json.enterObject()) {
            for (int name; (name = json.nextName(DETAILS)) != Names.END; ) {
                if (name == Names.OTHER) {
                    json.skip();
                } else {
                    thinking = json.integer(thinking);
                }
            }
        }
    }

    /** Output tokens; −1 where the engine did not say. */
    long output() {
        return output;
    }

    /** The output count of a stream's first event is no result: it counts what was there when the stream began. */
    void forgetOutput() {
        output = UNKNOWN;
    }

    void tell(TokenSink sink) {
        if (fresh == UNKNOWN && output == UNKNOWN) {
            return;
        }
        long input = fresh == UNKNOWN ? UNKNOWN : fresh + Math.max(0, written) + Math.max(0, cached);
        sink.usage(input, output, cached, thinking);
    }
}
