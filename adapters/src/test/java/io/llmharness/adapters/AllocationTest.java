package io.llmharness.adapters;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.llmharness.adapters.contract.Targets;
import io.llmharness.adapters.http.HttpAdapter;
import io.llmharness.adapters.ollama.OllamaAdapter;
import io.llmharness.adapters.openai.OpenAiAdapter;
import io.llmharness.adapters.tgi.TgiAdapter;
import io.llmharness.adapters.vllm.VllmAdapter;
import io.llmharness.runtime.engine.EngineAdapter;
import io.llmharness.runtime.engine.EventSlice;
import io.llmharness.runtime.engine.FailureCause;
import io.llmharness.runtime.engine.NativeFigure;
import io.llmharness.runtime.engine.ResponseDecoder;
import io.llmharness.runtime.engine.TokenSink;
import io.llmharness.runtime.http.BodyFramer;
import io.llmharness.runtime.http.EventConsumer;
import io.llmharness.runtime.http.JsonArrayFramer;
import io.llmharness.runtime.http.NdjsonFramer;
import io.llmharness.runtime.http.SseFramer;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A token event allocates nothing between the bytes of the socket and the sink. */
class AllocationTest {
    private static final int ROUNDS = 500;
    private static final int EVENTS = 50;

    @Test
    void openAiChat() {
        assertFree(
                new OpenAiAdapter(),
                new SseFramer(),
                "data: {'id':'chatcmpl-1','object':'chat.completion.chunk','created':1787300000,"
                        + "'model':'m','choices':[{'index':0,'delta':{'content':' hello \\u003c'},'logprobs':null,'finish_reason':null}],'usage':null}\n\n");
    }

    @Test
    void vllmWithRunningUsage() {
        assertFree(
                new VllmAdapter(),
                new SseFramer(),
                "data: {'id':'cmpl-1','object':'text_completion','created':1,'model':'m','choices':[{'index':0,"
                        + "'text':' year','logprobs':null,'finish_reason':null,'stop_reason':null,'prompt_token_ids':null,'token_ids':null}],"
                        + "'usage':{'prompt_tokens':13,'total_tokens':14,'completion_tokens':7}}\n\n");
    }

    @Test
    void reasoningAndToolCalls() {
        assertFree(
                new OpenAiAdapter(),
                new SseFramer(),
                "data: {'choices':[{'index':0,'delta':{'reasoning_content':'hm',"
                        + "'tool_calls':[{'index':0,'function':{'name':'f','arguments':'{'}}]}}]}\r\n\r\n");
    }

    @Test
    void llamaCppTimingsOnEveryEvent() {
        assertFree(
                new OpenAiAdapter(),
                new SseFramer(),
                "data: {'choices':[{'finish_reason':null,'index':0,'delta':{'content':'Say'}}],'created':1,"
                        + "'timings':{'cache_n':41,'prompt_n':5,'prompt_ms':201.339,'prompt_per_token_ms':40.2678,'predicted_n':4,'predicted_ms':727.477}}\n\n");
    }

    @Test
    void ollamaChat() {
        assertFree(
                new OllamaAdapter(),
                new NdjsonFramer(),
                "{'model':'m','created_at':'2026-08-21T10:00:00.123456789Z',"
                        + "'message':{'role':'assistant','content':' hello'},'done':false}\n");
    }

    @Test
    void ollamaGenerateWithLogprobs() {
        assertFree(
                new OllamaAdapter(),
                new NdjsonFramer(),
                "{'model':'m','response':'A','done':false,'logprobs':[{'token':'A','logprob':-4.98,"
                        + "'bytes':[65],'top_logprobs':[{'token':'was','logprob':-2.75}]}]}\n");
    }

    @Test
    void tgiGenerate() {
        assertFree(
                new TgiAdapter(),
                new SseFramer(),
                "data: {'index':1,'token':{'id':225,'text':' hello','logprob':-0.21176662,'special':false},"
                        + "'generated_text':null,'details':null}\n\n",
                "endpoint",
                "generate");
    }

