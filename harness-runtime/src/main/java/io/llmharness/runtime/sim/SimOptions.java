package io.llmharness.runtime.sim;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How the simulated engine behaves. Immutable. Written as a spec, {@code ttft=200ms,itl=20ms,slots=8,errors=0.05:500}, which is also
 * what {@link #toString} gives back; {@link SimKey} has the words. Times are ns where a method's name says so.
 */
public final class SimOptions {
    private static final SimOptions DEFAULTS = new SimOptions(new EnumMap<>(SimKey.class));

    private final EnumMap<SimKey, String> given;
    private final EnumMap<SimKey, Object> values = new EnumMap<>(SimKey.class);

    private SimOptions(EnumMap<SimKey, String> given) {
        this.given = given;
        for (SimKey key : SimKey.values()) {
            String text = given.getOrDefault(key, key.otherwise());
            if (!text.isEmpty() || given.containsKey(key)) {
                values.put(key, key.read(text));
            }
        }
    }

    /** A continuous-batching engine with the default figures. */
    public static SimOptions defaults() {
        return DEFAULTS;
    }

    /** Reads a spec. Throws {@link IllegalArgumentException} that names the word it does not know or the value it cannot read. */
    public static SimOptions parse(String spec) {
        EnumMap<SimKey, String> given = new EnumMap<>(SimKey.class);
        for (String part : spec.split(",")) {
            if (part.isBlank()) {
                continue;
            }
            int equals = part.indexOf('=');
            String word = equals < 0 ? part.strip() : part.substring(0, equals).strip();
            given.put(
                    SimKey.of(word),
                    equals < 0 ? "" : part.substring(equals + 1).strip());
        }
        return new SimOptions(given);
    }

    /** The same with this option set. */
    public SimOptions with(SimKey key, String value) {
        if (value.indexOf(',') >= 0) {
            throw new IllegalArgumentException("simulator option " + key.word() + ": a value has no comma");
        }
        EnumMap<SimKey, String> more = new EnumMap<>(given);
        more.put(key, value);
        return new SimOptions(more);
    }

    /** Model names; empty for any. */
    public List<String> models() {
        return list(SimKey.MODELS);
    }

    /** Tokens that prompt and answer may have together. */
    public int context() {
        return get(SimKey.CONTEXT);
    }

    /** Time to load a model, in ns. */
    public long loadNanos() {
        return get(SimKey.LOAD);
    }

    /** Tokens in a block of the prefix cache. */
    public int block() {
        return get(SimKey.BLOCK);
    }

    /** KV cache in tokens, when it is limited. */
    public OptionalInt kv() {
        return whole(SimKey.KV);
    }

    /** Whether prompts seen before are reused. */
    public boolean prefixCache() {
        return get(SimKey.PREFIX_CACHE);
    }

    /** Most tokens of reasoning in front of an answer whose request asks for it. */
    public int reasoning() {
        return get(SimKey.REASONING);
    }

    /** Whether reasoning is shown also by an engine that hides it, in the way of the servers compatible with it. */
    public boolean reasoningText() {
        return get(SimKey.REASONING_TEXT);
    }

    /** Whether a call needs a key. */
    boolean keyRequired() {
        return get(SimKey.KEY);
    }

    /** Whether a request that offers tools is answered by a call of one. */
    public boolean callsTool(boolean demanded) {
        ToolCalls when = get(SimKey.TOOL_CALLS);
        return when == ToolCalls.ALWAYS || (when == ToolCalls.REQUIRED && demanded);
    }

    /** Seed of everything that is random. */
    public long seed() {
        return get(SimKey.SEED);
    }

    /** File of the ground-truth log. */
    public Optional<String> truth() {
        return Optional.ofNullable((String) values.get(SimKey.TRUTH));
    }

    /** The spec of what was given; the same behaviour when parsed again. */
    @Override
    public String toString() {
        return given.entrySet().stream()
                .map(e -> e.getKey().word() + "=" + e.getValue())
                .collect(Collectors.joining(","));
    }

    /** What was given, by word. */
    public Map<String, String> given() {
        return given.entrySet().stream()
                .collect(Collectors.toMap(e -> e.getKey().word(), Map.Entry::getValue));
    }

    /** Throws {@link IllegalArgumentException} when options contradict each other. */
    void check() {
        boolean batching = !fixedTimes() && !burst();
        if (burst() && (fixedTimes() || slots().isPresent() || queue().isPresent())) {
            throw new IllegalArgumentException("simulator option burst goes with neither ttft, itl, slots nor queue");
        }
        if (loops() > 1 && (batching || slots().isPresent() || prefixCache())) {
            throw new IllegalArgumentException("simulator option loops=" + loops()
                    + " needs burst, or ttft and itl without slots and prefix-cache");
        }
    }

    boolean fixedTimes() {
        return values.containsKey(SimKey.TTFT) || values.containsKey(SimKey.ITL);
    }

    boolean burst() {
        return get(SimKey.BURST);
    }

    long ttftNanos() {
        return values.containsKey(SimKey.TTFT) ? get(SimKey.TTFT) : 0L;
    }

    long itlNanos() {
        return values.containsKey(SimKey.ITL) ? get(SimKey.ITL) : 0L;
    }

    double prefillRate() {
        return get(SimKey.PREFILL);
    }

    long stepNanos() {
        return get(SimKey.STEP);
    }

    long stepPerSequenceNanos() {
        return get(SimKey.STEP_PER_SEQ);
    }

    int batchTokens() {
        return get(SimKey.BATCH_TOKENS);
    }

    OptionalInt slots() {
        return whole(SimKey.SLOTS);
    }

    OptionalInt queue() {
        return whole(SimKey.QUEUE);
    }

    KvPolicy kvPolicy() {
        return get(SimKey.KV_POLICY);
    }

    @Nullable
    AnswerLength answerLength() {
        return (AnswerLength) values.get(SimKey.TOKENS);
    }

    int chunk() {
        return get(SimKey.CHUNK);
    }

    double jitter() {
        return get(SimKey.JITTER);
    }

    List<Stall> stalls() {
        return list(SimKey.STALL);
    }

    List<ErrorShare> errors() {
        return list(SimKey.ERRORS);
    }

    int faultAfter() {
        return get(SimKey.FAULT_AFTER);
    }

    boolean utf8() {
        return get(SimKey.UTF8);
    }

    int loops() {
        return get(SimKey.LOOPS);
    }

    SimTransport transport() {
        return get(SimKey.TRANSPORT);
    }

    long idleNanos() {
        return get(SimKey.IDLE);
    }

    String host() {
        return get(SimKey.HOST);
    }

    @SuppressWarnings("unchecked") // each key's reader makes the type its accessor names
    private <T> T get(SimKey key) {
        Object value = values.get(key);
        if (value == null) {
            throw new IllegalStateException(key.word() + " has no default");
        }
        return (T) value;
    }

    @SuppressWarnings("unchecked")
    private <T> List<T> list(SimKey key) {
        return values.containsKey(key) ? (List<T>) get(key) : List.of();
    }

    private OptionalInt whole(SimKey key) {
        return values.containsKey(key) ? OptionalInt.of(get(key)) : OptionalInt.empty();
    }
}
