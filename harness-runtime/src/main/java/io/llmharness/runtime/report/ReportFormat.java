package io.llmharness.runtime.report;

import io.llmharness.runtime.result.RunResult;
import java.io.IOException;
import java.io.OutputStream;

/** A form of a run's result; an extension point found by {@link java.util.ServiceLoader}. Implementations keep no state. */
public interface ReportFormat {
    /** The word for the command line, kebab-case. */
    String id();

    /** One line for the list of formats. */
    String description();

    /** Usual end of the file name, without the leading dot. */
    String extension();

    /** Writes the whole report; text is UTF-8. Leaves the stream open. */
    void write(RunResult run, OutputStream out) throws IOException;
}
