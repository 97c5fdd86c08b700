package io.llmharness.adapters.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmharness.runtime.engine.EngineAdapter;
import io.llmharness.runtime.engine.EngineCatalog;
import io.llmharness.runtime.engine.EngineSpec;
import io.llmharness.runtime.engine.EngineTarget;
import io.llmharness.runtime.engine.FailureCause;
import io.llmharness.runtime.engine.Framing;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What every adapter passes: each recorded exchange with its engine means what {@code expected.json} says, in every chunking and however
 * else its framing may be written; and damaged in every way it is a failure of the right class, never a short answer, an exception or a
 * hang. A subclass names the folder of recordings on the class path; docs/adding-an-engine.md says what is in it.
 */
public abstract class AdapterContractTest {
    private static final int SMALL = 6_000;
    private static final int RANDOM_ROUNDS = 50;
    private static final int LONGEST_MESSAGE = 1_000;
    private static final int[] STATUSES = {400, 401, 403, 404, 408, 413, 422, 424, 429, 500, 502, 503, 504, 529};
    private static final String HTML =
            "<!DOCTYPE html>\n<html><head><title>Bad Gateway</title></head>\n<body><h1>nginx</h1></body></html>\n";

    private final Recordings recordings;
    private final EngineCatalog engines = EngineCatalog.load(getClass().getClassLoader());

    /** Takes the recordings of a folder of resources. */
    protected AdapterContractTest(String folder) {
        this.recordings = Recordings.of(folder);
    }

    /** The recordings under test. */
    protected Recordings recordings() {
        return recordings;
    }

    /** Whether the recordings are of the real engine that the adapter is for. */
    protected boolean ofRealEngine() {
        return false;
    }

    /** The names of the exchanges to play. */
    protected List<String> names() {
        return recordings.names();
    }

    /** Who reads an exchange. */
    protected EngineAdapter adapter(String name) {
        return engines.find(recordings.engine(name)).orElseThrow().adapter();
    }

    /** Its options: {@code key, value, key, value …}. */
    protected String[] options(String name) {
        return recordings.options(name);
    }

    /** What the decoder is to say. */
    protected Told expected(String name) {
        return recordings.expected(name);
    }

    /** The target it is read for. */
    protected EngineTarget target(String name) {
        return Targets.of(adapter(name), options(name));
    }

    private Replay replay(String name) {
        return new Replay(adapter(name), target(name));
    }

    private Stream<DynamicTest> each(Check check) {
        return names().stream()
                .map(name -> DynamicTest.dynamicTest(name, () -> {
                    Replay replay = replay(name);
                    check.check(replay, recordings.bytes(name), expected(name));
                    if (ofRealEngine() && replay.engine().equals(recordings.engine(name))) {
                        Evidence.recorded(replay.engine());
                    }
                }));
    }

    /** Each answer that is a stream, with the ways to write and to damage it. */
    private Stream<DynamicTest> eachStream(StreamCheck check) {
        return names().stream()
                .filter(name -> {
                    RecordedAnswer answer = RecordedAnswer.of(recordings.bytes(name));
                    return answer.succeeded()
                            && Set.of(Framing.EVENTS, Framing.LINES).contains(answer.framing());
                })
                .map(name -> DynamicTest.dynamicTest(name, () -> {
                    RecordedAnswer answer = RecordedAnswer.of(recordings.bytes(name));
                    StreamFaults faults = new StreamFaults(answer.framing(), answer.body());
                    check.check(replay(name), answer, faults, expected(name));
                }));
    }

    /** Cheap where all is well: it is asked a hundred thousand times. */
    private static void assertSame(Told told, Told expected, Supplier<String> where) {
        if (!told.equals(expected)) {
            assertThat(told).as(where.get()).isEqualTo(expected);
        }
    }

    private static void assertFailed(Told told, String where) {
        if (told.outcome().equals("ok")) {
            assertThat(told).as(where).isNull();
        }
    }

