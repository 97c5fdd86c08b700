package io.llmharness.adapters.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmharness.adapters.anthropic.AnthropicAdapter;
import io.llmharness.adapters.contract.Answers;
import io.llmharness.adapters.contract.Replay;
import io.llmharness.adapters.contract.RequestJson;
import io.llmharness.adapters.contract.Targets;
import io.llmharness.adapters.contract.Told;
import io.llmharness.api.ChatRequest;
import io.llmharness.api.Message;
import io.llmharness.runtime.engine.EngineTarget;
import io.llmharness.runtime.engine.HttpCall;
import io.llmharness.runtime.engine.Secret;
import java.net.URI;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Protocols of hosted engines by their description: the samples of their documentation. */
class HttpAsOthersTest {
    private static final String ANTHROPIC_STREAM = """
            event: message_start
            data: {"type":"message_start","message":{"id":"msg_1","type":"message","role":"assistant","model":"M","content":[],"stop_reason":null,"stop_sequence":null,"usage":{"input_tokens":7,"cache_creation_input_tokens":2,"cache_read_input_tokens":4,"output_tokens":1}}}

            event: content_block_start
            data: {"type":"content_block_start","index":0,"content_block":{"type":"thinking","thinking":"","signature":""}}

            event: ping
            data: {"type":"ping"}

            event: content_block_delta
            data: {"type":"content_block_delta","index":0,"delta":{"type":"thinking_delta","thinking":"Let me"}}

            event: content_block_delta
            data: {"type":"content_block_delta","index":0,"delta":{"type":"signature_delta","signature":"c2ln"}}

            event: content_block_stop
            data: {"type":"content_block_stop","index":0}

            event: content_block_start
            data: {"type":"content_block_start","index":1,"content_block":{"type":"text","text":""}}

            event: content_block_delta
            data: {"type":"content_block_delta","index":1,"delta":{"type":"text_delta","text":"Hello."}}

            event: content_block_stop
            data: {"type":"content_block_stop","index":1}

            event: message_delta
            data: {"type":"message_delta","delta":{"stop_reason":"end_turn","stop_sequence":null},"usage":{"output_tokens":12,"output_tokens_details":{"thinking_tokens":3}}}

            event: message_stop
            data: {"type":"message_stop"}

            """;

    private static final String GEMINI_ARRAY = """
            [{
              "candidates": [{"content": {"parts": [{"text": "Hm, a } ","thought": true}],"role": "model"},"index": 0}],
              "usageMetadata": {"promptTokenCount": 11,"totalTokenCount": 11}
            }
            ,\r
            {
              "candidates": [{"content": {"parts": [{"text": "Hel"},{"text": "lo."}]},"finishReason": "STOP"}],
              "usageMetadata": {"promptTokenCount": 11,"cachedContentTokenCount": 4,"candidatesTokenCount": 9,"thoughtsTokenCount": 3}
            }
            ]
            """;

    private final HttpAdapter adapter = new HttpAdapter();

    @Test
    void anthropicStreams() {
        Answers answers = new Answers(adapter, Described.ANTHROPIC);
        Told told = answers.stream(ANTHROPIC_STREAM);
        assertThat(told)
                .extracting(Told::outcome, Told::text, Told::reasoning, Told::payloads, Told::finish)
                .containsExactly("ok", "Hello.", "Let me", 2, "end_turn");
        assertThat(told.usage()).containsExactly(13L, 12L, 4L, 3L);
        assertThat(told.toolCalls()).isZero();
        assertThat(answers.stream(ANTHROPIC_STREAM.replace(
                                "event: message_stop\ndata: {\"type\":\"message_stop\"}\n\n", ""))
                        .outcome())
                .isEqualTo("truncated");
    }

