package io.llmharness.processor.read;

import io.llmharness.processor.problem.Anchor;
import io.llmharness.processor.problem.SourceTrees;
import javax.lang.model.element.Element;
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
        if (Nesting.outermost(element).equals(Nesting.outermost(scenario)) || trees.isSource(element)) {
            return Anchor.of(element);
        }
        return Anchor.of(scenario).via("in " + Nesting.type(element).getSimpleName());
    }
}
