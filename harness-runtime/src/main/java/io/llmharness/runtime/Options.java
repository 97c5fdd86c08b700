package io.llmharness.runtime;

import io.llmharness.runtime.catalog.Selection;
import io.llmharness.runtime.plan.Overrides;
import io.llmharness.runtime.selfcheck.Certificates;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a run is asked to do over what the scenarios' annotations say. Everything is optional: an option that is not set leaves the
 * annotation, and then {@link io.llmharness.runtime.plan.Defaults}, in force. Immutable; made with {@link #builder()}.
 */
public final class Options {
    /**
     * A result file.
     *
     * @param format id of the format; empty: by the file's extension
     * @param path where; empty: {@code llm-harness-result} with the format's extension, in the working directory
     */
    public record ResultRequest(Optional<String> format, Optional<Path> path) {}

    private final Selection selection;
    private final Overrides overrides;
    private final List<Path> config;
    private final List<ResultRequest> results;
    private final Optional<Path> eventLog;
    private final boolean failOnError;
    private final boolean silent;
    private final Certificates.Wanted certificates;
    private final Conduct conduct;

    Options(
            Selection selection,
            Overrides overrides,
            List<Path> config,
            List<ResultRequest> results,
            Optional<Path> eventLog,
            boolean failOnError,
            boolean silent,
            Certificates.Wanted certificates,
            Conduct conduct) {
        this.selection = selection;
        this.overrides = overrides;
        this.config = List.copyOf(config);
        this.results = List.copyOf(results);
        this.eventLog = eventLog;
        this.failOnError = failOnError;
        this.silent = silent;
        this.certificates = certificates;
        this.conduct = conduct;
    }

    /** Nothing set: every scenario of the class path, as its annotations say. */
    public static OptionsBuilder builder() {
        return new OptionsBuilder();
    }

    /** Which benchmarks. */
    public Selection selection() {
        return selection;
    }

    /** What is said over the annotations. */
    public Overrides overrides() {
        return overrides;
    }

    /** Files with engines and scenarios. */
    public List<Path> config() {
        return config;
    }

    /** The result files wanted. */
    public List<ResultRequest> results() {
        return results;
    }

    /** Where an event log of every request is kept; empty: nowhere. */
    public Optional<Path> eventLog() {
        return eventLog;
    }

    /** Whether the first failed trial ends the run. */
    public boolean failOnError() {
        return failOnError;
    }

    /** Whether nothing is printed. */
    public boolean silent() {
        return silent;
    }

    /** Whether the run carries certificates of the client's accuracy. */
    public Certificates.Wanted certificates() {
        return certificates;
    }

    /** How trials follow on one another, and what ends them. */
    public Conduct conduct() {
        return conduct;
    }
}
