package io.llmharness.runtime.result;

/**
 * Bounds that hold the true value with a stated confidence.
 *
 * @param level confidence, such as 0.95
 * @param low lower bound
 * @param high upper bound
 * @param halfWidth the figure after ±; half the distance of the bounds, except where the lower one was cut
 * @param count values it was made from: forks, or requests for a share
 * @param method {@code student-t}, {@code bootstrap} or {@code wilson}
 */
public record ConfidenceInterval(double level, double low, double high, double halfWidth, long count, String method) {

    /** An interval whose bounds are not cut. */
    public ConfidenceInterval(double level, double low, double high, long count, String method) {
        this(level, low, high, (high - low) / 2, count, method);
    }

    /** The interval in another unit. */
    public ConfidenceInterval times(double factor) {
        return new ConfidenceInterval(level, low * factor, high * factor, halfWidth * factor, count, method);
    }

    /** The interval of what cannot be negative: values below 0 are left out of it, which takes nothing from its confidence. */
    public ConfidenceInterval notNegative() {
        return new ConfidenceInterval(level, Math.max(0, low), high, halfWidth, count, method);
    }
}
