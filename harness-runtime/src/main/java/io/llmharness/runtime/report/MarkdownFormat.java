package io.llmharness.runtime.report;

import com.google.auto.service.AutoService;
import io.llmharness.runtime.result.RunResult;
import io.llmharness.runtime.result.RunSummary;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** The tables of the console in GitHub's Markdown, for a pull request. */
@AutoService(ReportFormat.class)
public final class MarkdownFormat implements ReportFormat {
    @Override
    public String id() {
        return "markdown";
    }

    @Override
    public String description() {
        return "GitHub Markdown, for a pull request";
    }

    @Override
    public String extension() {
        return "md";
    }

    @Override
    public void write(RunResult run, OutputStream out) throws IOException {
        out.write(new MarkdownReport(RunSummary.of(run)).render().getBytes(StandardCharsets.UTF_8));
    }
}
