package io.llmharness.runtime;

/** How a process ends. */
public enum ExitCode {
    /** Everything was measured. */
    DONE(0),
    /** A benchmark failed, an engine was not reachable, or a result could not be written. */
    FAILED(1),
    /** What was asked for makes no sense. */
    USAGE(2),
    /** Measured, and some limit was missed, or a figure got worse than its margin allows. */
    SLO_MISSED(3),
    /** Measured, but the figures do not bear a verdict. */
    INCONCLUSIVE(4),
    /** Stopped by the user; what was measured until then is kept. */
    INTERRUPTED(130);

    private final int code;

    ExitCode(int code) {
        this.code = code;
    }

    /** The number that the operating system is told. */
    public int code() {
        return code;
    }
}
