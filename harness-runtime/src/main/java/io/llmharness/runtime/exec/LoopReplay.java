package io.llmharness.runtime.exec;

import io.llmharness.runtime.eventlog.LogDamaged;

/** Has a loop's recorder do again what it did: the same calls in the same order, and so the same figures, whatever they are. */
final class LoopReplay implements Journal {
    private final LoopRecorder recorder;
    private Windows windows = Windows.none();

    LoopReplay(LoopRecorder recorder) {
        this.recorder = recorder;
    }

    @Override
    public void began(Windows stretch, long now) {
        windows = stretch;
        recorder.begin(stretch, now);
    }

    @Override
    public void delayed(int window) {
        checkWindow(window);
        recorder.delayed(window);
    }

    @Override
    public void dropped(long intended) {
        recorder.offered(intended);
        recorder.dropped(intended);
    }

    @Override
    public void cancelled(RequestRecord request) {
        issued(request);
        recorder.cancelled(request);
    }

    @Override
    public void retried(RequestRecord request) {
        checkWindow(request.window);
        recorder.retried(request);
    }

    @Override
    public void ended(RequestRecord request) {
        issued(request);
        recorder.ended(request);
    }

    @Override
    public void loopLag(long nanos, long now) {
        recorder.loopLag(nanos, now);
    }

    @Override
    public void traffic(long received, long sent, long now) {
        recorder.traffic(received, sent, now);
    }

    @Override
    public void finished(int window, long endNanos) {
        checkWindow(window);
        recorder.finish(endNanos);
    }

    /** A request is counted as offered and sent when its end is read: an iteration is complete only when all of its requests have ended. */
    private void issued(RequestRecord request) {
        checkWindow(request.window);
        if (recorder.offered(request.intended) != request.window) {
            throw new LogDamaged("a request was to arrive in another iteration than it says");
        }
        recorder.dispatched(request.window);
    }

    private void checkWindow(int window) {
        if (window < 0 || window >= windows.count()) {
            throw new LogDamaged("a record is of window " + window + " of " + windows.count());
        }
    }
}