    /** What to do with an exchange. */
    private interface Check {
        void check(Replay replay, byte[] answer, Told expected);
    }

    /** What to do with a streamed one. */
    private interface StreamCheck {
        void check(Replay replay, RecordedAnswer answer, StreamFaults faults, Told expected);
    }

    @TestFactory
    Stream<DynamicTest> inOnePiece() {
        return each((replay, answer, expected) -> {
            assertThat(replay.play(answer)).isEqualTo(expected);
            assertThat(replay.play(answer)).as("again on the same connection").isEqualTo(expected);
        });
    }

    @TestFactory
    Stream<DynamicTest> oneByteAtATime() {
        return each((replay, answer, expected) -> assertThat(
                        replay.play(answer, IntStream.range(1, answer.length).toArray()))
                .isEqualTo(expected));
    }

    @TestFactory
    Stream<DynamicTest> inRandomPieces() {
        return each((replay, answer, expected) -> {
            SplittableRandom random = new SplittableRandom(answer.length);
            for (int round = 0; round < RANDOM_ROUNDS; round++) {
                int[] cuts = random.ints(random.nextInt(1, 40), 0, answer.length)
                        .sorted()
                        .toArray();
                assertSame(replay.play(answer, cuts), expected, () -> Arrays.toString(cuts));
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> cutInTwoAtEveryByte() {
        return each((replay, answer, expected) -> {
            for (int cut = 1; cut < answer.length && answer.length <= SMALL; cut++) {
                int at = cut;
                assertSame(replay.play(answer, cut), expected, () -> "cut at " + at);
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> aBrokenAnswerIsNeverASuccess() {
        return each((replay, answer, expected) -> {
            for (int end = 1; end < answer.length; end += 1 + answer.length / 100) {
                Told told = replay.play(Arrays.copyOf(answer, end));
                // the end marker may have been seen before the last chunk: that HTTP broke is the runtime's to say
                boolean complete = end > answer.length - 10 || told.text().equals(expected.text());
                if (!expected.text().startsWith(told.text()) || told.outcome().equals("ok") && !complete) {
                    assertThat(told).as("broken at " + end).isNull();
                }
            }
        });
    }

    /** HTTP ends well, as it does behind a proxy whose own connection broke. */
    @TestFactory
    Stream<DynamicTest> aStreamCutAfterAnEventIsNeverAShortAnswer() {
        return eachStream((replay, answer, faults, expected) -> {
            for (int events = 0; events < faults.size(); events++) {
                Told told = replay.play(answer.with(faults.first(events)));
                boolean complete = told.text().equals(expected.text())
                        && told.reasoning().equals(expected.reasoning())
                        && told.usage().equals(expected.usage());
                if (!complete) {
                    assertFailed(told, "cut after " + events + " events");
                }
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> otherWaysToWriteTheSameStream() {
        return eachStream((replay, answer, faults, expected) -> faults.sameMeaning()
                .forEach((name, body) -> {
                    byte[] same = answer.with(body);
                    SplittableRandom random = new SplittableRandom(same.length);
                    assertSame(replay.play(same), expected, () -> name);
                    int[] cuts = random.ints(same.length <= SMALL * 10 ? same.length / 2 : 100, 0, same.length)
                            .sorted()
                            .toArray();
                    assertSame(replay.play(same, cuts), expected, () -> name + " in pieces");
                }));
    }

    @TestFactory
    Stream<DynamicTest> garbageInMidstreamIsAFailureAndTheNextAnswerIsRead() {
        return eachStream((replay, answer, faults, expected) -> {
            for (int event = 0; event < faults.size(); event += 1 + faults.size() / 50) {
                assertFailed(replay.play(answer.with(faults.garbageBefore(event))), "garbage before event " + event);
            }
            assertFailed(replay.play(answer.with(faults.hugeGarbageBefore(faults.size() / 2))), "10 MB of garbage");
            assertThat(replay.play(answer.with(faults.first(faults.size())))).isEqualTo(expected);
        });
    }

    @TestFactory
    Stream<DynamicTest> aPageOrNothingUnder200IsAFailure() {
        return each((replay, bytes, expected) -> {
            RecordedAnswer answer = RecordedAnswer.of(bytes);
            byte[] page = HTML.getBytes(StandardCharsets.UTF_8);
            Told told = replay.play(answer.answer(200, "text/html; charset=utf-8", page));
            assertThat(told.outcome()).isEqualTo(FailureCause.PROTOCOL_VIOLATION.key());
            assertThat(told.message()).isNotEmpty().hasSizeLessThan(LONGEST_MESSAGE);
            for (String type : List.of("text/event-stream", "application/x-ndjson", "application/json", "")) {
                assertFailed(replay.play(answer.answer(200, type, page)), "a page sent as " + type);
                assertThat(replay.play(answer.answer(200, type, new byte[0])).outcome())
                        .as("nothing sent as " + type)
                        .isEqualTo(FailureCause.TRUNCATED.key());
            }
            assertSame(replay.play(bytes), expected, () -> "the next answer");
        });
    }

    @TestFactory
    Stream<DynamicTest> errorStatusesAreClassifiedWhateverTheBodyIs() {
        return each((replay, bytes, expected) -> {
            RecordedAnswer answer = RecordedAnswer.of(bytes);
            byte[] page = HTML.getBytes(StandardCharsets.UTF_8);
            for (int status : STATUSES) {
                assertThat(replay.play(answer.answer(status, "", new byte[0])).outcome())
                        .as(status + " without a body")
                        .isIn(causes(status));
                Told told = replay.play(answer.answer(status, "text/html", page));
                assertThat(told.outcome()).as(status + " with a page").isIn(causes(status));
                assertThat(told.message()).doesNotContain("<", "\n").hasSizeLessThan(LONGEST_MESSAGE);
                Told own = replay.play(answer.answer(status, "application/json", answer.body()));
                assertFailed(own, status + " with another answer's body");
                assertThat(own.message()).doesNotContain("\n").hasSizeLessThan(LONGEST_MESSAGE);
            }
        });
    }

    private static Set<String> causes(int status) {
        return switch (status) {
            case 401, 403 -> keys(FailureCause.AUTHENTICATION);
            case 408 -> keys(FailureCause.TIMEOUT);
            case 413 -> keys(FailureCause.BAD_REQUEST, FailureCause.CONTEXT_TOO_LONG);
            case 404 -> keys(FailureCause.BAD_REQUEST, FailureCause.UNKNOWN_MODEL);
            case 429 -> keys(FailureCause.RATE_LIMITED, FailureCause.OVERLOADED);
            case 400, 422 -> keys(FailureCause.BAD_REQUEST);
            case 424 -> keys(FailureCause.BAD_REQUEST, FailureCause.SERVER_ERROR);
            case 503, 529 -> keys(FailureCause.OVERLOADED);
            case 504 -> keys(FailureCause.SERVER_ERROR, FailureCause.TIMEOUT);
            default -> keys(FailureCause.SERVER_ERROR);
        };
    }

    private static Set<String> keys(FailureCause... causes) {
        Set<String> keys = new TreeSet<>();
        for (FailureCause cause : causes) {
            keys.add(cause.key());
        }
        return keys;
    }

    @Test
    void everyRecordingIsExpectedOrKnownToBeAnothers() {
        Set<String> known = new TreeSet<>(recordings.names());
        known.addAll(recordings.others());
        assertThat(known).isEqualTo(recordings.files());
    }

    @Test
    void theEnginesAreRegisteredAndDescribed() {
        assertThat(names()).isNotEmpty();
        for (String name : names()) {
            EngineSpec spec = adapter(name).getClass().getAnnotation(EngineSpec.class);
            assertThat(spec.id()).matches("[a-z][a-z0-9-]*");
            assertThat(Arrays.stream(spec.options()).map(EngineSpec.Option::name))
                    .doesNotHaveDuplicates();
        }
    }
}
