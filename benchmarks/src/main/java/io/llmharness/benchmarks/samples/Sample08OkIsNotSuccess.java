package io.llmharness.benchmarks.samples;

import io.llmharness.annotations.Check;
import io.llmharness.annotations.Concurrency;
import io.llmharness.annotations.Engine;
import io.llmharness.annotations.Level;
import io.llmharness.annotations.LlmBenchmark;
import io.llmharness.annotations.Measurement;
import io.llmharness.annotations.Param;
import io.llmharness.annotations.Scope;
import io.llmharness.annotations.Setup;
import io.llmharness.annotations.State;
import io.llmharness.annotations.TearDown;
import io.llmharness.annotations.Timeout;
import io.llmharness.annotations.Workload;
import io.llmharness.api.Conversation;
import io.llmharness.api.Reply;
import io.llmharness.api.User;
import java.time.Duration;
import java.util.List;

/**
 * Misconception: status 200 is success.
 *
 * <p>A stream that breaks off, an error inside of it, an answer without a word and one that came after the deadline all start with
 * status 200, and an engine that fails fast looks fast. Here a stream without its end is the failure {@code truncated}, one after
 * {@code @Timeout} is {@code timeout}, and an answer that {@code @Check} refuses is {@code check-failed}; none of them is in any
 * latency, and all stand in the table of errors.
 *
 * <p>The users hold conversations: each turn is a request, and what the engine answered goes back with the next one. One in ten
 * streams is cut:
 *
 * <pre>{@code java -jar benchmarks/target/benchmarks.jar Sample08 -sim ttft=20ms,itl=2ms,errors=0.1:cut -w 1s -i 1 -r 3s}</pre>
 */
@LlmBenchmark
@Engine(value = "ollama", model = "llama3.2:1b", options = "num_ctx=4096")
@State(Scope.User)
@Concurrency(4)
@Measurement(iterations = 2, time = 30)
@Timeout(time = 20)
public class Sample08OkIsNotSuccess {
    /** How a customer writes. */
    enum Tone {
        CALM,
        ANGRY
    }

    @Param({"1", "3"})
    int followUps;

    /** An enum without values: all its constants. */
    @Param
    Tone tone = Tone.CALM;

    private List<String> orders = List.of();

    @Setup(Level.Trial)
    void loadOrders() {
        orders = List.of("A-1001", "A-1002", "A-1003");
    }

    @Workload
    Conversation lateOrder(User user) {
        String order = orders.get(user.index() % orders.size());
        return Conversation.system("You are a support agent. Answer in two sentences.")
                .maxTokens(40)
                .ask(tone == Tone.ANGRY ? "WHERE is order " + order + "?!" : "Where is order " + order + "?")
                .pause(Duration.ofMillis(50))
                .repeat(followUps, turn -> "And what happens on day " + turn + "?");
    }

    @Check
    boolean answered(Reply reply) {
        return !reply.text().isBlank() && reply.outputTokens() <= 40;
    }

    @TearDown(Level.Trial)
    void forgetOrders() {
        orders = List.of();
    }
}
