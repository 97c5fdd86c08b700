package io.llmharness.processor.read;

import io.llmharness.processor.model.ClassShape;
import io.llmharness.processor.model.ClassShape.Constructor;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** Reads what kind of class a scenario is. */
final class ShapeReader {
    private static final String RUNTIME_CLASS = "io.llmharness.runtime.catalog.GeneratedScenario";

    private static final String GENERATED = "javax.annotation.processing.Generated";

    /** What generated code mentions of {@code java.lang}. */
    private static final List<String> JAVA_LANG = List.of(
            "Exception",
            "IllegalArgumentException",
            "Override",
            "String",
            "SuppressWarnings",
            "UnsupportedOperationException");

    private final TypeElement scenario;
    private final Elements elements;
    private final TypeFacts facts;

    ShapeReader(TypeElement scenario, Elements elements, Types types) {
        this.scenario = scenario;
        this.elements = elements;
        this.facts = new TypeFacts(elements, types);
    }

    /** The class's shape; {@code called} are the members that generated code mentions. */
    ClassShape read(List<Element> called) {
        return new ClassShape(
                kind(),
                isStatic(),
                hidden(),
                scenario.getModifiers().contains(Modifier.ABSTRACT),
                !scenario.getTypeParameters().isEmpty(),
                constructor(),
                isDeprecated(scenario) || called.stream().anyMatch(this::isDeprecated),
                shadowsJavaLang(),
                elements.getTypeElement(elements.getModuleOf(scenario), GENERATED) != null,
                elements.getTypeElement(RUNTIME_CLASS) != null);
    }

    private String kind() {
        return scenario.getKind() == ElementKind.ANNOTATION_TYPE
                ? "annotation"
                : scenario.getKind().name().toLowerCase(Locale.ROOT);
    }

    private boolean isStatic() {
        return Nesting.types(scenario).stream()
                .allMatch(type -> type.getNestingKind() == NestingKind.TOP_LEVEL
                        || type.getModifiers().contains(Modifier.STATIC));
    }

    private Optional<String> hidden() {
        return Nesting.types(scenario).stream()
                .filter(type -> type.getModifiers().contains(Modifier.PRIVATE))
                .map(type -> type.getSimpleName().toString())
                .findFirst();
    }

    private Constructor constructor() {
        for (ExecutableElement constructor : ElementFilter.constructorsIn(scenario.getEnclosedElements())) {
            if (constructor.getParameters().isEmpty()) {
                return constructor(constructor);
            }
        }
        return Constructor.MISSING;
    }

    private Constructor constructor(ExecutableElement constructor) {
        if (constructor.getModifiers().contains(Modifier.PRIVATE)) {
            return Constructor.PRIVATE;
        }
        return constructor.getThrownTypes().stream().anyMatch(facts::isChecked)
                ? Constructor.THROWS
                : Constructor.USABLE;
    }

    private boolean isDeprecated(Element element) {
        return elements.isDeprecated(element) || Nesting.types(element).stream().anyMatch(elements::isDeprecated);
    }

    private boolean shadowsJavaLang() {
        String here = elements.getPackageOf(scenario).getQualifiedName().toString();
        return JAVA_LANG.stream().anyMatch(name -> elements.getTypeElement(here + "." + name) != null);
    }
}
