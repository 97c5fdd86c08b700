package io.llmharness.runtime.report;

import com.google.auto.service.AutoService;
import io.llmharness.runtime.result.RunResult;
import io.llmharness.runtime.result.RunSummary;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** The report of the console. */
@AutoService(ReportFormat.class)
public final class TextFormat implements ReportFormat {
    @Override
    public String id() {
        return "text";
    }

    @Override
    public String description() {
        return "tables for the console, at most 120 columns";
    }

    @Override
    public String extension() {
        return "txt";
    }

    @Override
    public void write(RunResult run, OutputStream out) throws IOException {
        out.write(render(RunSummary.of(run)).getBytes(StandardCharsets.UTF_8));
    }

    /** The report as text, lines ended by {@code \n}, for a stream with a character set of its own. */
    public static String render(RunSummary run) {
        return new TextReport(run).render();
    }
}
