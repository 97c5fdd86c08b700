package io.llmharness.processor.write;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;

/** The mark of generated code, which coverage and style tools know to pass over. */
final class GeneratedBy {
    private GeneratedBy() {}

    static AnnotationSpec annotation() {
        return AnnotationSpec.builder(ClassName.get("javax.annotation.processing", "Generated"))
                .addMember("value", "$S", "io.llmharness.processor.ScenarioProcessor")
                .build();
    }
}
