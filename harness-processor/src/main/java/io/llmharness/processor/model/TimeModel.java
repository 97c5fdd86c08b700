package io.llmharness.processor.model;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A time with its unit.
 *
 * @param amount how many
 * @param unit of what
 */
public record TimeModel(Written<Long> amount, TimeUnit unit) {
    /** The time; empty where no {@link Duration} is that long. */
    public Optional<Duration> duration() {
        try {
            return Optional.of(Duration.of(amount.value(), unit.toChronoUnit()));
        } catch (ArithmeticException tooLong) {
            return Optional.empty();
        }
    }
}
