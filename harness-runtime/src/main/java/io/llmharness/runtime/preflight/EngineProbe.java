package io.llmharness.runtime.preflight;

import io.llmharness.runtime.engine.EngineAdapter;
import io.llmharness.runtime.engine.EngineFailure;
import io.llmharness.runtime.engine.EngineQuery;
import io.llmharness.runtime.engine.EngineTarget;
import io.llmharness.runtime.engine.FailureCause;
import io.llmharness.runtime.engine.HttpCall;
import io.llmharness.runtime.text.RunFailure;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Optional;

/** Asks one engine. Every answer comes within {@link EngineCalls#PATIENCE} or is a failure. */
public final class EngineProbe {
    private static final int NO_ANSWER = 0;

    private final EngineAdapter adapter;
    private final EngineTarget target;
    private final EngineCalls calls;
    private final String healthPath;

    public EngineProbe(EngineAdapter adapter, EngineTarget target) {
        this(adapter, target, "");
    }

    /** A probe that asks at the given path, below the base URL, whether the engine is up; empty: at the adapter's own. */
    public EngineProbe(EngineAdapter adapter, EngineTarget target, String healthPath) {
        this.healthPath = healthPath;
        this.adapter = adapter;
        this.target = target;
        this.calls = new EngineCalls(adapter, target);
    }

    /**
     * What an engine said when asked whether it is up.
     *
     * @param status HTTP status; 0 when there was no answer
     * @param failure why it is not well; empty when it is
     */
    public record Health(int status, Optional<EngineFailure> failure) {
        /** Whether there is no point in sending it a load: nothing answers, it is not ready, or the key is wrong. */
        public boolean hopeless() {
            return failure.isPresent()
                    && (status == NO_ANSWER || status >= 500 || failure.get().cause() == FailureCause.AUTHENTICATION);
        }
    }

    /** Asks whether the engine is up. */
    public Health health() {
        try {
            HttpResponse<byte[]> answer = send(healthCall());
            return EngineCalls.isSuccess(answer)
                    ? new Health(answer.statusCode(), Optional.empty())
                    : new Health(answer.statusCode(), Optional.of(calls.refusal(answer, answer.body())));
        } catch (IOException e) {
            return new Health(NO_ANSWER, Optional.of(EngineCalls.unreached(e, EngineCalls.PATIENCE)));
        }
    }

    /** Whatever the path, the adapter knows which headers carry the key. */
    private HttpCall healthCall() {
        HttpCall usual = adapter.health(target);
        return healthPath.isEmpty()
                ? usual
                : new HttpCall("GET", target.path(healthPath), usual.headers(), new byte[0]);
    }

    /** The engine's version, where it has a way to tell and does. */
    public Optional<String> version() {
        try {
            Optional<EngineQuery<String>> query = adapter.version(target);
            return query.isPresent() ? Optional.of(ask(query.get())).filter(v -> !v.isBlank()) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** The models that the engine lists; empty when it has no such list. Throws {@link RunFailure} when it does not answer. */
    public Optional<List<String>> models() {
        Optional<EngineQuery<List<String>>> query = adapter.models(target);
        if (query.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(ask(query.get()));
        } catch (Refused e) {
            throw failure(e.failure(), ", asked for its models, answered with status " + e.status());
        } catch (IOException e) {
            throw failure(EngineCalls.unreached(e, EngineCalls.PATIENCE), "");
        }
    }

    /** The failure as a sentence that names the engine's URL. */
    RunFailure failure(EngineFailure failure, String what) {
        return new RunFailure(calls.sentence(failure, what));
    }

    /** An answer that is none. */
    private static final class Refused extends IOException {
        private static final long serialVersionUID = 1L;
        private final int status;
        private final transient EngineFailure failure;

        Refused(int status, EngineFailure failure) {
            super("HTTP " + status + " " + failure.message());
            this.status = status;
            this.failure = failure;
        }

        int status() {
            return status;
        }

        EngineFailure failure() {
            return failure;
        }
    }

    private <T> T ask(EngineQuery<T> query) throws IOException {
        HttpResponse<byte[]> answer = send(query.call());
        if (!EngineCalls.isSuccess(answer)) {
            throw new Refused(answer.statusCode(), calls.refusal(answer, answer.body()));
        }
        return query.read().apply(EngineCalls.tree(answer.body()));
    }

    private HttpResponse<byte[]> send(HttpCall call) throws IOException {
        return calls.send(call, EngineCalls.PATIENCE, BodyHandlers.ofByteArray());
    }
}
