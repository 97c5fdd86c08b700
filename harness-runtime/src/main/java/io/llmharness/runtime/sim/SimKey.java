package io.llmharness.runtime.sim;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** Every option of the simulated engine: its word, its default and what it means. */
public enum SimKey {
    /** Fixed time to the first token. */
    TTFT("", "time to first token; with itl it makes every answer's times fixed and exactly known", SimValues::nanos),
    /** Fixed time between tokens. */
    ITL("", "time between tokens; see ttft", SimValues::nanos),
    /** As fast as possible. */
    BURST("false", "send whole answers as fast as possible", SimValues::flag),
    /** Prompt rate. */
    PREFILL("20000", "prompt tokens per second of the batching engine", SimValues::rate),
    /** Step time. */
    STEP("8ms", "time of a decode step, without its sequences", SimValues::nanos),
    /** Step time per sequence. */
    STEP_PER_SEQ("100us", "what each sequence in the batch adds to a decode step", SimValues::nanos),
    /** Tokens a step. */
    BATCH_TOKENS("2048", "most tokens in one step; longer prompts are prefilled in pieces", SimValues::positive),
    /** Sequences at a time. */
    SLOTS("", "sequences that run at a time; default 64, unlimited with fixed times", SimValues::positive),
    /** Bound of the queue. */
    QUEUE("", "requests that may wait before the engine refuses; default unlimited", SimValues::count),
    /** KV cache. */
    KV("", "KV cache in tokens; default unlimited", SimValues::positive),
    /** What to do without KV memory. */
    KV_POLICY(
            "preempt",
            "preempt: run on and recompute the newest; wait: reserve the whole answer first",
            KvPolicy::parse),
    /** Prefix cache. */
    PREFIX_CACHE("false", "reuse the blocks of prompts seen before", SimValues::flag),
    /** Block of the prefix cache. */
    BLOCK("16", "tokens in a block of the prefix cache", SimValues::positive),
    /** Answer length. */
    TOKENS(
            "",
            "answer length where the model ends by itself: 64 or 32..256; default the request's limit, 128 without",
            AnswerLength::parse),
    /** Reasoning. */
    REASONING(
            "16",
            "tokens of reasoning in front of an answer whose request asks for it, half of the answer at most",
            SimValues::count),
    /** Reasoning shown where the engine itself hides it. */
    REASONING_TEXT(
            "false",
            "show reasoning in chat completions, as OpenAI-compatible servers do and OpenAI itself does not",
            SimValues::flag),
    /** Keys. */
    KEY("optional", "required: calls without a key are refused, by engines that know keys", SimValues::required),
    /** Calls of tools. */
    TOOL_CALLS(
            "required",
            "when a request that offers tools gets a call of one: required, if it demands one; always; never",
            ToolCalls::parse),
    /** Tokens an event. */
    CHUNK("1", "tokens in an event; the first token always goes alone", SimValues::positive),
    /** Jitter. */
    JITTER("0", "standard deviation of ttft and itl as a share of them, cut at 3 of it", SimValues::share),
    /** Stalls. */
    STALL("", "freeze the engine: 1s@5s once, 2s/10s periodically, joined by +", s -> SimValues.sum(s, Stall::parse)),
    /** Failing requests. */
    ERRORS(
            "",
            "share of requests that fail: 0.05:500, 0.01:cut, joined by +",
            s -> SimValues.sum(s, ErrorShare::parse)),
    /** Where mid-stream faults strike. */
    FAULT_AFTER("3", "events before a fault in mid-stream", SimValues::positive),
    /** Models served. */
    MODELS("", "model names, joined by |; default any", SimValues::words),
    /** Context length. */
    CONTEXT("131072", "tokens that prompt and answer may have together", SimValues::positive),
    /** Load time. */
    LOAD("0", "time to load a model that is not loaded (engines that load on request)", SimValues::nanos),
    /** Split characters. */
    UTF8("false", "texts with characters whose bytes are spread over several tokens", SimValues::flag),
    /** Seed. */
    SEED("1", "seed of everything that is random", SimValues::number),
    /** Event loops. */
    LOOPS("1", "event loops; more than one only with fixed times without slots, and with burst", SimValues::positive),
    /** Transport. */
    TRANSPORT("auto", "auto, epoll or nio", SimTransport::parse),
    /** Idle connections. */
    IDLE("0", "close connections that were idle for so long; 0 never", SimValues::nanos),
    /** Bind address. */
    HOST("127.0.0.1", "address to listen on", Function.identity()),
    /** Ground truth. */
    TRUTH("", "file for the ground-truth log", Function.identity());

    private final String otherwise;
    private final String meaning;
    private final Function<String, ?> reader;

    SimKey(String otherwise, String meaning, Function<String, ?> reader) {
        this.otherwise = otherwise;
        this.meaning = meaning;
        this.reader = reader;
    }

    /** The word in a spec: {@code step-per-seq}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The default as it would be written; empty when there is none. */
    public String otherwise() {
        return otherwise;
    }

    /** One line of explanation. */
    public String meaning() {
        return meaning;
    }

    Object read(String text) {
        try {
            return reader.apply(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "simulator option " + word() + "=" + text + ": expected " + e.getMessage(), e);
        }
    }

    static SimKey of(String word) {
        for (SimKey key : values()) {
            if (key.word().equals(word)) {
                return key;
            }
        }
        List<String> words = List.of(values()).stream().map(SimKey::word).toList();
        throw new IllegalArgumentException("unknown simulator option \"" + word + "\"; did you mean \""
                + NearestWord.to(word, words) + "\"? Known: " + String.join(", ", words));
    }
}
