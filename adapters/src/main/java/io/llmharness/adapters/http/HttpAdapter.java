package io.llmharness.adapters.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.auto.service.AutoService;
import io.llmharness.adapters.wire.ErrorBody;
import io.llmharness.adapters.wire.RetryAfter;
import io.llmharness.api.ChatRequest;
import io.llmharness.runtime.engine.EngineAdapter;
import io.llmharness.runtime.engine.EngineControl;
import io.llmharness.runtime.engine.EngineFailure;
import io.llmharness.runtime.engine.EngineQuery;
import io.llmharness.runtime.engine.EngineSpec;
import io.llmharness.runtime.engine.EngineSpec.Option;
import io.llmharness.runtime.engine.EngineSpec.Type;
import io.llmharness.runtime.engine.EngineTarget;
import io.llmharness.runtime.engine.HttpCall;
import io.llmharness.runtime.engine.ResponseDecoder;
import io.llmharness.runtime.engine.ResponseHead;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An engine, or a service in front of one, that is described by options instead of code. */
@AutoService(EngineAdapter.class)
@EngineSpec(
        id = "http",
        description = "any service that answers over HTTP, described by options",
        defaultUrl = "http://localhost:8080",
        options = {
            @Option(name = "method", description = "POST (default), PUT, …"),
            @Option(name = "path", description = "path below the URL, with placeholders; default /"),
            @Option(name = "plain_path", description = "path where answers are not streamed; default the same"),
            @Option(
                    name = "headers",
                    type = Type.JSON,
                    description = "object of header lines; {{key}} is the key, which is a bearer token otherwise"),
            @Option(name = "content_type", description = "of the request; default application/json"),
            @Option(name = "body", description = "the request's body, with placeholders"),
            @Option(name = "message", description = "one of {{messages}}, with {{role}} and {{content}}"),
            @Option(name = "assistant_role", description = "the role of the model's messages, default assistant"),
            @Option(
                    name = "max_tokens",
                    type = Type.INTEGER,
                    description = "{{max_tokens}} where the workload sets none"),
            @Option(name = "temperature", type = Type.DECIMAL, description = "{{temperature}}, default 0"),
            @Option(name = "framing", description = "auto (default, by content type), sse, ndjson, json-array or json"),
            @Option(name = "text", description = "where answer text stands, default /text"),
            @Option(name = "reasoning", description = "where reasoning stands"),
            @Option(name = "tool", description = "where fragments of tool calls stand"),
            @Option(name = "finish", description = "where the finish reason stands, default /finish_reason"),
            @Option(name = "input_tokens", description = "count of prompt tokens, default /usage/input_tokens"),
            @Option(name = "output_tokens", description = "count of output tokens, default /usage/output_tokens"),
            @Option(name = "cached_tokens", description = "count of prompt tokens read from a cache"),
            @Option(name = "cache_write_tokens", description = "count of prompt tokens written to a cache"),
            @Option(name = "reasoning_tokens", description = "count of output tokens that are reasoning"),
            @Option(
                    name = "input_excludes_cached",
                    type = Type.BOOLEAN,
                    description = "the count of prompt tokens is without those read from or written to a cache"),
            @Option(
                    name = "output_excludes_reasoning",
                    type = Type.BOOLEAN,
                    description = "the count of output tokens is without reasoning"),
            @Option(name = "usage", description = "counts that come several times: last (default), max or sum"),
            @Option(
                    name = "running",
                    type = Type.BOOLEAN,
                    description = "output_tokens counts up with the events of a stream"),
            @Option(name = "end", description = "what ends a stream: data such as [DONE], a rule, or eof"),
            @Option(name = "error", description = "what makes a successful answer an error, default /error"),
            @Option(
                    name = "error_causes",
                    type = Type.JSON,
                    description = "object of causes by the error's code or type"),
            @Option(name = "health", description = "path that answers when the service is up, default /"),
            @Option(name = "models_path", description = "path that lists models"),
            @Option(name = "model_names", description = "where their names stand in that list, default /data/*/id")
        })
public final class HttpAdapter implements EngineAdapter {
    private volatile @Nullable Description last;

    /** The options of a target, read. The last one is kept: a run has one, and reading costs more than writing a request. */
    private record Description(EngineTarget target, RequestTemplate request, AnswerRules answer) {}

    /** The option's value where it is not given; empty where nothing is said then. */
    static String otherwise(Meaning meaning) {
        return switch (meaning) {
            case TEXT -> "/text";
            case FINISH -> "/finish_reason";
            case INPUT_TOKENS -> "/usage/input_tokens";
            case OUTPUT_TOKENS -> "/usage/output_tokens";
            case ERROR -> "/error";
            default -> "";
        };
    }

    @SuppressWarnings("ReferenceEquality") // equal ones differ in nothing, but comparing them costs
    private Description described(EngineTarget target) {
        Description known = last;
        if (known == null || known.target != target) {
            known = new Description(target, new RequestTemplate(target), new AnswerRules(target));
            last = known;
        }
        return known;
    }

    @Override
    public HttpCall chat(ChatRequest request, EngineTarget target) {
        return described(target).request().call(request);
    }

    @Override
    public ResponseDecoder decoder(EngineTarget target) {
        return new HttpDecoder(target, described(target).answer());
    }

    @Override
    public EngineFailure failure(ResponseHead head, byte[] body) {
        ErrorBody error = ErrorBody.of(body);
        return new EngineFailure(
                HttpComplaint.cause(head.status(), error),
                error.words(),
                RetryAfter.of(head, error, List.of()),
                HttpComplaint.isLasting(error));
    }

    @Override
    public Optional<EngineQuery<List<String>>> models(EngineTarget target) {
        String path = target.option("models_path", "");
        if (path.isEmpty()) {
            return Optional.empty();
        }
        Pointer names = Pointer.parse(target.option("model_names", "/data/*/id"));
        return Optional.of(new EngineQuery<>(
                described(target).request().get(path), answer -> texts(answer, names.segments(), new ArrayList<>())));
    }

    private static List<String> texts(JsonNode node, List<String> segments, List<String> found) {
        if (segments.isEmpty()) {
            if (node.isTextual()) {
                found.add(node.asText());
            }
            return found;
        }
        String segment = segments.get(0);
        List<String> rest = segments.subList(1, segments.size());
        if (segment.equals(Pointer.ANY) && node.isArray()) {
            node.forEach(element -> texts(element, rest, found));
        } else if (node.isArray() && segment.matches("\\d{1,9}")) {
            texts(node.path(Integer.parseInt(segment)), rest, found);
        } else {
            texts(node.path(segment), rest, found);
        }
        return found;
    }

    @Override
    public HttpCall health(EngineTarget target) {
        return described(target).request().get(target.option("health", "/"));
    }

    @Override
    public EngineControl control(EngineTarget target) {
        return new HttpControl(health(target));
    }
}
