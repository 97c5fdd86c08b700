package io.llmharness.adapters.openai.wire;

import io.llmharness.runtime.engine.EngineTarget;
import java.util.regex.Pattern;

/**
 * Paths below a base URL, which users write in every form: {@code http://host:8000}, {@code http://host:8000/v1},
 * {@code https://gateway/team/openai/v1}, or the whole {@code …/v1/chat/completions}. A base URL without a version segment
 * ({@code v1}, {@code v1beta}, {@code v4}) gets {@code /v1}; one that has it anywhere is taken as it is.
 */
public final class BaseUrl {
    private static final Pattern RESOURCE = Pattern.compile("(/chat)?/completions/?$|/responses/?$");
    private static final Pattern VERSION = Pattern.compile("(^|/)v\\d+(alpha|beta)?\\d*(/|$)");
    private static final Pattern LAST_VERSION = Pattern.compile("/v\\d+(alpha|beta)?\\d*/?$");

    private BaseUrl() {}

    /** The path of an API resource, which begins with a slash: {@code /chat/completions}. */
    public static String api(EngineTarget target, String resource) {
        String base = base(target);
        return base + (VERSION.matcher(base).find() ? "" : "/v1") + resource;
    }

    /** The path of something that the server has beside its API: {@code /health}. */
    public static String server(EngineTarget target, String path) {
        return LAST_VERSION.matcher(base(target)).replaceFirst("") + path;
    }

    private static String base(EngineTarget target) {
        String path = target.path("/");
        String base = RESOURCE.matcher(path.substring(0, path.length() - 1)).replaceFirst("");
        return base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
    }
}
