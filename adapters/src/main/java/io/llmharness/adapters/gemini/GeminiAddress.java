package io.llmharness.adapters.gemini;

import io.llmharness.adapters.wire.PathSegment;
import io.llmharness.runtime.engine.EngineTarget;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where a model's methods are. A base URL may end with a version ({@code /v1beta}), which is used unless the option names another. The colon before the
 * method is the path's own; one in a model's name is not, and is encoded.
 *
 * @param bearer whether the key is an access token
 * @param server path prefix of the server and version: {@code /v1beta}
 * @param scope what stands before a model's name: empty, or the project's and location's
 * @param model the model's resource name: {@code models/NAME}
 * @param models path of the list of models
 * @param stream whether answers are streamed
 */
record GeminiAddress(boolean bearer, String server, String scope, String model, String models, boolean stream) {
    static final String FORM = "form";
    static final String API_VERSION = "api_version";
    static final String PROJECT = "project";
    static final String LOCATION = "location";

    private static final String STUDIO_HOST = "generativelanguage.googleapis.com";
    private static final Pattern VERSION = Pattern.compile("/(v\\d+(?:alpha|beta)?\\d*)?(?:/models)?/*$");
    private static final Pattern REGION =
            Pattern.compile("^([a-z0-9-]+)-aiplatform\\.|^aiplatform\\.([a-z]+)\\.rep\\.");

    /** Resource names that need nothing before them. */
    private static final Pattern RESOURCE = Pattern.compile("^(models|tunedModels|publishers|projects)/.+");

    /** Those of the target's model. Throws {@link IllegalArgumentException} where an option is missing or wrong. */
    static GeminiAddress of(EngineTarget target) {
        return of(target, target.model());
    }

    /** Those of another model. */
    static GeminiAddress of(EngineTarget target, String name) {
        String project = target.option(PROJECT, "");
        String form = target.option(FORM, project.isEmpty() ? "studio" : "vertex");
        return switch (form) {
            case "studio" -> studio(target, name);
            case "vertex" -> vertex(target, name, project);
            case "express" -> publisher(target, name, false, "");
            default ->
                throw new IllegalArgumentException(
                        "the option \"" + FORM + "\" is \"studio\", \"vertex\" or \"express\", not \"" + form + "\"");
        };
    }

    private static GeminiAddress studio(EngineTarget target, String name) {
        String model = RESOURCE.matcher(name).matches() ? encoded(name) : "models/" + PathSegment.encode(name);
        String server = server(target, "v1beta");
        return new GeminiAddress(false, server, "", model, server + "/models", target.stream());
    }

    private static GeminiAddress vertex(EngineTarget target, String name, String project) {
        if (project.isEmpty()) {
            throw new IllegalArgumentException("the option \"" + FORM + "\" is vertex: it needs \"" + PROJECT + "\"");
        }
        String host = target.url().getHost();
        if (STUDIO_HOST.equals(host)) {
            throw new IllegalArgumentException("Vertex AI is not at " + STUDIO_HOST
                    + ": give the URL of a region, https://REGION-aiplatform.googleapis.com, or"
                    + " https://aiplatform.googleapis.com");
        }
        String location = target.option(LOCATION, location(host));
        return publisher(
                target,
                name,
                true,
                "/projects/" + PathSegment.encode(project) + "/locations/" + PathSegment.encode(location));
    }

    /** Models of others than Google have their publisher before their name: {@code meta/NAME}. */
    private static GeminiAddress publisher(EngineTarget target, String name, boolean bearer, String scope) {
        int slash = name.indexOf('/');
        String model;
        if (name.startsWith("models/") || slash < 0) {
            model = "publishers/google/models/" + PathSegment.encode(name.replaceFirst("^models/", ""));
        } else if (RESOURCE.matcher(name).matches()) {
            model = encoded(name);
        } else {
            model = "publishers/" + PathSegment.encode(name.substring(0, slash)) + "/models/"
                    + PathSegment.encode(name.substring(slash + 1));
        }
        String server = server(target, "v1beta1");
        String before = model.startsWith("projects/") ? "" : scope;
        return new GeminiAddress(bearer, server, before, model, server + "/publishers/google/models", target.stream());
    }

    /** A resource name's slashes are the path's own. */
    private static String encoded(String resource) {
        return Arrays.stream(resource.split("/", -1)).map(PathSegment::encode).collect(Collectors.joining("/"));
    }

    private static String server(EngineTarget target, String version) {
        String path = target.path("/");
        Matcher end = VERSION.matcher(path);
        if (!end.find()) {
            return path;
        }
        String given = end.group(1) == null ? version : end.group(1);
        return path.substring(0, end.start()) + "/" + target.option(API_VERSION, given);
    }

    private static String location(@Nullable String host) {
        Matcher region = REGION.matcher(host == null ? "" : host.toLowerCase(Locale.ROOT));
        if (!region.find()) {
            return "global";
        }
        return region.group(1) == null ? region.group(2) : region.group(1);
    }

    /** The request target that tells about the model, which belongs to no project unless it is one's own. */
    String info() {
        return server + "/" + model;
    }

    /** The request target that generates. Without {@code alt=sse} a stream would be one JSON array. */
    String generate() {
        String method = stream ? ":streamGenerateContent?alt=sse" : ":generateContent";
        return server + scope + "/" + model + method;
    }
}
