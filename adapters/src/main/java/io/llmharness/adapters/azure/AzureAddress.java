package io.llmharness.adapters.azure;

import io.llmharness.adapters.openai.wire.Endpoint;
import io.llmharness.adapters.wire.PathSegment;
import io.llmharness.runtime.engine.EngineTarget;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where Azure has OpenAI's resources. A base URL is the resource's ({@code https://NAME.openai.azure.com}), or one that already goes on
 * with {@code /openai}, {@code /openai/v1} or {@code /openai/deployments/NAME}, which then decides on the form.
 */
final class AzureAddress {
    static final String FORM = "form";
    static final String API_VERSION = "api_version";

    /** The last dated version that is not a preview. */
    static final String DEFAULT_VERSION = "2024-10-21";

    private static final Pattern GIVEN = Pattern.compile(
            "/openai(?:/(v1)|/deployments/([^/]+))?(?:/chat/completions|/completions|/responses|/models)?$");

    /** The v1 form knows no dated version. */
    private static final Pattern DATED = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");

    private AzureAddress() {}

    /** Path and query of an API resource. Throws {@link IllegalArgumentException} when there is no such form. */
    static String of(EngineTarget target, String resource) {
        String path = target.path("/");
        String base = path.replaceFirst("/+$", "");
        Matcher given = GIVEN.matcher(base);
        boolean found = given.find();
        String server = found ? base.substring(0, given.start()) : base;
        String deployment = found && given.group(2) != null ? given.group(2) : "";
        boolean dated = DATED.matcher(target.option(API_VERSION, "")).lookingAt();
        String form = target.option(FORM, dated || !deployment.isEmpty() ? "deployment" : "v1");
        return switch (form) {
            case "v1" -> server + "/openai/v1" + resource + version(target, "");
            case "deployment" ->
                server + "/openai" + below(target, deployment, resource) + version(target, DEFAULT_VERSION);
            default ->
                throw new IllegalArgumentException(
                        "the option \"" + FORM + "\" is \"v1\" or \"deployment\", not \"" + form + "\"");
        };
    }

    /** Responses and models do not belong to a deployment. */
    private static String below(EngineTarget target, String deployment, String resource) {
        if (resource.equals(Endpoint.RESPONSES.resource()) || resource.equals("/models")) {
            return resource;
        }
        String name = deployment.isEmpty() ? PathSegment.encode(target.model()) : deployment;
        if (name.isEmpty()) {
            throw new IllegalArgumentException("azure-openai needs the deployment's name as the model");
        }
        return "/deployments/" + name + resource;
    }

    private static String version(EngineTarget target, String otherwise) {
        String version = target.option(API_VERSION, otherwise);
        return version.isEmpty() ? "" : "?api-version=" + PathSegment.encode(version);
    }
}
