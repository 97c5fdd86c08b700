package io.llmharness.adapters.vllm;

import io.llmharness.runtime.sim.FinishReason;
import io.llmharness.runtime.sim.Generation;
import io.llmharness.runtime.sim.Outcome;
import io.llmharness.runtime.sim.PrometheusHistogram;
import io.llmharness.runtime.sim.PrometheusPage;
import io.llmharness.runtime.sim.SimAnswer;
import io.llmharness.runtime.sim.SimHost;
import java.util.Map;
import java.util.TreeMap;

/**
 * What vLLM's {@code /metrics} tells, kept from the generations that ended: of a running one nothing is counted yet. The names,
 * labels and bucket bounds are those of vLLM 0.32; only a part of its metrics is there.
 */
final class VllmMetrics implements SimHost.EndListener {
    private static final String TYPE = "text/plain; version=1.0.0; charset=utf-8";
    private static final double[] REQUEST_SECONDS = {
        0.3, 0.5, 0.8, 1, 1.5, 2, 2.5, 5, 10, 15, 20, 30, 40, 50, 60, 120, 240, 480, 960, 1920, 7680
    };
    private static final double[] TTFT_SECONDS = {
        0.001, 0.005, 0.01, 0.02, 0.04, 0.06, 0.08, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10, 20, 40, 80, 160, 640, 2560
    };
    private static final double[] ITL_SECONDS = {
        0.01, 0.025, 0.05, 0.075, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.75, 1, 2.5, 5, 7.5, 10, 20, 40, 80
    };
    private static final double[] TOKENS = {1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 20_000};
    private static final double[] CHOICES = {1, 2, 5, 10, 20};
    private static final double NANOS = 1e9;

    private final SimHost host;
    private final String model;
    private final Map<String, Long> finished = new TreeMap<>();
    private final PrometheusHistogram ttft = new PrometheusHistogram(TTFT_SECONDS);
    private final PrometheusHistogram itl = new PrometheusHistogram(ITL_SECONDS);
    private final PrometheusHistogram tpot = new PrometheusHistogram(ITL_SECONDS);
    private final PrometheusHistogram endToEnd = new PrometheusHistogram(REQUEST_SECONDS);
    private final PrometheusHistogram queue = new PrometheusHistogram(REQUEST_SECONDS);
    private final PrometheusHistogram prefill = new PrometheusHistogram(REQUEST_SECONDS);
    private final PrometheusHistogram decode = new PrometheusHistogram(REQUEST_SECONDS);
    private final PrometheusHistogram inference = new PrometheusHistogram(REQUEST_SECONDS);
    private final PrometheusHistogram promptTokens = new PrometheusHistogram(TOKENS);
    private final PrometheusHistogram answerTokens = new PrometheusHistogram(TOKENS);
    private final PrometheusHistogram limits = new PrometheusHistogram(TOKENS);
    private final PrometheusHistogram answers = new PrometheusHistogram(CHOICES);
    private long prompt;
    private long cached;
    private long produced;
    private long preemptions;
    private long rejected;

    VllmMetrics(SimHost host, String model) {
        this.host = host;
        this.model = model;
        for (String reason : new String[] {"stop", "length", "abort", "error", "repetition"}) {
            finished.put(reason, 0L);
        }
    }

    @Override
    public synchronized void ended(Generation generation, Outcome outcome) {
        if (outcome == Outcome.OVERLOADED) {
            rejected++;
        }
        if (generation.scheduledNanos() == 0) {
            return; // refused, or gone while it waited: the engine never had it
        }
        for (int choice = 0; choice < generation.choices(); choice++) {
            finished.merge(reason(generation, choice, outcome), 1L, Long::sum);
        }
        prompt += generation.promptTokens();
        cached += generation.cachedTokens();
        produced += generation.completionTokens();
        preemptions += generation.preemptions();
        promptTokens.observe(generation.promptTokens());
        answerTokens.observe(generation.completionTokens());
        answers.observe(generation.request().answers());
        limits.observe(generation.request().maxTokens());
        times(generation);
    }