    @Test
    void anthropicLikeItsOwnAdapter() {
        String start = "{'type':'message_start','message':{'usage':{'input_tokens':7,'cache_creation_input_tokens':2,"
                + "'cache_read_input_tokens':4,'output_tokens':1}}}";
        String hi = "{'type':'content_block_delta','index':0,'delta':{'type':'text_delta','text':'Hi'}}";
        String tool = "{'type':'content_block_delta','index':0,'delta':{'type':'input_json_delta','partial_json':'{'}}";
        String silent =
                "{'type':'content_block_delta','index':0,'delta':{'type':'input_json_delta','partial_json':''}}";
        String named =
                "{'type':'content_block_start','index':0,'content_block':{'type':'tool_use','name':'f','input':{}}}";
        String later = "{'type':'message_delta','delta':{'stop_reason':'max_tokens'},'usage':{'input_tokens':12,"
                + "'cache_read_input_tokens':0,'output_tokens':8}}";
        String stop = "{'type':'message_stop'}";
        String busy = "{'type':'error','error':{'type':'overloaded_error','message':'Overloaded'}}";
        like(a -> a.stream(ANTHROPIC_STREAM));
        like(a -> a.sse(start, hi, hi, later, stop));
        like(a -> a.sse("{'type':'ping'}", start, named, silent, tool, later, stop, "late"));
        like(a -> a.sse(start, hi, later));
        like(a -> a.sse(start, hi, busy));
        like(a -> a.sse(start, hi, "oops", stop));
        like(a -> a.broken(start, hi));
        like(a -> a.stream(""));
        like(a -> a.page("<html><title>502</title></html>"));
        like(a -> a.plain("{'type':'message','content':[{'type':'text','text':'x'}],'stop_reason':'end_turn',"
                + "'usage':{'input_tokens':1,'output_tokens':2}}"));
        like(a -> a.plain("{'type':'error','error':{'type':'api_error','message':'no'}}"));
    }

    private void like(Function<Answers, Told> play) {
        Told own = play.apply(new Answers(new AnthropicAdapter()));
        Told described = play.apply(new Answers(adapter, Described.ANTHROPIC));
        assertThat(described)
                .extracting(Told::outcome, Told::message, Told::payloads, Told::text, Told::reasoning, Told::toolCalls)
                .containsExactly(
                        own.outcome(), own.message(), own.payloads(), own.text(), own.reasoning(), own.toolCalls());
        if (own.outcome().equals("ok")) {
            assertThat(described)
                    .extracting(Told::usage, Told::running, Told::finish)
                    .containsExactly(own.usage(), own.running(), own.finish());
        }
    }

    @Test
    void anthropicPlain() {
        Told told = new Answers(adapter, Described.ANTHROPIC)
                .plain("{'id':'msg_1','type':'message','role':'assistant','model':'M','content':["
                        + "{'type':'thinking','thinking':'Hm','signature':'c2ln'},{'type':'text','text':'Hello.'}],"
                        + "'stop_reason':'end_turn','stop_sequence':null,'usage':{'input_tokens':7,"
                        + "'cache_creation_input_tokens':0,'cache_read_input_tokens':4,'output_tokens':12,"
                        + "'output_tokens_details':{'thinking_tokens':3}}}");
        assertThat(told)
                .extracting(Told::outcome, Told::text, Told::reasoning, Told::payloads, Told::finish)
                .containsExactly("ok", "Hello.", "Hm", 1, "end_turn");
        assertThat(told.usage()).containsExactly(11L, 12L, 4L, 3L);
        assertThat(told.running()).containsExactly(12L);
    }

    @Test
    void anthropicErrorsInMidstream() {
        Told told = new Answers(adapter, Described.ANTHROPIC)
                .sse(
                        "{'type':'content_block_delta','index':0,'delta':{'type':'text_delta','text':'a'}}",
                        "{'type':'error','error':{'type':'overloaded_error','message':'Overloaded'},'request_id':'r'}");
        assertThat(told)
                .extracting(Told::outcome, Told::message, Told::text)
                .containsExactly("overloaded", "Overloaded", "a");
    }

    @Test
    void anthropicRequests() {
        EngineTarget target = keyed(Described.ANTHROPIC);
        HttpCall call = adapter.chat(ChatRequest.of("hi").system("Be brief."), target);
        assertThat(call.path()).isEqualTo("/v1/messages");
        assertThat(RequestJson.of(call)).isEqualTo(RequestJson.parse("""
                {'model':'m','max_tokens':1024,'system':'Be brief.','messages':[{'role':'user','content':'hi'}],'stream':true}"""));
        assertThat(RequestJson.of(adapter.chat(ChatRequest.of("hi"), target)).has("system"))
                .isFalse();
        assertThat(call.headers())
                .contains(
                        new HttpCall.Header("x-api-key", "sesame", true),
                        new HttpCall.Header("anthropic-version", "2023-06-01", false))
                .noneMatch(header -> header.name().equals("Authorization"));
        assertThat(call.headers().toString()).doesNotContain("sesame");
    }

