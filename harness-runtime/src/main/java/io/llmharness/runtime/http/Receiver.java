package io.llmharness.runtime.http;

import io.llmharness.runtime.engine.FailureCause;
import io.llmharness.runtime.engine.ResponseHead;
import io.llmharness.runtime.engine.TokenSink;

/**
 * One exchange, as the connection that carries it sees it. All calls come from the loop that owns both; times are
 * {@link System#nanoTime} of the socket read, or write, that caused the call. Exactly one of {@link #ended}, {@link #refused} and
 * {@link #broken} is the last.
 */
public interface Receiver extends TokenSink {
    /** The tag that this request carries; read when the request is written. */
    byte[] tag();

    /** Asked, once at most with the answer "yes", when a kept-alive connection turned out to be closed by the server before it answered. */
    boolean mayResend();

    /** The request is about to be handed to the socket, on a connection that is ready. */
    void writing(Carrier carrier, long nanos);

    /** The whole request has been handed to the socket. */
    void written(long nanos);

    /** Status and headers of the answer are read. */
    void head(ResponseHead head, long nanos);

    /** A part of the body arrived; the first call gives the first body byte. */
    void bodyBytes(int bytes, long nanos);

    /** An event of a successful answer begins; calls of {@link TokenSink} for it follow. */
    void beginEvent(long nanos);

    /** The event begun last is complete. */
    void endEvent();

    /** The answer is complete as far as HTTP is concerned. */
    void ended(long nanos);

    /** The answer has an error status; its head and its body, cut at 64 KiB, are given. */
    void refused(ResponseHead head, byte[] body, long nanos);

    /** The connection could not be made or did not last. */
    void broken(FailureCause cause, String message, long nanos);
}
