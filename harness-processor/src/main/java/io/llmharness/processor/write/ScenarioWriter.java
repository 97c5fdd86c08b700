package io.llmharness.processor.write;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;
import io.llmharness.processor.model.ScenarioModel;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Writes the runner of a scenario. */
public final class ScenarioWriter {
    static final String INDENT = "    ";

    private static final List<Rule> RULES = List.of(
            new AddDescriptor(),
            new AddInstance(),
            new AddParamSetters(),
            new AddHooks(),
            new AddWorkloads(),
            new AddCheck());

    private ScenarioWriter() {}

    /** The source of a valid scenario's runner. */
    public static JavaFile write(ScenarioModel scenario) {
        TypeSpec.Builder type = TypeSpec.classBuilder(scenario.generated())
                .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .addJavadoc("Runs {@link $T}.\n", scenario.type())
                .addSuperinterface(ParameterizedTypeName.get(RuntimeTypes.GENERATED_SCENARIO, scenario.type()));
        if (scenario.shape().seesGenerated()) {
            type.addAnnotation(GeneratedBy.annotation());
        }
        if (scenario.shape().usesDeprecated()) {
            type.addAnnotation(AnnotationSpec.builder(SuppressWarnings.class)
                    .addMember("value", "{$S, $S}", "deprecation", "removal")
                    .build());
        }
        RULES.forEach(rule -> rule.add(scenario, type));
        return JavaFile.builder(scenario.generated().packageName(), type.build())
                .indent(INDENT)
                .skipJavaLangImports(!scenario.shape().shadowsJavaLang())
                .build();
    }
}
