package io.llmharness.adapters;

import io.llmharness.adapters.anthropic.AnthropicAdapter;
import io.llmharness.adapters.azure.AzureOpenAiAdapter;
import io.llmharness.adapters.cohere.CohereAdapter;
import io.llmharness.adapters.gemini.GeminiAdapter;
import io.llmharness.adapters.openai.OpenAiAdapter;
import io.llmharness.runtime.engine.EngineAdapter;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Streams of hosted engines as their documents have them, each with reasoning, text that must be escaped, and usage. Not recorded: there is
 * no exchange with these engines. An apostrophe stands for a quote.
 */
enum HostedStream {
    ANTHROPIC(
            new AnthropicAdapter(),
            List.of(),
            "{'type':'content_block_delta','index':0,'delta':{'type':'text_delta','text':'%s'}}",
            "{'type':'message_start','message':{'id':'msg_1','content':[],'usage':{'input_tokens':7,'cache_read_input_tokens':4,'output_tokens':1}}}",
            "{'type':'content_block_start','index':0,'content_block':{'type':'thinking','thinking':'','signature':''}}",
            "{'type':'ping'}",
            "{'type':'content_block_delta','index':0,'delta':{'type':'thinking_delta','thinking':'Let \\u006de'}}",
            "{'type':'content_block_delta','index':0,'delta':{'type':'signature_delta','signature':'c2ln'}}",
            "{'type':'content_block_start','index':1,'content_block':{'type':'text','text':''}}",
            "%s",
            "{'type':'content_block_stop','index':1}",
            "{'type':'content_block_start','index':2,'content_block':{'type':'tool_use','id':'t','name':'f','input':{}}}",
            "{'type':'content_block_delta','index':2,'delta':{'type':'input_json_delta','partial_json':'{}'}}",
            "{'type':'message_delta','delta':{'stop_reason':'end_turn','stop_sequence':null},'usage':{'output_tokens':12,'output_tokens_details':{'thinking_tokens':3}}}",
            "{'type':'message_stop'}"),
    GEMINI(
            new GeminiAdapter(),
            List.of(),
            "{'candidates':[{'content':{'parts':[{'text':'%s'}],'role':'model'},'index':0}],'usageMetadata':{'promptTokenCount':11,'totalTokenCount':11}}",
            "{'candidates':[{'content':{'parts':[{'thought':true,'text':'Let \\u006de'}],'role':'model'}}],'modelVersion':'M'}",
            "%s",
            "{'candidates':[{'content':{'parts':[{'functionCall':{'name':'f','args':{}}}],'role':'model'},'finishReason':'STOP','index':0}],"
                    + "'usageMetadata':{'promptTokenCount':11,'candidatesTokenCount':9,'thoughtsTokenCount':3,'cachedContentTokenCount':4,'totalTokenCount':23}}"),
    COHERE(
            new CohereAdapter(),
            List.of(),
            "{'type':'content-delta','index':0,'delta':{'message':{'content':{'text':'%s'}}}}",
            "{'type':'message-start','id':'0','delta':{'message':{'role':'assistant'}}}",
            "{'type':'content-start','index':0,'delta':{'message':{'content':{'type':'thinking','thinking':''}}}}",
            "{'type':'content-delta','index':0,'delta':{'message':{'content':{'thinking':'Let \\u006de'}}}}",
            "%s",
            "{'type':'tool-call-start','index':0,'delta':{'message':{'tool_calls':{'id':'f_1','function':{'name':'f','arguments':''}}}}}",
            "{'type':'message-end','delta':{'finish_reason':'COMPLETE','usage':{'billed_units':{'input_tokens':7},"
                    + "'tokens':{'input_tokens':11.0,'output_tokens':12},'cached_tokens':4}}}"),
    RESPONSES(
            new OpenAiAdapter(),
            List.of("endpoint", "responses"),
            "{'type':'response.output_text.delta','sequence_number':5,'item_id':'m','output_index':0,'delta':'%s','logprobs':[]}",
            "{'type':'response.created','sequence_number':0,'response':{'status':'in_progress','error':null,'output':[],'usage':null}}",
            "{'type':'response.reasoning_summary_text.delta','sequence_number':1,'delta':'Let \\u006de'}",
            "{'type':'keepalive','sequence_number':2}",
            "%s",
            "{'type':'response.output_item.added','sequence_number':6,'item':{'type':'function_call','name':'f','arguments':''}}",
            "{'type':'response.function_call_arguments.delta','sequence_number':7,'delta':'{}'}",
            "{'type':'response.completed','sequence_number':8,'response':{'status':'completed','error':null,'incomplete_details':null,"
                    + "'output':[{'type':'message','content':[{'type':'output_text','text':'x'}]}],'usage':{'input_tokens':11,"
                    + "'input_tokens_details':{'cached_tokens':4},'output_tokens':12,'output_tokens_details':{'reasoning_tokens':3}}}}"),
    AZURE(
            new AzureOpenAiAdapter(),
            List.of(),
            "{'choices':[{'content_filter_results':{},'delta':{'content':'%s'},'finish_reason':null,'index':0}],'id':'c'}",
            "{'choices':[],'created':0,'id':'','model':'','object':'','prompt_filter_results':[{'prompt_index':0,'content_filter_results':{}}]}",
            "{'choices':[{'delta':{'reasoning_content':'Let \\u006de'},'finish_reason':null,'index':0}],'id':'c'}",
            "%s",
            "{'choices':[{'delta':{'tool_calls':[{'index':0,'function':{'name':'f','arguments':'{}'}}]},'index':0}]}",
            "{'choices':[{'content_filter_offsets':{'check_offset':44},'content_filter_results':{},'finish_reason':null,'index':0}],'usage':null}",
            "{'choices':[{'delta':{},'finish_reason':'stop','index':0}]}",
            "{'choices':[],'usage':{'prompt_tokens':11,'completion_tokens':12,'prompt_tokens_details':{'cached_tokens':4},"
                    + "'completion_tokens_details':{'reasoning_tokens':3}}}",
            "[DONE]");

    /** The pieces of its text, as they stand in JSON. */
    static final List<String> PIECES = List.of("Hel", "lo, \\u00e9", "\\ud83d", "\\ude00 \\\"q\\\"", "größe", "\\n");

    final EngineAdapter adapter;
    final String[] options;
    private final String textEvent;
    private final List<String> events;

    HostedStream(EngineAdapter adapter, List<String> options, String textEvent, String... events) {
        this.adapter = adapter;
        this.options = options.toArray(String[]::new);
        this.textEvent = textEvent.replace('\'', '"');
        this.events = List.of(events);
    }

    /** The data of its events, in order. */
    List<String> events() {
        return events.stream()
                .flatMap(event -> event.equals("%s")
                        ? PIECES.stream().map(this::text)
                        : List.of(event.replace('\'', '"')).stream())
                .toList();
    }

    /** An event with this text, given as it stands in JSON. */
    String text(String piece) {
        return textEvent.replace("%s", piece);
    }

    /** The body of a stream with these events. */
    static byte[] body(List<String> events) {
        StringBuilder body = new StringBuilder();
        events.forEach(event -> body.append("data: ").append(event).append("\r\n\r\n"));
        return body.toString().getBytes(StandardCharsets.UTF_8);
    }
}
