package io.llmharness.runtime.config;

import java.util.regex.Pattern;

/** Recognises API keys that somebody wrote into a file, or had put there from the environment. */
final class Secrets {
    static final String ADVICE =
            "keys never belong in a file: put it into an environment variable, and name that in apiKeyEnv";

    private static final Pattern KEY = Pattern.compile("\\b(?:"
            + "(?:sk|pk|rk)-(?=[A-Za-z_-]*[0-9])[A-Za-z0-9_-]{16,}" // OpenAI, Anthropic and many who followed
            + "|AIza[A-Za-z0-9_-]{30,}" // Google
            + "|hf_[A-Za-z0-9]{20,}" // Hugging Face
            + "|(?:gsk|xai|nvapi|r8|pplx|tgp)[_-][A-Za-z0-9_-]{20,}"
            + "|gh[pousr]_[A-Za-z0-9]{20,}|github_pat_[A-Za-z0-9_]{20,}|glpat-[A-Za-z0-9_-]{16,}"
            + "|(?:AKIA|ASIA)[A-Z0-9]{16}" // AWS
            + "|eyJ[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_-]{8,}" // JSON web token
            + "|(?:Bearer|Basic)\\s+[A-Za-z0-9._~+/-]{8,}=*"
            + ")");

    private static final Pattern NAME = Pattern.compile(
            "(?:.*[._-])?(?:api[-_]?key|key|token|authorization|password|passwd|secret|access[-_]?token)",
            Pattern.CASE_INSENSITIVE);

    private Secrets() {}

    /** Whether a text holds what looks like a key. */
    static boolean in(String text) {
        return KEY.matcher(text).find();
    }

    /** Whether a name says that its value is a key. */
    static boolean namedBy(String name) {
        return NAME.matcher(name).matches();
    }
}
