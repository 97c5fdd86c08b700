package io.llmharness.adapters.openai.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import io.llmharness.adapters.wire.PassedOptions;
import io.llmharness.runtime.engine.EngineAdapter;
import io.llmharness.runtime.engine.EngineTarget;
import java.io.IOException;
import java.util.List;

/** The options of chat that responses have too, under their own names or in another place. Others are refused: they would be lost. */
public final class ResponsesOptions {
    /** Asks for the reasoning's summary, which is then streamed: auto, concise or detailed. */
    public static final String REASONING_SUMMARY = "reasoning_summary";

    private static final List<String> ABSENT =
            List.of("seed", "stop", "n", "presence_penalty", "frequency_penalty", "ignore_eos", "response_format");

    private final PassedOptions passed;

    private ResponsesOptions(PassedOptions passed) {
        this.passed = passed;
    }

    /** Those of an adapter. */
    public static ResponsesOptions of(Class<? extends EngineAdapter> adapter) {
        return new ResponsesOptions(
                PassedOptions.only(adapter, "top_p", "service_tier", "prompt_cache_key", "tools", "tool_choice"));
    }

    /** Writes those that the target sets. Throws {@link IllegalArgumentException} for one that responses do not have. */
    public void write(EngineTarget target, JsonGenerator out) throws IOException {
        for (String name : ABSENT) {
            if (target.options().containsKey(name)) {
                throw new IllegalArgumentException("the option \"" + name + "\" does not exist with " + Endpoint.OPTION
                        + "=responses; what the engine knows beyond the options goes into body={…}");
            }
        }
        passed.write(target, out);
        String effort = target.option("reasoning_effort", "");
        String summary = target.option(REASONING_SUMMARY, "");
        if (!effort.isEmpty() || !summary.isEmpty()) {
            out.writeObjectFieldStart("reasoning");
            member("effort", effort, out);
            member("summary", summary, out);
            out.writeEndObject();
        }
        String verbosity = target.option("verbosity", "");
        if (!verbosity.isEmpty()) {
            out.writeObjectFieldStart("text");
            member("verbosity", verbosity, out);
            out.writeEndObject();
        }
    }

    private static void member(String name, String value, JsonGenerator out) throws IOException {
        if (!value.isEmpty()) {
            out.writeStringField(name, value);
        }
    }
}
