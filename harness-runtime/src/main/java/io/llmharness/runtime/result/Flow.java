package io.llmharness.runtime.result;

/**
 * What flowed in a window, counted when it arrived, whichever request it belongs to.
 *
 * @param seconds length of the window
 * @param outputTokens output tokens that arrived in the window; of requests without per-event counts, the share that fell in it
 * @param inputTokens prompt tokens of requests whose first token arrived in the window
 * @param completions requests that ended well in the window
 * @param residenceSeconds time that requests spent in flight within the window, summed: its quotient with the window's length is the mean
 *     concurrency
 * @param peakOutputTokensPerSecond most output tokens in one second
 * @param bytesReceived bytes read from the sockets, TLS and headers included; in results of older versions 0
 * @param bytesSent bytes written to them
 */
public record Flow(
        double seconds,
        double outputTokens,
        double inputTokens,
        long completions,
        double residenceSeconds,
        double peakOutputTokensPerSecond,
        long bytesReceived,
        long bytesSent) {

    /** Nothing, in no time. */
    public static final Flow NONE = new Flow(0, 0, 0, 0, 0, 0, 0, 0);

    /** Windows one after the other. */
    public Flow then(Flow o) {
        return new Flow(
                seconds + o.seconds,
                outputTokens + o.outputTokens,
                inputTokens + o.inputTokens,
                completions + o.completions,
                residenceSeconds + o.residenceSeconds,
                Math.max(peakOutputTokensPerSecond, o.peakOutputTokensPerSecond),
                bytesReceived + o.bytesReceived,
                bytesSent + o.bytesSent);
    }

    public double outputTokensPerSecond() {
        return perSecond(outputTokens);
    }

    public double inputTokensPerSecond() {
        return perSecond(inputTokens);
    }

    public double requestsPerSecond() {
        return perSecond(completions);
    }

    /** Mean number of requests in flight. */
    public double meanConcurrency() {
        return perSecond(residenceSeconds);
    }

    private double perSecond(double amount) {
        return seconds > 0 ? amount / seconds : 0;
    }
}
