package io.llmharness.adapters.openai.wire;

import io.llmharness.runtime.text.JsonCursor;

/** What the events of a streamed response are to a client that measures. Events that are none of these mean nothing here. */
enum ResponsesEvent {
    TEXT("response.output_text.delta", "response.refusal.delta"),
    REASONING("response.reasoning_summary_text.delta", "response.reasoning_text.delta"),
    TOOL(
            "response.function_call_arguments.delta",
            "response.custom_tool_call_input.delta",
            "response.mcp_call_arguments.delta"),
    ITEM("response.output_item.added"),
    COMPLETED("response.completed"),
    INCOMPLETE("response.incomplete"),
    FAILED("response.failed"),
    ERROR("error"),
    OTHER;

    private static final ResponsesEvent[] ALL = values();

    private final String[] types;

    ResponsesEvent(String... types) {
        this.types = types;
    }

    /** The event whose {@code type} the cursor read last. */
    static ResponsesEvent of(JsonCursor json) {
        for (ResponsesEvent event : ALL) {
            for (String type : event.types) {
                if (json.stringIs(type)) {
                    return event;
                }
            }
        }
        return OTHER;
    }
}
