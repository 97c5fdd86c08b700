package io.llmharness.processor.write;

import com.palantir.javapoet.CodeBlock;
import io.llmharness.processor.text.DurationText;
import java.time.Duration;

/** Durations as a person would write them in Java. */
final class DurationCode {
    private static final int NANOS_PER_MILLI = 1_000_000;

    private DurationCode() {}

    /** From a text that has been validated. */
    static CodeBlock of(String text) {
        return of(DurationText.read(text).valid());
    }

    static CodeBlock of(Duration duration) {
        if (duration.isZero()) {
            return CodeBlock.of("$T.ZERO", Duration.class);
        }
        if (duration.getNano() == 0) {
            return call("ofSeconds", duration.toSeconds());
        }
        return duration.getNano() % NANOS_PER_MILLI == 0
                ? call("ofMillis", duration.toMillis())
                : call("ofNanos", duration.toNanos());
    }

    private static CodeBlock call(String unit, long amount) {
        return CodeBlock.of("$T.$L($L)", Duration.class, unit, amount == (int) amount ? "" + amount : amount + "L");
    }
}
