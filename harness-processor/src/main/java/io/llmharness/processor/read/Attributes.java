package io.llmharness.processor.read;

import io.llmharness.processor.model.Written;
import io.llmharness.processor.problem.Anchor;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.Elements;

/** The attributes of one annotation, defaults included, each with its place. */
final class Attributes {
    private final AnnotationMirror mirror;
    private final Anchor anchor;
    private final Map<String, AnnotationValue> values;

    Attributes(Elements elements, AnnotationMirror mirror, Anchor anchor) {
        this.mirror = mirror;
        this.anchor = anchor;
        this.values = elements.getElementValuesWithDefaults(mirror).entrySet().stream()
                .collect(Collectors.toMap(e -> e.getKey().getSimpleName().toString(), Map.Entry::getValue));
    }

    /** Qualified name of the annotation's type. */
    String type() {
        return mirror.getAnnotationType().asElement().toString();
    }

    /** The annotation's name as users write it. */
    String simpleType() {
        return mirror.getAnnotationType().asElement().getSimpleName().toString();
    }

    Anchor anchor() {
        return anchor;
    }

    Written<String> text(String name) {
        return one(name, String.class::cast);
    }

    Written<Integer> integer(String name) {
        return one(name, Integer.class::cast);
    }

    Written<Long> number(String name) {
        return one(name, Long.class::cast);
    }

    Written<Double> decimal(String name) {
        return one(name, Double.class::cast);
    }

    boolean flag(String name) {
        return one(name, Boolean.class::cast).value();
    }

    /** The name of an enum constant. */
    Written<String> constant(String name) {
        return one(name, Attributes::constantName);
    }

    List<Written<String>> texts(String name) {
        return many(name, String.class::cast);
    }

    List<Written<Integer>> integers(String name) {
        return many(name, Integer.class::cast);
    }

    List<Written<Double>> decimals(String name) {
        return many(name, Double.class::cast);
    }

    Written<List<String>> constants(String name) {
        List<String> names = many(name, Attributes::constantName).stream()
                .map(Written::value)
                .toList();
        return new Written<>(names, place(value(name)));
    }

    /** The value of an attribute as the compiler has it. */
    Object raw(String name) {
        return value(name).getValue();
    }

    private <T> Written<T> one(String name, Function<Object, T> type) {
        AnnotationValue value = value(name);
        return new Written<>(read(value, type), place(value));
    }

    private <T> List<Written<T>> many(String name, Function<Object, T> type) {
        List<?> items = read(value(name), List.class::cast);
        return items.stream()
                .map(AnnotationValue.class::cast)
                .map(item -> new Written<>(read(item, type), isWritten(name) ? anchor.at(item) : anchor))
                .toList();
    }

    private static <T> T read(AnnotationValue value, Function<Object, T> type) {
        // javac's stand-in for what it cannot resolve; a text that says the same is shown with quotes around it
        if (value.toString().equals("<error>")) {
            throw new Unreadable("a value");
        }
        try {
            return type.apply(value.getValue());
        } catch (ClassCastException unresolved) {
            throw new Unreadable(value.toString());
        }
    }

    private AnnotationValue value(String name) {
        AnnotationValue value = values.get(name);
        if (value == null) {
            throw new IllegalStateException(type() + " has no attribute " + name + "; is harness-annotations of another"
                    + " version on the compile class path?");
        }
        return value;
    }

    private Anchor place(AnnotationValue value) {
        return mirror.getElementValues().containsValue(value) ? anchor.at(value) : anchor;
    }

    private boolean isWritten(String name) {
        return mirror.getElementValues().keySet().stream()
                .anyMatch(attribute -> attribute.getSimpleName().contentEquals(name));
    }

    private static String constantName(Object value) {
        return ((VariableElement) value).getSimpleName().toString();
    }
}