    @Test
    void geminiArraysInEveryChunking() {
        byte[] answer = Replay.answer("application/json; charset=UTF-8", GEMINI_ARRAY);
        Replay replay = new Replay(adapter, Targets.of(adapter, Described.GEMINI));
        Told told = replay.play(answer);
        assertThat(told)
                .extracting(Told::outcome, Told::text, Told::reasoning, Told::payloads, Told::finish)
                .containsExactly("ok", "Hello.", "Hm, a } ", 2, "STOP");
        assertThat(told.usage()).containsExactly(11L, 12L, 4L, 3L);
        assertThat(replay.play(answer, IntStream.range(1, answer.length).toArray()))
                .isEqualTo(told);
        for (int cut = 1; cut < answer.length; cut++) {
            assertThat(replay.play(answer, cut)).isEqualTo(told);
        }
    }

    @Test
    void aGeminiArrayThatDoesNotCloseIsTruncated() {
        Answers answers = new Answers(adapter, Described.GEMINI);
        assertThat(answers.plain(GEMINI_ARRAY.replace("\n]\n", "\n")).outcome()).isEqualTo("truncated");
        assertThat(answers.plain("[{'error':{'code':503,'message':'busy','status':'UNAVAILABLE'}}]"))
                .extracting(Told::outcome, Told::message)
                .containsExactly("overloaded", "busy");
        assertThat(answers.plain("{'error':{'code':429,'message':'slow','status':'RESOURCE_EXHAUSTED'}}")
                        .outcome())
                .isEqualTo("rate-limited");
        assertThat(answers.plain("<html>oops</html>").outcome()).isEqualTo("protocol-violation");
    }

    @Test
    void geminiRequests() {
        ChatRequest turns = ChatRequest.of("hi")
                .and(Message.assistant("yes"))
                .and(Message.user("go on"))
                .maxTokens(64);
        HttpCall call = adapter.chat(turns, keyed(Described.GEMINI));
        assertThat(call.path()).isEqualTo("/v1beta/models/m:streamGenerateContent");
        assertThat(RequestJson.of(call)).isEqualTo(RequestJson.parse("""
                {'contents':[{'role':'user','parts':[{'text':'hi'}]},{'role':'model','parts':[{'text':'yes'}]},
                 {'role':'user','parts':[{'text':'go on'}]}],'systemInstruction':{'parts':[{}]},
                 'generationConfig':{'maxOutputTokens':64,'temperature':0}}"""));
        assertThat(adapter.chat(turns, Targets.plain(adapter, Described.GEMINI)).path())
                .isEqualTo("/v1beta/models/m:generateContent");
    }

    @Test
    void openAiStreams() {
        Told told = new Answers(
                        adapter,
                        "text",
                        "/choices/*/delta/content",
                        "finish",
                        "/choices/*/finish_reason",
                        "input_tokens",
                        "/usage/prompt_tokens",
                        "output_tokens",
                        "/usage/completion_tokens",
                        "running",
                        "true")
                .sse(
                        "{'choices':[{'delta':{'role':'assistant','content':''}}],'usage':null}",
                        "{'choices':[{'delta':{'content':'a'}}],'usage':{'prompt_tokens':9,'completion_tokens':1}}",
                        "{'choices':[{'delta':{'content':'b'},'finish_reason':'stop'}],'usage':{'prompt_tokens':9,'completion_tokens':3.0}}",
                        "[DONE]");
        assertThat(told)
                .extracting(Told::outcome, Told::text, Told::payloads, Told::finish)
                .containsExactly("ok", "ab", 2, "stop");
        assertThat(told.usage()).containsExactly(9L, 3L, -1L, -1L);
        assertThat(told.running()).containsExactly(1L, 3L);
    }

    private EngineTarget keyed(String[] options) {
        EngineTarget bare = Targets.of(adapter, options);
        return new EngineTarget(
                bare.id(), bare.name(), URI.create("http://h"), "m", new Secret("sesame"), bare.options(), true);
    }
}
