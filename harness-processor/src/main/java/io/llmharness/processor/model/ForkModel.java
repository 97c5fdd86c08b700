package io.llmharness.processor.model;

import java.util.List;

/** {@code @Fork}. */
public record ForkModel(
        Written<Integer> value,
        Written<Integer> warmups,
        Written<String> jvm,
        List<Written<String>> jvmArgs,
        List<Written<String>> prepend,
        List<Written<String>> append) {}
