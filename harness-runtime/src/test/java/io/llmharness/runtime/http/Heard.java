package io.llmharness.runtime.http;

import io.llmharness.runtime.engine.FailureCause;
import io.llmharness.runtime.engine.NativeFigure;
import io.llmharness.runtime.engine.ResponseHead;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One exchange as its receiver hears of it. */
final class Heard implements Receiver {
    final List<Long> stamps = new CopyOnWriteArrayList<>();
    final StringBuffer text = new StringBuffer();
    final CompletableFuture<String> end = new CompletableFuture<>();
    private final byte[] tag;
    private volatile @Nullable Carrier carrier;
    private volatile boolean resent;
    private long begun;

    Heard(String tag) {
        this.tag = tag.getBytes(StandardCharsets.US_ASCII);
    }

    /** How it ended: {@code 200}, a refusal's status and body, or a cause and its words. */
    String ended() throws Exception {
        return end.get(10, TimeUnit.SECONDS);
    }

    boolean wasResent() {
        return resent;
    }

    void abandon() {
        Carrier on = carrier;
        if (on == null) {
            throw new IllegalStateException("nothing carries it");
        }
        on.abandon();
    }

    @Override
    public byte[] tag() {
        return tag;
    }

    @Override
    public boolean mayResend() {
        boolean first = !resent;
        resent = true;
        return first;
    }

    @Override
    public void writing(Carrier on, long nanos) {
        carrier = on;
    }

    @Override
    public void written(long nanos) {}

    @Override
    public void head(ResponseHead head, long nanos) {}

    @Override
    public void bodyBytes(int bytes, long nanos) {}

    @Override
    public void beginEvent(long nanos) {
        begun = nanos;
    }

    @Override
    public void endEvent() {
        stamps.add(begun);
    }

    @Override
    public void ended(long nanos) {
        end.complete("200");
    }

    @Override
    public void refused(ResponseHead head, byte[] body, long nanos) {
        end.complete(head.status() + " " + new String(body, StandardCharsets.UTF_8));
    }

    @Override
    public void broken(FailureCause cause, String message, long nanos) {
        end.complete(cause.key() + ": " + message);
    }

    @Override
    public void text(byte[] json, int from, int to) {
        text.append(new String(json, from, to - from, StandardCharsets.UTF_8));
    }

    @Override
    public void reasoning(byte[] json, int from, int to) {}

    @Override
    public void toolCall() {}

    @Override
    public void outputTokensSoFar(long tokens) {}

    @Override
    public void usage(long input, long output, long cached, long reasoning) {}

    @Override
    public void figure(NativeFigure figure, long value) {}

    @Override
    public void finishReason(byte[] json, int from, int to) {}

    @Override
    public void done() {}

    @Override
    public void error(FailureCause cause, String message) {}
}
