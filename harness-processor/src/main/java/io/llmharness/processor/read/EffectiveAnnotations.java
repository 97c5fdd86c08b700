package io.llmharness.processor.read;

import io.llmharness.processor.model.ConflictModel;
import io.llmharness.processor.problem.Anchor;
import java.lang.annotation.Annotation;
import java.lang.annotation.Repeatable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/**
 * Decides which annotation applies to a scenario or a method. From near to far: the method itself, composed annotations on it,
 * the class, composed annotations on it, and the same for each superclass. The nearest that says anything about a subject says
 * all about it. Composed annotations are looked into one level deep.
 */
final class EffectiveAnnotations {
    private final TypeElement scenario;
    private final Elements elements;
    private final Anchors anchors;
    private final List<ConflictModel> conflicts = new ArrayList<>();

    EffectiveAnnotations(TypeElement scenario, Elements elements, Anchors anchors) {
        this.scenario = scenario;
        this.elements = elements;
        this.anchors = anchors;
    }

    /** The annotation of this type that applies to the scenario class. */
    Optional<Attributes> onClass(Class<? extends Annotation> type) {
        return on(scenario, type);
    }

    /** All annotations of this type at the nearest place that has any. */
    List<Attributes> allOnClass(Class<? extends Annotation> type) {
        return layers(classes(), Set.of(type)).stream().findFirst().orElse(List.of());
    }

    /** Near to far, what each place says about a subject that has several annotations; places that say nothing are left out. */
    List<List<Attributes>> places(Element element, Set<Class<? extends Annotation>> types) {
        List<Element> path = new ArrayList<>(classes());
        if (!element.equals(scenario)) {
            path.add(0, element);
        }
        return layers(path, types);
    }

    /** The annotation of this type that applies to an element of the scenario, or to the scenario itself. */
    Optional<Attributes> on(Element element, Class<? extends Annotation> type) {
        return places(element, Set.of(type)).stream().findFirst().map(layer -> layer.get(0));
    }

    /** The annotation of this type on this very element, or in a composed annotation on it. */
    Optional<Attributes> at(Element element, Class<? extends Annotation> type) {
        return layers(List.of(element), Set.of(type)).stream().findFirst().map(layer -> layer.get(0));
    }

    /** What contradicts itself among the annotations that have been asked for. */
    List<ConflictModel> conflicts() {
        return List.copyOf(conflicts);
    }

    private List<Element> classes() {
        List<Element> classes = new ArrayList<>();
        Superclasses.from(scenario).forEach(classes::add);
        return classes;
    }

    private List<List<Attributes>> layers(List<? extends Element> path, Set<Class<? extends Annotation>> types) {
        List<List<Attributes>> layers = new ArrayList<>();
        for (Element element : path) {
            List<Attributes> written = written(element, anchors.of(element), types);
            if (!written.isEmpty()) {
                layers.add(written);
            }
            List<Attributes> composed = composed(element, types, layers.isEmpty());
            if (!composed.isEmpty()) {
                layers.add(composed);
            }
        }
        return layers;
    }

    private List<Attributes> written(Element element, Anchor at, Set<Class<? extends Annotation>> types) {
        List<Attributes> found = new ArrayList<>();
        for (AnnotationMirror mirror : element.getAnnotationMirrors()) {
            for (Class<? extends Annotation> type : types) {
                if (isOf(mirror, type)) {
                    found.add(attributes(mirror, at));
                }
                if (isContainerOf(mirror, type)) {
                    contents(mirror).forEach(item -> found.add(attributes(item, at)));
                }
            }
        }
        return found;
    }

    /** The attributes of an annotation that stands at a place, or in an annotation that stands there. */
    private Attributes attributes(AnnotationMirror mirror, Anchor at) {
        return new Attributes(elements, mirror, at.isElsewhere() ? at : at.at(mirror));
    }

    /** What the composed annotations on an element bring; a contradiction matters only where nothing nearer decides. */
    private List<Attributes> composed(Element element, Set<Class<? extends Annotation>> types, boolean decides) {
        boolean mayRepeat = types.stream().anyMatch(type -> type.isAnnotationPresent(Repeatable.class));
        List<Attributes> found = new ArrayList<>();
        Map<String, String> broughtBy = new HashMap<>();
        for (AnnotationMirror mirror : element.getAnnotationMirrors()) {
            Element annotation = mirror.getAnnotationType().asElement();
            String name = "@" + annotation.getSimpleName();
            Anchor place = anchors.of(element);
            Anchor use = place.isElsewhere() ? place : place.at(mirror);
            for (Attributes attributes : written(annotation, use.via("in " + name), types)) {
                String rival = broughtBy.putIfAbsent(attributes.type(), name);
                if (rival == null || mayRepeat) {
                    found.add(attributes);
                } else if (decides) {
                    conflicts.add(new ConflictModel("@" + attributes.simpleType(), rival, name, use));
                }
            }
        }
        return found;
    }

    private static boolean isOf(AnnotationMirror mirror, Class<? extends Annotation> type) {
        return ((TypeElement) mirror.getAnnotationType().asElement())
                .getQualifiedName()
                .contentEquals(type.getCanonicalName());
    }

    private static boolean isContainerOf(AnnotationMirror mirror, Class<? extends Annotation> type) {
        Repeatable repeatable = type.getAnnotation(Repeatable.class);
        return repeatable != null && isOf(mirror, repeatable.value());
    }

    private static List<AnnotationMirror> contents(AnnotationMirror container) {
        return container.getElementValues().values().stream()
                .flatMap(value -> ((List<?>) value.getValue()).stream())
                .map(item -> (AnnotationMirror) ((AnnotationValue) item).getValue())
                .toList();
    }
}
