package io.llmharness.runtime.preflight;

import com.fasterxml.jackson.databind.node.MissingNode;
import io.llmharness.runtime.engine.ControlAnswer;
import io.llmharness.runtime.engine.ControlStep;
import io.llmharness.runtime.engine.EngineAdapter;
import io.llmharness.runtime.engine.EngineControl;
import io.llmharness.runtime.engine.EngineFailure;
import io.llmharness.runtime.engine.EngineTarget;
import io.llmharness.runtime.engine.FailureCause;
import io.llmharness.runtime.engine.HttpCall;
import io.llmharness.runtime.engine.PullProgress;
import io.llmharness.runtime.text.RunFailure;
import io.llmharness.runtime.text.UsageException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;

/** Carries out the operations that an adapter's {@link EngineControl} describes. */
public final class EngineOperator {
    /** A big model on a slow disk is loaded in minutes; a download takes as long as it takes. */
    public static final Duration OPERATION = Duration.ofMinutes(10);

    /** For questions that an engine answers from memory. */
    public static final Duration QUESTION = EngineCalls.PATIENCE;

    /** For downloads. */
    public static final Duration DOWNLOAD = Duration.ofHours(24);

    private final EngineControl control;
    private final EngineTarget target;
    private final EngineCalls calls;

    public EngineOperator(EngineAdapter adapter, EngineTarget target) {
        this.control = adapter.control(target);
        this.target = target;
        this.calls = new EngineCalls(adapter, target);
    }

    /**
     * Runs an operation to its end. Throws {@link UsageException} when the engine does not offer it and {@link RunFailure} when it
     * fails.
     *
     * @param name what the operation is called in messages: "models load"
     */
    public <T> T run(String name, Function<EngineControl, ControlStep<T>> operation, Duration patience) {
        return run(name, operation, patience, progress -> {});
    }

    /** {@link #run(String, Function, Duration)} that tells of progress. */
    public <T> T run(
            String name,
            Function<EngineControl, ControlStep<T>> operation,
            Duration patience,
            Consumer<PullProgress> progress) {
        ControlStep<T> end = attempt(operation, patience, progress);
        if (end instanceof ControlStep.Done<T> done) {
            return done.result();
        }
        if (end instanceof ControlStep.NotOffered<T> missing) {
            throw new UsageException(
                    "\"" + name + "\" is not offered by engine \"" + target.name() + "\": " + missing.why() + ".");
        }
        EngineFailure failure = ((ControlStep.Failed<T>) end).failure();
        throw new RunFailure(calls.sentence(failure, ", asked for \"" + name + "\", did not do it"));
    }

    /** Runs an operation to its last step, which is one of {@code Done}, {@code Failed} and {@code NotOffered}. */
    public <T> ControlStep<T> attempt(Function<EngineControl, ControlStep<T>> operation, Duration patience) {
        return attempt(operation, patience, progress -> {});
    }

    private <T> ControlStep<T> attempt(
            Function<EngineControl, ControlStep<T>> operation, Duration patience, Consumer<PullProgress> progress) {
        long deadline = System.nanoTime() + patience.toNanos();
        ControlStep<T> step = operation.apply(control);
        try {
            while (true) {
                long left = deadline - System.nanoTime();
                if (step instanceof ControlStep.Ask<T> ask) {
                    step = left <= 0 ? late(patience) : ask.then().apply(answer(ask.call(), left));
                } else if (step instanceof ControlStep.Follow<T> follow) {
                    step = left <= 0 ? late(patience) : follow(follow, left, progress);
                } else if (step instanceof ControlStep.Pause<T> pause) {
                    TimeUnit.NANOSECONDS.sleep(
                            Math.max(0, Math.min(left, pause.time().toNanos())));
                    step = pause.then().get();
                } else {
                    return step;
                }
            }
        } catch (IOException e) {
            return new ControlStep.Failed<>(EngineCalls.unreached(e, patience));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new ControlStep.Failed<>(new EngineFailure(FailureCause.TIMEOUT, "interrupted"));
        }
    }

    private static <T> ControlStep<T> late(Duration patience) {
        return new ControlStep.Failed<>(
                new EngineFailure(FailureCause.TIMEOUT, "not done within " + patience.toSeconds() + " s"));
    }

    private ControlAnswer answer(HttpCall call, long patienceNanos) throws IOException {
        HttpResponse<byte[]> answer = calls.send(call, Duration.ofNanos(patienceNanos), BodyHandlers.ofByteArray());
        return new ControlAnswer(
                answer.statusCode(),
                EngineCalls.tree(answer.body()),
                new String(answer.body(), StandardCharsets.UTF_8),
                EngineCalls.isSuccess(answer) ? Optional.empty() : Optional.of(calls.refusal(answer, answer.body())));
    }

    private <T> ControlStep<T> follow(ControlStep.Follow<T> follow, long patienceNanos, Consumer<PullProgress> progress)
            throws IOException {
        HttpResponse<InputStream> answer =
                calls.send(follow.call(), Duration.ofNanos(patienceNanos), BodyHandlers.ofInputStream());
        try (InputStream body = answer.body()) {
            if (!EngineCalls.isSuccess(answer)) {
                return new ControlStep.Failed<>(calls.refusal(answer, body.readAllBytes()));
            }
            ControlStep.Lines<T> lines = follow.lines().get();
            BufferedReader reader = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                var json = EngineCalls.tree(line.getBytes(StandardCharsets.UTF_8));
                Optional<ControlStep<T>> next =
                        json instanceof MissingNode ? Optional.empty() : lines.line(json, progress);
                if (next.isPresent()) {
                    return next.get();
                }
            }
            return lines.end();
        }
    }
}
