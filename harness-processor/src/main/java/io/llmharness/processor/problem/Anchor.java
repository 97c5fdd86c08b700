package io.llmharness.processor.problem;

import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;

/**
 * Where something was written: an element, an annotation on it, a value in the annotation. Opaque to all who only pass it on, so
 * that the model stays free of the compiler's types.
 */
public final class Anchor {
    private final Element element;
    private final Optional<AnnotationMirror> mirror;
    private final Optional<AnnotationValue> value;
    private final String via;

    private Anchor(Element element, Optional<AnnotationMirror> mirror, Optional<AnnotationValue> value, String via) {
        this.element = element;
        this.mirror = mirror;
        this.value = value;
        this.via = via;
    }

    /** An element's declaration. */
    public static Anchor of(Element element) {
        return new Anchor(element, Optional.empty(), Optional.empty(), "");
    }

    /** An annotation on this element. */
    public Anchor at(AnnotationMirror annotation) {
        return new Anchor(element, Optional.of(annotation), Optional.empty(), via);
    }

    /** A value in this annotation; the annotation itself where the value comes from elsewhere. */
    public Anchor at(AnnotationValue written) {
        return !isElsewhere() ? new Anchor(element, mirror, Optional.of(written), via) : this;
    }

    /** This place, for something that only takes effect here and stands in {@code origin}. */
    public Anchor via(String origin) {
        return new Anchor(element, mirror, value, origin);
    }

    /** Whether the thing itself stands somewhere else. */
    public boolean isElsewhere() {
        return !via.isEmpty();
    }

    Element element() {
        return element;
    }

    Optional<AnnotationMirror> mirror() {
        return mirror;
    }

    Optional<AnnotationValue> value() {
        return value;
    }

    /** Where the thing stands when not here; empty: here. */
    String via() {
        return via;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Anchor that
                && element.equals(that.element)
                && same(mirror, that.mirror)
                && same(value, that.value)
                && via.equals(that.via);
    }

    @Override
    public int hashCode() {
        return element.hashCode();
    }

    /** By identity: two equal annotations are two places. */
    private static boolean same(Optional<?> a, Optional<?> b) {
        return a.isPresent() ? b.isPresent() && a.get() == b.get() : b.isEmpty();
    }
}
