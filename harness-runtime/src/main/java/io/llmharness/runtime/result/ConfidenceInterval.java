package io.llmharness.runtime.result;

/**
 * Bounds that hold the true value with a stated confidence.
 *
 * @param level confidence, such as 0.95
 * @param low lower bound
 * @param high upper bound
 * @param count values it was made from: forks, or requests for a share
 * @param method {@code student-t}, {@code bootstrap} or {@code wilson}
 */
public record ConfidenceInterval(double level, double low, double high, long count, String method) {
    /** Half its width: the figure after ±. */
    public double halfWidth() {
        return (high - low) / 2;
    }

    /** The interval in another unit. */
    public ConfidenceInterval times(double factor) {
        return new ConfidenceInterval(level, low * factor, high * factor, count, method);
    }
}
