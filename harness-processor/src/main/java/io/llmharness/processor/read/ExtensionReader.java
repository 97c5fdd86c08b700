package io.llmharness.processor.read;

import com.google.auto.common.MoreElements;
import com.google.auto.common.Visibility;
import com.palantir.javapoet.ClassName;
import io.llmharness.processor.model.ExtensionKind;
import io.llmharness.processor.model.ExtensionModel;
import io.llmharness.processor.model.ExtensionModel.Option;
import io.llmharness.processor.model.Written;
import io.llmharness.processor.problem.Anchor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** Reads the descriptions that extensions carry. */
public final class ExtensionReader {
    private static final String INDEX_ANNOTATION = "io.llmharness.runtime.catalog.IndexOf";

    private static final String SIMULATOR_KEYS = "io.llmharness.runtime.sim.SimKey";

    private final Elements elements;
    private final TypeFacts facts;

    public ExtensionReader(Elements elements, Types types) {
        this.elements = elements;
        this.facts = new TypeFacts(elements, types);
    }

    /**
     * Every extension on the compile class path. The compiler lists the types of a package over the whole path, which no resource
     * look-up does; that is why each extension has an index class in a known package.
     */
    public List<ExtensionModel> onClassPath() {
        List<ExtensionModel> found = new ArrayList<>();
        for (ExtensionKind kind : ExtensionKind.values()) {
            PackageElement index = elements.getPackageElement(kind.indexPackage());
            if (index != null) {
                for (TypeElement entry : ElementFilter.typesIn(index.getEnclosedElements())) {
                    indexed(kind, entry).ifPresent(found::add);
                }
            }
        }
        return found;
    }

    /** The words behind {@code sim:}, as the runtime's enum spells them; empty when the runtime is not on the class path. */
    public List<String> simulatorOptions() {
        TypeElement keys = elements.getTypeElement(SIMULATOR_KEYS);
        return keys == null
                ? List.of()
                : keys.getEnclosedElements().stream()
                        .filter(member -> member.getKind() == ElementKind.ENUM_CONSTANT)
                        .map(key -> key.getSimpleName().toString())
                        .map(name -> name.toLowerCase(Locale.ROOT).replace('_', '-'))
                        .toList();
    }

    /** What an index class points to; nothing when that is gone or makes no sense. */
    private Optional<ExtensionModel> indexed(ExtensionKind kind, TypeElement entry) {
        try {
            return mirror(entry, INDEX_ANNOTATION)
                    .map(mirror -> new Attributes(elements, mirror, Anchor.of(entry)).raw("value"))
                    .filter(DeclaredType.class::isInstance)
                    .map(type -> (TypeElement) ((DeclaredType) type).asElement())
                    .flatMap(type -> read(kind, type));
        } catch (Unreadable stale) {
            return Optional.empty();
        }
    }

    /** An extension of a kind; empty where a class is none. */
    public Optional<ExtensionModel> read(ExtensionKind kind, TypeElement type) {
        return mirror(type, kind.specAnnotation()).map(mirror -> read(kind, type, mirror));
    }

    private ExtensionModel read(ExtensionKind kind, TypeElement type, AnnotationMirror mirror) {
        Attributes spec = new Attributes(elements, mirror, Anchor.of(type).at(mirror));
        Written<String> id = spec.text("id");
        return new ExtensionModel(kind, id, ClassName.get(type), options(spec), flaw(kind, type), Anchor.of(type));
    }

    private List<Option> options(Attributes spec) {
        List<Option> options = new ArrayList<>();
        for (Object item : (List<?>) spec.raw("options")) {
            AnnotationValue value = (AnnotationValue) item;
            Attributes option = new Attributes(elements, (AnnotationMirror) value.getValue(), spec.anchor());
            options.add(new Option(
                    option.text("name").value(),
                    option.constant("type").value(),
                    spec.anchor().at(value)));
        }
        return options;
    }

    private Optional<String> flaw(ExtensionKind kind, TypeElement type) {
        if (type.getKind() != ElementKind.CLASS || type.getModifiers().contains(Modifier.ABSTRACT)) {
            return Optional.of("must be a class that is not abstract");
        }
        if (Visibility.effectiveVisibilityOfElement(type) != Visibility.PUBLIC) {
            return Optional.of("must be public");
        }
        if (MoreElements.isType(type.getEnclosingElement())
                && !type.getModifiers().contains(Modifier.STATIC)) {
            return Optional.of("must be top-level or static");
        }
        boolean constructible = ElementFilter.constructorsIn(type.getEnclosedElements()).stream()
                .anyMatch(constructor -> constructor.getParameters().isEmpty()
                        && constructor.getModifiers().contains(Modifier.PUBLIC));
        if (!constructible) {
            return Optional.of("must have a public constructor without parameters");
        }
        if (!facts.isA(type.asType(), kind.service())) {
            return Optional.of("must implement " + kind.service().replaceAll(".*\\.", ""));
        }
        return Optional.empty();
    }

    private static Optional<AnnotationMirror> mirror(TypeElement type, String annotation) {
        return Optional.ofNullable(
                MoreElements.getAnnotationMirror(type, annotation).orNull());
    }
}