    @Test
    void describedByRules() {
        assertFree(
                new HttpAdapter(),
                new SseFramer(),
                "data: {'parts':[{'text':' hello'},{'text':'hm','thought':true}],'usage':{'out':7}}\n\n",
                "text",
                "/parts/*/text if /parts/*/thought!=true",
                "reasoning",
                "/parts/*/text if /parts/*/thought=true",
                "output_tokens",
                "/usage/out",
                "running",
                "true");
    }

    @Test
    void anArraysElements() {
        assertFree(new HttpAdapter(), new JsonArrayFramer(), ",\r\n{\n 'text': ' hello }'\n}\n");
    }

    @ParameterizedTest
    @EnumSource
    void hostedStreams(HostedStream stream) {
        assertFree(
                stream.adapter,
                new SseFramer(),
                "event: name\ndata: " + stream.text(" hello \\u003c") + "\n\n",
                stream.options);
    }

    @ParameterizedTest
    @EnumSource
    void hostedReasoning(HostedStream stream) {
        String thought = stream.events().stream()
                .filter(event -> event.contains("Let "))
                .findFirst()
                .orElseThrow();
        assertFree(stream.adapter, new SseFramer(), "event: name\ndata: " + thought + "\n\n", stream.options);
    }

    private static void assertFree(EngineAdapter adapter, BodyFramer framer, String event, String... options) {
        assertFree(adapter, framer, event, EVENTS, options);
        assertFree(adapter, framer, event, 1, options);
    }

    private static void assertFree(
            EngineAdapter adapter, BodyFramer framer, String event, int events, String... options) {
        byte[] bytes = event.replace('\'', '"').repeat(events).getBytes(StandardCharsets.UTF_8);
        int rounds = ROUNDS * EVENTS / events;
        Counting counting = new Counting(adapter.decoder(Targets.of(adapter, options)));
        // one chunk each time as a socket gives it, and one that is cut inside an event
        ByteBuf whole = Unpooled.wrappedBuffer(bytes);
        ByteBuf head = Unpooled.wrappedBuffer(bytes, 0, bytes.length / 2);
        ByteBuf tail = Unpooled.wrappedBuffer(bytes, bytes.length / 2, bytes.length - bytes.length / 2);
        play(framer, counting, rounds, whole, head, tail);
        counting.payloads = 0;
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
        play(framer, counting, rounds, whole, head, tail);
        long allocated = threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
        assertThat(counting.failed).isFalse();
        assertThat(counting.payloads).isGreaterThanOrEqualTo(2L * rounds * events);
        assertThat((double) allocated / counting.payloads)
                .as("bytes allocated for each token event")
                .isLessThan(1);
    }

    private static void play(
            BodyFramer framer, EventConsumer out, int rounds, ByteBuf whole, ByteBuf head, ByteBuf tail) {
        for (int i = 0; i < rounds; i++) {
            framer.feed(whole, out);
            framer.feed(head, out);
            framer.feed(tail, out);
        }
    }

    private static final class Counting implements EventConsumer, TokenSink {
        private final ResponseDecoder decoder;
        private long payloads;
        private boolean failed;

        Counting(ResponseDecoder decoder) {
            this.decoder = decoder;
        }

        @Override
        public void event(EventSlice event) {
            decoder.event(event, this);
        }

        @Override
        public boolean recognises(EventSlice likely) {
            return decoder.eventLikeTheLast(likely, this);
        }

        @Override
        public void text(byte[] json, int from, int to) {
            payloads++;
        }

        @Override
        public void reasoning(byte[] json, int from, int to) {
            payloads++;
        }

        @Override
        public void toolCall() {}

        @Override
        public void outputTokensSoFar(long tokens) {}

        @Override
        public void usage(long input, long output, long cached, long reasoning) {}

        @Override
        public void figure(NativeFigure figure, long nanos) {}

        @Override
        public void finishReason(byte[] json, int from, int to) {}

        @Override
        public void done() {}

        @Override
        public void error(FailureCause cause, String message) {
            failed = true;
        }
    }
}
