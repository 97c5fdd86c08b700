package io.llmharness.adapters;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmharness.runtime.engine.EngineAdapter;
import io.llmharness.runtime.engine.EngineCatalog;
import io.llmharness.runtime.engine.EngineSpec;
import java.util.Arrays;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every recorded exchange of an engine means the same in every chunking, and that is what {@code expected.json} says. */
public abstract class AdapterContractTest {
    private static final int SMALL = 6_000;
    private static final int RANDOM_ROUNDS = 50;

    private final Recordings recordings;

    protected AdapterContractTest(String folder) {
        this.recordings = Recordings.of(folder);
    }

    protected Recordings recordings() {
        return recordings;
    }

    private Replay replay(String name) {
        EngineAdapter adapter = EngineCatalog.load(getClass().getClassLoader())
                .find(recordings.engine(name))
                .orElseThrow()
                .adapter();
        return new Replay(adapter, Targets.of(adapter));
    }

    private Stream<DynamicTest> each(Check check) {
        return recordings.names().stream()
                .map(name -> DynamicTest.dynamicTest(
                        name, () -> check.check(replay(name), recordings.bytes(name), recordings.expected(name))));
    }

    /** Cheap where all is well: it is asked a hundred thousand times. */
    private static void assertSame(Told told, Told expected, Supplier<String> where) {
        if (!told.equals(expected)) {
            assertThat(told).as(where.get()).isEqualTo(expected);
        }
    }

    /** What to do with an exchange. */
    private interface Check {
        void check(Replay replay, byte[] answer, Told expected);
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

    @Test
    void everyRecordingIsExpectedOrKnownToBeAnothers() {
        Set<String> known = new TreeSet<>(recordings.names());
        known.addAll(recordings.others());
        assertThat(known).isEqualTo(recordings.files());
    }

    @Test
    void theEnginesAreRegistered() {
        for (EngineCatalog.Entry entry :
                EngineCatalog.load(getClass().getClassLoader()).all()) {
            EngineSpec spec = entry.spec();
            assertThat(spec.id()).matches("[a-z][a-z0-9-]*");
            assertThat(Arrays.stream(spec.options()).map(EngineSpec.Option::name))
                    .doesNotHaveDuplicates();
        }
    }
}
