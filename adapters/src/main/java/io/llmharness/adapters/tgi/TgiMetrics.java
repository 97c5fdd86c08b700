package io.llmharness.adapters.tgi;

import io.llmharness.runtime.sim.Generation;
import io.llmharness.runtime.sim.HttpHead;
import io.llmharness.runtime.sim.Outcome;
import io.llmharness.runtime.sim.PrometheusHistogram;
import io.llmharness.runtime.sim.PrometheusPage;
import io.llmharness.runtime.sim.SimAnswer;
import io.llmharness.runtime.sim.SimHost;
import java.util.Map;
import java.util.TreeMap;

/**
 * What TGI's {@code /metrics} tells of requests, kept from the generations that ended. Names, bounds and seconds are those of TGI 3.3;
 * what it tells of batches is left out.
 */
final class TgiMetrics implements SimHost.EndListener {
    private static final int TIME_BOUNDS = 35;
    private static final double FIRST_SECONDS = 0.00015;
    private static final double FACTOR = 1.5;
    private static final int TOKEN_BOUNDS = 100;
    private static final double NANOS = 1e9;

    private final SimHost host;
    private final Map<String, Long> failures = new TreeMap<>();
    private final PrometheusHistogram total = ofSeconds();
    private final PrometheusHistogram validation = ofSeconds();
    private final PrometheusHistogram queue = ofSeconds();
    private final PrometheusHistogram inference = ofSeconds();
    private final PrometheusHistogram perToken = ofSeconds();
    private final PrometheusHistogram generated;
    private final PrometheusHistogram input;
    private final PrometheusHistogram limit;
    private long requests;
    private long successes;

    TgiMetrics(SimHost host) {
        this.host = host;
        int context = host.options().context();
        generated = ofTokens(context);
        input = ofTokens(context);
        limit = ofTokens(context);
    }

    @Override
    public synchronized void ended(Generation generation, Outcome outcome) {
        requests++;
        if (outcome != Outcome.DONE) {
            failures.merge(failure(outcome), 1L, Long::sum);
            return;
        }
        successes++;
        long arrival = generation.arrivalNanos();
        double seconds = (generation.endNanos() - generation.scheduledNanos()) / NANOS;
        total.observe((generation.endNanos() - arrival) / NANOS);
        validation.observe(0);
        queue.observe((generation.scheduledNanos() - arrival) / NANOS);
        inference.observe(seconds);
        perToken.observe(seconds / Math.max(1, generation.completionTokens()));
        generated.observe(generation.completionTokens());
        input.observe(generation.promptTokens());
        limit.observe(generation.request().maxTokens());
    }

    private static String failure(Outcome outcome) {
        return switch (outcome) {
            case OVERLOADED -> "overloaded";
            case ABORTED -> "dropped";
            default -> "generation";
        };
    }

    /** The page as it is now. */
    synchronized SimAnswer page() {
        PrometheusPage page = new PrometheusPage("");
        page.counter("tgi_request_count", "Total number of requests", requests);
        page.counter("tgi_request_success", "Number of successful requests", successes);
        page.describe("tgi_request_failure", "Number of failed requests", "counter");
        failures.forEach((why, count) -> page.sample("tgi_request_failure", "err=\"" + why + "\"", count));
        page.gauge("tgi_queue_size", "Current queue size", host.waiting());
        page.gauge("tgi_batch_current_size", "Current batch size", host.running());
        page.histogram("tgi_request_duration", "Request duration", total);
        page.histogram("tgi_request_validation_duration", "Request validation duration", validation);
        page.histogram("tgi_request_queue_duration", "Request queue duration", queue);
        page.histogram("tgi_request_inference_duration", "Request inference duration", inference);
        page.histogram("tgi_request_mean_time_per_token_duration", "Mean time per token per request", perToken);
        page.histogram("tgi_request_generated_tokens", "Generated tokens per request", generated);
        page.histogram("tgi_request_input_length", "Input token length per request", input);
        page.histogram("tgi_request_max_new_tokens", "Maximum new tokens per request", limit);
        HttpHead head = TgiHeads.text(200, "").head();
        return new SimAnswer.Whole(200, head, page.toByteArray());
    }

    private static PrometheusHistogram ofSeconds() {
        double[] bounds = new double[TIME_BOUNDS];
        for (int i = 0; i < bounds.length; i++) {
            bounds[i] = FIRST_SECONDS * Math.pow(FACTOR, i);
        }
        return new PrometheusHistogram(bounds);
    }

    /** A hundred equal steps up to the context. */
    private static PrometheusHistogram ofTokens(int context) {
        double[] bounds = new double[TOKEN_BOUNDS];
        for (int i = 0; i < bounds.length; i++) {
            bounds[i] = (i + 1.0) * context / TOKEN_BOUNDS;
        }
        return new PrometheusHistogram(bounds);
    }
}
