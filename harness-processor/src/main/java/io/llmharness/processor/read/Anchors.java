package io.llmharness.processor.read;

import io.llmharness.processor.problem.Anchor;
import io.llmharness.processor.problem.SourceTrees;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;

/**
 * Makes anchors that javac can show: what stands in a class file, such as a compiled superclass, is told at the scenario that
 * inherits it.
 */
final class Anchors {
    private final TypeElement scenario;
    private final SourceTrees trees;

    Anchors(TypeElement scenario, SourceTrees trees) {
        this.scenario = scenario;
        this.trees = trees;
    }

    Anchor of(Element element) {
        if (outermost(element).equals(outermost(scenario)) || trees.isSource(element)) {
            return Anchor.of(element);
        }
        return Anchor.of(scenario).via("in " + owner(element).getSimpleName());
    }

    private static Element owner(Element element) {
        Element owner = element;
        while (!(owner instanceof TypeElement)) {
            owner = owner.getEnclosingElement();
        }
        return owner;
    }

    private static Element outermost(Element element) {
        Element outer = element;
        for (Element around = element; around.getKind() != ElementKind.PACKAGE; around = around.getEnclosingElement()) {
            outer = around;
        }
        return outer;
    }
}
