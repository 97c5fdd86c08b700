package io.llmharness.runtime.exec;

import io.llmharness.runtime.http.WireRequest;
import io.llmharness.runtime.workload.Samples;

/** Requests of a declarative workload whose samples never come again: each is encoded when it is asked for. */
final class FreshRequests implements RequestSource {
    private final Samples samples;
    private final String system;
    private final RequestWriter writer;

    FreshRequests(Samples samples, String system, RequestWriter writer) {
        this.samples = samples;
        this.system = system;
        this.writer = writer;
    }

    @Override
    public WireRequest next(VirtualUser user, long number) {
        return writer.write(DeclaredRequests.request(samples.of(number), system));
    }
}
