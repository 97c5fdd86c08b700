package io.llmharness.runtime.preflight;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.llmharness.runtime.engine.EngineAdapter;
import io.llmharness.runtime.engine.EngineFailure;
import io.llmharness.runtime.engine.EngineQuery;
import io.llmharness.runtime.engine.EngineTarget;
import io.llmharness.runtime.engine.FailureCause;
import io.llmharness.runtime.engine.HttpCall;
import io.llmharness.runtime.engine.ResponseHead;
import io.llmharness.runtime.text.RunFailure;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Asks one engine. Every answer comes within {@link #PATIENCE} or is a failure. */
public final class EngineProbe {
    /** Short enough for a user who waits, long enough for a distant engine. */
    static final Duration PATIENCE = Duration.ofSeconds(3);

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int NO_ANSWER = 0;

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .proxy(HttpClient.Builder.NO_PROXY)
            .connectTimeout(PATIENCE)
            .build();
    private final EngineAdapter adapter;
    private final EngineTarget target;

    public EngineProbe(EngineAdapter adapter, EngineTarget target) {
        this.adapter = adapter;
        this.target = target;
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
            HttpResponse<byte[]> answer = send(adapter.health(target));
            return answer.statusCode() / 100 == 2
                    ? new Health(answer.statusCode(), Optional.empty())
                    : new Health(answer.statusCode(), Optional.of(refusal(answer)));
        } catch (IOException e) {
            return new Health(NO_ANSWER, Optional.of(unreached(e)));
        }
    }

    private EngineFailure refusal(HttpResponse<byte[]> answer) {
        EngineFailure failure = adapter.failure(new Head(answer), answer.body());
        return failure.message(target.key().mask(failure.message()));
    }

    private record Head(HttpResponse<byte[]> answer) implements ResponseHead {
        @Override
        public int status() {
            return answer.statusCode();
        }

        @Override
        public @Nullable String header(String name) {
            return answer.headers().firstValue(name).orElse(null);
        }
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
            throw failure(unreached(e), "");
        }
    }

    /** The failure as a sentence that names the engine's URL. */
    RunFailure failure(EngineFailure failure, String what) {
        String words = failure.message().isEmpty() ? failure.cause().explanation() : failure.message();
        return new RunFailure("Engine \"" + target.name() + "\" at " + target.url() + what + ": " + words + " ("
                + failure.cause().key() + ").");
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
        if (answer.statusCode() / 100 != 2) {
            throw new Refused(answer.statusCode(), refusal(answer));
        }
        return query.read().apply(tree(answer.body()));
    }

    private static JsonNode tree(byte[] body) throws IOException {
        try {
            JsonNode tree = JSON.readTree(body);
            return tree == null ? MissingNode.getInstance() : tree;
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }

    private HttpResponse<byte[]> send(HttpCall call) throws IOException {
        URI base = target.url();
        URI uri = URI.create(base.getScheme() + "://" + base.getRawAuthority() + call.path());
        HttpRequest.Builder request = HttpRequest.newBuilder(uri)
                .timeout(PATIENCE)
                .method(
                        call.method(),
                        call.body().length == 0
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(call.body()));
        call.headers().forEach(h -> request.header(h.name(), h.value()));
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static EngineFailure unreached(IOException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnresolvedAddressException) {
                return new EngineFailure(FailureCause.DNS, FailureCause.DNS.explanation());
            }
            if (cause instanceof HttpTimeoutException) {
                return new EngineFailure(
                        FailureCause.CONNECT_TIMEOUT, "no answer within " + PATIENCE.toSeconds() + " s");
            }
            if (cause instanceof SSLException) {
                return new EngineFailure(FailureCause.TLS, String.valueOf(cause.getMessage()));
            }
        }
        return e instanceof ConnectException
                ? new EngineFailure(FailureCause.CONNECT_REFUSED, FailureCause.CONNECT_REFUSED.explanation())
                : new EngineFailure(
                        FailureCause.CONNECT_RESET, String.valueOf(e.getMessage() == null ? e : e.getMessage()));
    }
}