    /** The page as it is now. */
    synchronized SimAnswer page() {
        PrometheusPage page = new PrometheusPage("engine=\"0\",model_name=\"" + model + "\"");
        gauges(page);
        counters(page);
        histograms(page);
        return new SimAnswer.Whole(200, VllmHeads.typed(TYPE), page.toByteArray());
    }

    private void times(Generation generation) {
        long first = generation.firstTokenNanos();
        long last = generation.lastTokenNanos();
        long scheduled = generation.scheduledNanos();
        queue.observe((scheduled - generation.arrivalNanos()) / NANOS);
        endToEnd.observe((generation.endNanos() - generation.arrivalNanos()) / NANOS);
        if (first == 0) {
            return;
        }
        ttft.observe((first - generation.arrivalNanos()) / NANOS);
        prefill.observe((first - scheduled) / NANOS);
        decode.observe((last - first) / NANOS);
        inference.observe((last - scheduled) / NANOS);
        int steps = generation.completionTokens() - 1;
        tpot.observe(steps > 0 ? (last - first) / NANOS / steps : 0);
        for (int i = 1; i < generation.events(); i++) {
            itl.observe((generation.eventNanos(i) - generation.eventNanos(i - 1)) / NANOS);
        }
    }

    private void gauges(PrometheusPage page) {
        page.gauge("vllm:num_requests_running", "Number of requests in model execution batches.", host.running());
        page.gauge("vllm:num_requests_waiting", "Number of requests waiting to be processed.", host.waiting());
        page.gauge("vllm:kv_cache_usage_perc", "KV-cache usage. 1 means 100 percent usage.", host.kvUsage());
    }

    private void counters(PrometheusPage page) {
        page.counter("vllm:prefix_cache_queries_total", "Prefix cache queries, in tokens.", prompt);
        page.counter("vllm:prefix_cache_hits_total", "Prefix cache hits, in tokens.", cached);
        page.counter("vllm:num_preemptions_total", "Cumulative number of preemption from the engine.", preemptions);
        page.counter("vllm:prompt_tokens_total", "Number of prefill tokens processed.", prompt);
        page.counter("vllm:prompt_tokens_cached_total", "Number of cached prompt tokens.", cached);
        page.counter("vllm:generation_tokens_total", "Number of generation tokens processed.", produced);
        page.describe("vllm:request_success_total", "Count of successfully processed requests.", "counter");
        finished.forEach((reason, count) ->
                page.sample("vllm:request_success_total", "finished_reason=\"" + reason + "\"", count));
        page.describe("vllm:admission_rejections_total", "Number of requests refused at admission.", "counter");
        page.sample("vllm:admission_rejections_total", "reason=\"max_num_queued_reqs\"", rejected);
    }

    private void histograms(PrometheusPage page) {
        page.histogram("vllm:time_to_first_token_seconds", "Histogram of time to first token in seconds.", ttft);
        page.histogram("vllm:inter_token_latency_seconds", "Histogram of inter-token latency in seconds.", itl);
        page.histogram("vllm:request_time_per_output_token_seconds", "Time per output token by request.", tpot);
        page.histogram("vllm:e2e_request_latency_seconds", "Histogram of e2e request latency in seconds.", endToEnd);
        page.histogram("vllm:request_queue_time_seconds", "Time spent in WAITING phase.", queue);
        page.histogram("vllm:request_prefill_time_seconds", "Time spent in PREFILL phase.", prefill);
        page.histogram("vllm:request_decode_time_seconds", "Time spent in DECODE phase.", decode);
        page.histogram("vllm:request_inference_time_seconds", "Time spent in RUNNING phase.", inference);
        page.histogram("vllm:request_prompt_tokens", "Number of prefill tokens processed.", promptTokens);
        page.histogram("vllm:request_generation_tokens", "Number of generation tokens processed.", answerTokens);
        page.histogram("vllm:request_params_max_tokens", "Histogram of the max_tokens request parameter.", limits);
        page.histogram("vllm:request_params_n", "Histogram of the n request parameter.", answers);
    }

    private static String reason(Generation generation, int choice, Outcome outcome) {
        return switch (outcome) {
            case DONE -> generation.finishReason(choice) == FinishReason.LENGTH ? "length" : "stop";
            case ABORTED -> "abort";
            default -> "error";
        };
    }
}
