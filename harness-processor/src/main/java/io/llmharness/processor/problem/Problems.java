package io.llmharness.processor.problem;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import javax.annotation.processing.Messager;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.tools.Diagnostic.Kind;

/** Collects what is wrong and tells it once, in the order of the source; the same thing said twice is told once. */
public final class Problems {
    private record Problem(MessageId id, Anchor at, String sentence) {
        String text() {
            String origin = at.via().isEmpty() ? "" : " (" + at.via() + ")";
            return sentence + origin + " [" + id + "]";
        }
    }

    private record Placed(Problem problem, Optional<SourceTrees.Spot> spot) {
        String file() {
            return spot.map(s -> s.unit().getSourceFile().getName()).orElse("");
        }

        long offset() {
            return spot.map(SourceTrees.Spot::offset).orElse(-1L);
        }
    }

    private final Set<Problem> problems = new LinkedHashSet<>();

    /** Notes a problem. */
    public void add(MessageId id, Anchor at, String sentence) {
        problems.add(new Problem(id, at, sentence));
    }

    /** Takes over what others noted. */
    public void addAll(Problems others) {
        problems.addAll(others.problems);
    }

    /** Whether one of the problems keeps code from being generated. */
    public boolean hasErrors() {
        return problems.stream().anyMatch(problem -> !problem.id().isWarning());
    }

    /** Tells everything. */
    public void print(Messager messager, SourceTrees trees) {
        problems.stream()
                .filter(problem -> !(problem.id().isWarning() && isSilenced(problem)))
                .map(problem -> new Placed(problem, trees.find(problem.at())))
                .sorted(Comparator.comparing(Placed::file).thenComparingLong(Placed::offset))
                .forEach(placed -> print(placed, messager, trees));
    }

    private static void print(Placed placed, Messager messager, SourceTrees trees) {
        Problem problem = placed.problem();
        Anchor at = problem.at();
        Kind kind = problem.id().isWarning() ? Kind.WARNING : Kind.ERROR;
        if (placed.spot().isPresent() && placed.spot().get().repeated()) {
            trees.print(kind, problem.text(), placed.spot().get());
        } else if (at.value().isPresent()) {
            messager.printMessage(
                    kind,
                    problem.text(),
                    at.element(),
                    at.mirror().orElseThrow(),
                    at.value().get());
        } else if (at.mirror().isPresent()) {
            messager.printMessage(
                    kind, problem.text(), at.element(), at.mirror().get());
        } else {
            messager.printMessage(kind, problem.text(), at.element());
        }
    }

    private static boolean isSilenced(Problem problem) {
        for (Element around = problem.at().element(); around != null; around = around.getEnclosingElement()) {
            boolean named = around.getAnnotationMirrors().stream()
                    .filter(mirror -> mirror.getAnnotationType().toString().equals("java.lang.SuppressWarnings"))
                    .flatMap(mirror -> mirror.getElementValues().values().stream())
                    .anyMatch(value -> names(value, problem.id().name()));
            if (named) {
                return true;
            }
        }
        return false;
    }

    private static boolean names(AnnotationValue value, String id) {
        return value.getValue() instanceof Collection<?> items
                && items.stream().anyMatch(item -> item instanceof AnnotationValue name && id.equals(name.getValue()));
    }
}
