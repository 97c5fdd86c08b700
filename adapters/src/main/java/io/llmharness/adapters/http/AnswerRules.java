package io.llmharness.adapters.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.llmharness.adapters.wire.ErrorBody;
import io.llmharness.runtime.engine.EngineTarget;
import io.llmharness.runtime.engine.EventSlice;
import io.llmharness.runtime.engine.FailureCause;
import io.llmharness.runtime.engine.Framing;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** How the options of a target say that its answers are to be read. Immutable; a slot is a rule's place, conditions behind the rules. */
final class AnswerRules {
    /** How counts that come more than once add up to the answer's. */
    enum Counting {
        LAST,
        MAX,
        SUM
    }

    private static final int NONE = -1;
    private static final String END_OF_BODY = "eof";
    private static final byte[] DONE = ascii("[DONE]");

    /** The end of an array, as its framing passes it on. */
    static final byte[] ARRAY_END = ascii("]");

    private final PointerTree tree;
    private final Meaning[] meanings;
    private final int[] conditions;
    private final byte[][] values;
    private final boolean[] negated;
    private final boolean[] elementwise;
    private final byte[][] endMarks;
    private final boolean endsWithBody;
    private final boolean endUnsaid;
    private final Set<Meaning> described;
    private final Map<String, FailureCause> causes;

    final Optional<Framing> framing;
    final Counting counting;
    final boolean inputExcludesCached;
    final boolean outputExcludesReasoning;
    final boolean running;

    /** Reads the options. Throws {@link IllegalArgumentException} with a sentence for the user. */
    AnswerRules(EngineTarget target) {
        List<Rule> rules = new ArrayList<>();
        for (Meaning meaning : Meaning.values()) {
            if (meaning != Meaning.END && meaning != Meaning.CONDITION) {
                rules.addAll(Rule.parse(meaning, target.option(meaning.option(), HttpAdapter.otherwise(meaning))));
            }
        }
        String end = target.option(Meaning.END.option(), "");
        List<byte[]> marks = new ArrayList<>();
        boolean body = false;
        for (String one : Rule.alternatives(end)) {
            if (one.startsWith("/")) {
                rules.add(Rule.one(Meaning.END, one));
            } else if (one.equals(END_OF_BODY)) {
                body = true;
            } else {
                marks.add(one.getBytes(StandardCharsets.UTF_8));
            }
        }
        endUnsaid = end.isBlank();
        endsWithBody = body;
        endMarks = endUnsaid ? new byte[][] {DONE} : marks.toArray(byte[][]::new);

        int count = rules.size();
        List<Pointer> pointers =
                new ArrayList<>(rules.stream().map(Rule::pointer).toList());
        meanings = new Meaning[count * 2];
        conditions = new int[count];
        values = new byte[count][];
        negated = new boolean[count];
        elementwise = new boolean[count];
        Arrays.fill(conditions, NONE);
        for (int i = 0; i < count; i++) {
            Rule rule = rules.get(i);
            meanings[i] = rule.meaning();
            values[i] = new byte[0];
            if (rule.condition().isPresent()) {
                Rule.Condition condition = rule.condition().get();
                conditions[i] = pointers.size();
                meanings[pointers.size()] = Meaning.CONDITION;
                pointers.add(condition.pointer());
                values[i] = condition.value().getBytes(StandardCharsets.UTF_8);
                negated[i] = condition.negated();
                elementwise[i] = condition.pointer().wildcards() > 0;
            }
        }
        tree = PointerTree.of(pointers);
        described = Set.copyOf(rules.stream().map(Rule::meaning).toList());
        framing = framing(target.option("framing", "auto"));
        counting = counting(target.option("usage", "last"));
        inputExcludesCached = target.flag("input_excludes_cached", false);
        outputExcludesReasoning = target.flag("output_excludes_reasoning", false);
        running = target.flag("running", false);
        causes = causes(target.option("error_causes", ""));
    }

    private static Optional<Framing> framing(String name) {
        return switch (name) {
            case "auto" -> Optional.empty();
            case "sse" -> Optional.of(Framing.EVENTS);
            case "ndjson" -> Optional.of(Framing.LINES);
            case "json-array" -> Optional.of(Framing.ARRAY);
            case "json" -> Optional.of(Framing.WHOLE);
            default ->
                throw new IllegalArgumentException(
                        "the option \"framing\" is auto, sse, ndjson, json-array or json, not \"" + name + "\"");
        };
    }

    private static Counting counting(String name) {
        return switch (name) {
            case "last" -> Counting.LAST;
            case "max" -> Counting.MAX;
            case "sum" -> Counting.SUM;
            default ->
                throw new IllegalArgumentException("the option \"usage\" is last, max or sum, not \"" + name + "\"");
        };
    }

    private static Map<String, FailureCause> causes(String json) {
        Map<String, FailureCause> causes = new HashMap<>();
        if (json.isEmpty()) {
            return causes;
        }
        try {
            for (Map.Entry<String, JsonNode> entry :
                    new ObjectMapper().readTree(json).properties()) {
                causes.put(entry.getKey(), cause(entry.getValue().asText()));
            }
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the option \"error_causes\" is not JSON: " + json, e);
        }
        return causes;
    }

    private static FailureCause cause(String key) {
        return Arrays.stream(FailureCause.values())
                .filter(cause -> cause.key().equals(key))
                .findAny()
                .orElseThrow(() -> new IllegalArgumentException("the option \"error_causes\" names the cause \"" + key
                        + "\", which is none, such as overloaded or rate-limited"));
    }

    PointerTree tree() {
        return tree;
    }

    /** What a finding means, its condition considered; {@link Meaning#CONDITION} where it means nothing by itself. */
    Meaning meaning(Findings findings, int finding, byte[] text) {
        int slot = findings.slot(finding);
        Meaning meaning = meanings[slot];
        return meaning == Meaning.CONDITION || holds(findings, finding, slot, text) ? meaning : Meaning.CONDITION;
    }

    private boolean holds(Findings findings, int finding, int rule, byte[] text) {
        int condition = conditions[rule];
        if (condition == NONE) {
            return true;
        }
        boolean found = false;
        for (int i = 0; i < findings.count() && !found; i++) {
            found = findings.slot(i) == condition
                    && (!elementwise[rule] || findings.element(i) == findings.element(finding))
                    && findings.is(text, i, values[rule]);
        }
        return found != negated[rule];
    }

    /** Whether the value itself says so, or must say something: an end without a condition. */
    boolean isConditional(Findings findings, int finding) {
        return conditions[findings.slot(finding)] != NONE;
    }

    /** Whether the options say where this stands. */
    boolean describes(Meaning meaning) {
        return described.contains(meaning);
    }

    /** Whether an event of this framing is a marker of the end. */
    boolean isEndMark(EventSlice event, Framing framed) {
        if (framed == Framing.ARRAY && event.is(ARRAY_END)) {
            return endsWith(framed);
        }
        for (byte[] mark : endMarks) {
            if (event.is(mark)) {
                return true;
            }
        }
        return false;
    }

    /** Whether nothing but the end of the body ends an answer of this framing. */
    boolean endsWith(Framing framed) {
        return endsWithBody || endUnsaid && (framed == Framing.LINES || framed == Framing.ARRAY);
    }

    /** The cause that the options give to an error's code or type. */
    Optional<FailureCause> cause(ErrorBody error) {
        FailureCause byCode = causes.get(error.code());
        return Optional.ofNullable(byCode != null ? byCode : causes.get(error.type()));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
