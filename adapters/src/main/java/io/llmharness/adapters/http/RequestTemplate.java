package io.llmharness.adapters.http;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.llmharness.adapters.wire.JsonBody;
import io.llmharness.api.ChatRequest;
import io.llmharness.api.Role;
import io.llmharness.runtime.engine.EngineTarget;
import io.llmharness.runtime.engine.HttpCall;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** How the options of a target say that its requests are to be written. Immutable. */
final class RequestTemplate {
    private static final String BODY = "body";
    private static final String DEFAULT_BODY =
            "{\"prompt\":{{prompt}},\"max_tokens\":{{max_tokens}},\"stream\":{{stream}}}";
    private static final String DEFAULT_MESSAGE = "{\"role\":{{role}},\"content\":{{content}}}";
    private static final String PATH_CHARACTERS = "-._~/:@!$'()*,;";

    private final EngineTarget target;
    private final EngineTarget unmerged;
    private final String method;
    private final TextTemplate path;
    private final Map<String, TextTemplate> headers;
    private final String contentType;
    private final Optional<JsonTree> json;
    private final Optional<TextTemplate> text;
    private final Placeholders placeholders;
    private final boolean systemLost;

    /** Reads the options. Throws {@link IllegalArgumentException} with a sentence for the user. */
    RequestTemplate(EngineTarget target) {
        this.target = target;
        this.unmerged = withoutBody(target);
        method = target.option("method", "POST").toUpperCase(Locale.ROOT);
        String streamed = target.option("path", "/");
        path = path(target.stream() ? streamed : target.option("plain_path", streamed));
        headers = headers(target.option("headers", ""));
        contentType = target.option("content_type", "application/json");
        String body = target.option(BODY, DEFAULT_BODY);
        boolean isJson = contentType.toLowerCase(Locale.ROOT).contains("json");
        json = isJson ? Optional.of(tree(body)) : Optional.empty();
        text = isJson ? Optional.empty() : Optional.of(new TextTemplate(BODY, body, Placeholders.OF_REQUEST));
        boolean systemApart = has(Placeholders.SYSTEM);
        systemLost = has(Placeholders.TURNS) && !systemApart;
        JsonTree message = new JsonTree("message", target.option("message", DEFAULT_MESSAGE), Placeholders.OF_MESSAGE);
        placeholders = new Placeholders(target, message, systemApart);
    }

    /** The shared writer of bodies would merge the option of this name. */
    private static EngineTarget withoutBody(EngineTarget target) {
        Map<String, String> options = new LinkedHashMap<>(target.options());
        options.remove(JsonBody.OPTION);
        return new EngineTarget(
                target.id(), target.name(), target.url(), target.model(), target.key(), options, target.stream());
    }

    private boolean has(String name) {
        return json.map(tree -> tree.has(name))
                .orElseGet(() -> text.orElseThrow().has(name));
    }

    private static JsonTree tree(String body) {
        JsonTree tree = new JsonTree(BODY, body, Placeholders.OF_REQUEST);
        if (!tree.isObject()) {
            throw new IllegalArgumentException("the option \"body\" is not a JSON object: " + body);
        }
        return tree;
    }

    private static TextTemplate path(String path) {
        if (!path.startsWith("/")) {
            throw new IllegalArgumentException("the path \"" + path + "\" does not begin with a slash");
        }
        return new TextTemplate("path", path, Placeholders.OF_TARGET);
    }

    private static Map<String, TextTemplate> headers(String json) {
        Map<String, TextTemplate> headers = new LinkedHashMap<>();
        if (json.isEmpty()) {
            return headers;
        }
        List<String> known = new ArrayList<>(Placeholders.OF_TARGET);
        known.add(Placeholders.KEY);
        try {
            JsonTree.JSON
                    .readTree(json)
                    .properties()
                    .forEach(header -> headers.put(
                            header.getKey(),
                            new TextTemplate("headers", header.getValue().asText(), known)));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the option \"headers\" is not a JSON object: " + json, e);
        }
        return headers;
    }

    HttpCall call(ChatRequest request) {
        if (systemLost && request.messages().stream().anyMatch(m -> m.role() == Role.SYSTEM)) {
            throw new IllegalArgumentException(
                    "the request has a system message, and the option \"body\" has {{turns}}, "
                            + "which are without it, but no {{system}}");
        }
        Map<String, JsonNode> values = placeholders.of(request);
        byte[] body = json.isPresent() ? json(json.get(), values) : text(text.orElseThrow(), values);
        HttpCall.Header type = new HttpCall.Header("Content-Type", contentType, false);
        return withHeaders(new HttpCall(method, place(path, values), List.of(type), body));
    }

    /** A request without a body, with the same headers. */
    HttpCall get(String place) {
        return withHeaders(HttpCall.get(place(path(place), Placeholders.of(target))));
    }

    private String place(TextTemplate template, Map<String, JsonNode> values) {
        return target.path(template.fill(values, RequestTemplate::percentEncoded));
    }

    private HttpCall withHeaders(HttpCall call) {
        Map<String, JsonNode> values = Placeholders.of(target);
        HttpCall all = call;
        boolean keyed = false;
        for (Map.Entry<String, TextTemplate> header : headers.entrySet()) {
            TextTemplate value = header.getValue();
            if (!value.has(Placeholders.KEY)) {
                all = all.header(header.getKey(), value.fill(values, UnaryOperator.identity()));
                continue;
            }
            keyed = true;
            if (target.key().isPresent()) {
                Map<String, JsonNode> secret = new LinkedHashMap<>(values);
                secret.put(Placeholders.KEY, TextNode.valueOf(target.key().reveal()));
                all = all.secretHeader(header.getKey(), value.fill(secret, UnaryOperator.identity()));
            }
        }
        return keyed ? all : all.bearer(target.key());
    }

    private byte[] json(JsonTree tree, Map<String, JsonNode> values) {
        JsonNode filled = tree.fill(values).orElseThrow();
        return JsonBody.of(unmerged, out -> write(filled, out));
    }

    private static void write(JsonNode object, JsonGenerator out) throws IOException {
        for (Map.Entry<String, JsonNode> member : object.properties()) {
            out.writeFieldName(member.getKey());
            JsonTree.JSON.writeTree(out, member.getValue());
        }
    }

    private byte[] text(TextTemplate template, Map<String, JsonNode> values) {
        boolean form = contentType.toLowerCase(Locale.ROOT).startsWith("application/x-www-form-urlencoded");
        return template.fill(
                        values, form ? v -> URLEncoder.encode(v, StandardCharsets.UTF_8) : UnaryOperator.identity())
                .getBytes(StandardCharsets.UTF_8);
    }

    /** Slashes and colons stay: models have them, and so have paths around them. */
    private static String percentEncoded(String value) {
        StringBuilder out = new StringBuilder();
        for (byte b : value.getBytes(StandardCharsets.UTF_8)) {
            boolean plain = b >= '0' && b <= '9' || b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z';
            if (plain || b > 0 && PATH_CHARACTERS.indexOf(b) >= 0) {
                out.append((char) b);
            } else {
                out.append(String.format(Locale.ROOT, "%%%02X", b & 0xff));
            }
        }
        return out.toString();
    }
}
