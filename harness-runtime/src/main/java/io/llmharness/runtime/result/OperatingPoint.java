package io.llmharness.runtime.result;

import io.llmharness.runtime.text.Digits;

/**
 * What a client had to do in a measurement: the things that decide how exact it can be. The figures of an engine's speed are those
 * that the client saw, or those of a reference engine.
 *
 * @param engine id of the engine's adapter, and thereby the protocol
 * @param closed whether each user waits for an answer
 * @param level users of a closed load, requests per second of an open one
 * @param loops event loops
 * @param transport {@code nio} or {@code epoll}
 * @param ttftMillis time to first token
 * @param gapMillis time between two events of an answer
 * @param events events of an answer, at least 1
 * @param chunk tokens of an event
 */
public record OperatingPoint(
        String engine,
        boolean closed,
        double level,
        int loops,
        String transport,
        double ttftMillis,
        double gapMillis,
        int events,
        int chunk) {

    /** From a request's arrival at the engine to its last event. */
    public double answerSeconds() {
        return (ttftMillis + gapMillis * (events - 1)) / 1000;
    }

    /** Answers under way at a time. */
    public double concurrency() {
        return closed ? level : level * answerSeconds();
    }

    /** Events that arrive in a second. */
    public double chunksPerSecond() {
        return (closed ? level / answerSeconds() : level) * events;
    }

    /** Tokens of an answer; its first event carries one. */
    public int tokens() {
        return 1 + (events - 1) * chunk;
    }

    /** The same with another load. */
    public OperatingPoint load(boolean nowClosed, double newLevel) {
        return new OperatingPoint(engine, nowClosed, newLevel, loops, transport, ttftMillis, gapMillis, events, chunk);
    }

    /** The same with answers of another length. */
    public OperatingPoint events(int count) {
        return new OperatingPoint(engine, closed, level, loops, transport, ttftMillis, gapMillis, count, chunk);
    }

    /** {@code vllm, 32 users, 1 loop, nio: 1500 chunks/s, one every 20.0 ms}. */
    @Override
    public String toString() {
        String load = closed ? Math.round(level) + (level == 1 ? " user" : " users") : Digits.three(level) + " req/s";
        return engine + ", " + load + ", " + loops + (loops == 1 ? " loop, " : " loops, ") + transport + ": "
                + Digits.three(chunksPerSecond()) + " chunks/s of " + chunk + (chunk == 1 ? " token" : " tokens")
                + ", one every " + Digits.three(gapMillis) + " ms an answer";
    }
}
