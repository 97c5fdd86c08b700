package io.llmharness.runtime.preflight;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.llmharness.runtime.engine.EngineAdapter;
import io.llmharness.runtime.engine.EngineFailure;
import io.llmharness.runtime.engine.EngineTarget;
import io.llmharness.runtime.engine.FailureCause;
import io.llmharness.runtime.engine.HttpCall;
import io.llmharness.runtime.engine.ResponseHead;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Sends single calls to one engine, with the JDK's HTTP client. */
final class EngineCalls {
    /** Short enough for a user who waits, long enough for a distant engine. */
    static final Duration PATIENCE = Duration.ofSeconds(3);

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client;
    private final EngineAdapter adapter;
    private final EngineTarget target;

    EngineCalls(EngineAdapter adapter, EngineTarget target) {
        this.adapter = adapter;
        this.target = target;
        this.client = PlainClient.to(target.url(), PATIENCE);
    }

    /** Sends a call; its answer's body is read as the handler says. */
    <B> HttpResponse<B> send(HttpCall call, Duration patience, HttpResponse.BodyHandler<B> body) throws IOException {
        URI base = target.url();
        URI uri = URI.create(base.getScheme() + "://" + base.getRawAuthority() + call.path());
        HttpRequest.Builder request = HttpRequest.newBuilder(uri)
                .timeout(patience)
                .method(
                        call.method(),
                        call.body().length == 0
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(call.body()));
        call.headers().forEach(h -> request.header(h.name(), h.value()));
        try {
            return client.send(request.build(), body);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    static boolean isSuccess(HttpResponse<?> answer) {
        return answer.statusCode() / 100 == 2;
    }

    /** What an answer that is not 2xx means, the key masked in it. */
    EngineFailure refusal(HttpResponse<?> answer, byte[] body) {
        EngineFailure failure = EngineFailure.of(adapter, new Head(answer), body);
        return failure.message(target.key().mask(failure.message()));
    }

    private record Head(HttpResponse<?> answer) implements ResponseHead {
        @Override
        public int status() {
            return answer.statusCode();
        }

        @Override
        public @Nullable String header(String name) {
            return answer.headers().firstValue(name).orElse(null);
        }
    }

    /** The failure as a clause that names the engine and its URL. */
    String sentence(EngineFailure failure, String what) {
        String words = failure.message().isEmpty() ? failure.cause().explanation() : failure.message();
        return "Engine \"" + target.name() + "\" at " + target.url() + what + ": " + words + " ("
                + failure.cause().key() + ").";
    }

    static JsonNode tree(byte[] body) throws IOException {
        try {
            JsonNode tree = JSON.readTree(body);
            return tree == null ? MissingNode.getInstance() : tree;
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }

    /** Why there was no answer. */
    static EngineFailure unreached(IOException e, Duration patience) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnresolvedAddressException) {
                return new EngineFailure(FailureCause.DNS, FailureCause.DNS.explanation());
            }
            if (cause instanceof HttpTimeoutException) {
                return new EngineFailure(
                        FailureCause.CONNECT_TIMEOUT, "no answer within " + patience.toSeconds() + " s");
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
