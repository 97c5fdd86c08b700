package io.llmharness.runtime.profile;

import io.llmharness.runtime.metric.Metric;
import io.llmharness.runtime.text.Nearest;
import io.llmharness.runtime.text.UsageException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A benchmarking tool whose words can be shown beside the harness's own. Symbols of the formulas: d dispatch, s first request byte
 * written, z end of the stream; t_1 … t_m events with text, reasoning or a tool call; c_1 … c_k the same and frames besides, such as a
 * role; x_1 … x_q events with text; N output tokens, X those of them that are no reasoning.
 */
public enum Profile {
    VLLM(
            "vllm",
            "vllm bench serve",
            "0.32.0",
            Interpolation.LINEAR,
            new Vllm(),
            new Word(Metric.TTFT, "ttft_ms", "c_1 − d"),
            new Word(Metric.ITL, "itl_ms", "c_j − c_(j−1), pooled"),
            new Word(Metric.TPOT, "tpot_ms", "(c_k − c_1)/(N − 1), N > 1"),
            new Word(Metric.E2E, "e2el_ms", "c_k − d")),
    AIPERF(
            "aiperf",
            "AIPerf",
            "0.13.0",
            Interpolation.LINEAR,
            new AiPerf(),
            new Word(Metric.TTFT, "time_to_first_token", "t_1 − d"),
            new Word(Metric.ITL, "inter_token_latency", "(t_m − t_1)/(N − 1), N > 1"),
            new Word(Metric.ICL, "inter_chunk_latency", "t_j − t_(j−1), pooled"),
            new Word(Metric.E2E, "request_latency", "t_m − d; not streamed: z − d")),
    GUIDELLM(
            "guidellm",
            "GuideLLM",
            "0.8.1",
            Interpolation.NEAREST_RANK,
            new GuideLlm(),
            new Word(Metric.TTFT, "time_to_first_token_ms", "t_1 − s"),
            new Word(Metric.ITL, "inter_token_latency_ms", "(t_m − t_1)/(N − 1), N > 1, weighing N − 1"),
            new Word(Metric.TPOT, "time_per_output_token_ms", "(t_m − s)/N, weighing N; not streamed: (z − s)/N"),
            new Word(Metric.E2E, "request_latency", "z − s")),
    INFERENCE_PERF(
            "inference-perf",
            "inference-perf",
            "0.7.0",
            Interpolation.LINEAR,
            new InferencePerf(),
            new Word(Metric.TTFT, "time_to_first_token", "x_1 − d, X > 1"),
            new Word(Metric.ITL, "inter_token_latency", "x_j − x_(j−1), and a 0 for each further token of an event"),
            new Word(Metric.TPOT, "time_per_output_token", "(x_q − x_1)/(X − 1), X > 1"),
            new Word(Metric.NTPOT, "normalized_time_per_output_token", "(z − d)/X"),
            new Word(Metric.E2E, "request_latency", "z − d")),
    GENAI_PERF(
            "genai-perf",
            "GenAI-Perf",
            "0.0.16",
            Interpolation.LINEAR,
            new GenAiPerf(),
            new Word(Metric.TTFT, "time_to_first_token", "x_1 − d"),
            new Word(Metric.ITL, "inter_token_latency", "(x_q − x_1)/(X − 1), X > 1, x_q > x_1"),
            new Word(Metric.E2E, "request_latency", "x_q − d; not streamed: z − d")),
    LLMPERF(
            "llmperf",
            "Ray LLMPerf",
            "f1d6bed",
            Interpolation.LINEAR,
            new LlmPerf(),
            new Word(Metric.TTFT, "ttft_s", "x_1 − d"),
            new Word(Metric.ITL, "inter_token_latency_s", "(x_q − d)/k"),
            new Word(Metric.E2E, "end_to_end_latency_s", "z − d"));

    private final String id;
    private final String tool;
    private final String version;
    private final Interpolation interpolation;
    private final Definition definition;
    private final List<Word> words;

    Profile(String id, String tool, String version, Interpolation interpolation, Definition definition, Word... words) {
        this.id = id;
        this.tool = tool;
        this.version = version;
        this.interpolation = interpolation;
        this.definition = definition;
        this.words = List.of(words);
    }

    /** Its word on the command line and in results. */
    public String id() {
        return id;
    }

    /** The tool's name. */
    public String tool() {
        return tool;
    }

    /** The version, or commit, whose source was read. */
    public String version() {
        return version;
    }

    /** How the tool reads percentiles. */
    public Interpolation interpolation() {
        return interpolation;
    }

    /** The tool's figures, in the order in which they are shown. */
    public List<Word> words() {
        return words;
    }

    /** The tool's figure that is to be compared with this metric; empty where it has none. */
    public Optional<Word> word(Metric metric) {
        return words.stream().filter(w -> w.metric() == metric).findFirst();
    }

    Definition definition() {
        return definition;
    }

    /** The profile with this id. Throws {@link UsageException} with the nearest one where there is none. */
    public static Profile named(String id) {
        return find(id).orElseThrow(
                        () -> new UsageException("no definition profile \"" + id + "\"." + Nearest.hint(id, ids())));
    }

    /** The profile with this id, which may be one that only a newer version has. */
    public static Optional<Profile> find(String id) {
        return Arrays.stream(values()).filter(p -> p.id.equals(id)).findFirst();
    }

    /** Those of these ids that this version knows. */
    public static List<Profile> known(List<String> ids) {
        return ids.stream().flatMap(id -> find(id).stream()).toList();
    }

    /** All ids. */
    public static List<String> ids() {
        return Arrays.stream(values()).map(Profile::id).toList();
    }
}
