package io.llmharness.processor.problem;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.util.List;
import java.util.Optional;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.tools.Diagnostic.Kind;

/**
 * Finds the source text behind an {@link Anchor}. The standard interface shows a message about a repeated annotation at the class,
 * because the annotation sits in a container that nobody wrote; javac's syntax tree knows better. Other compilers have no such
 * tree: then nothing is found here, and messages come at the place that the standard interface gives.
 */
public final class SourceTrees {
    /** A piece of source. */
    record Spot(CompilationUnitTree unit, Tree tree, long offset, boolean repeated) {}

    private final Optional<Trees> trees;

    private SourceTrees(Optional<Trees> trees) {
        this.trees = trees;
    }

    /** The trees of this compile. */
    public static SourceTrees of(ProcessingEnvironment environment) {
        try {
            return new SourceTrees(Optional.of(Trees.instance(environment)));
        } catch (IllegalArgumentException | LinkageError notJavac) {
            return none();
        }
    }

    /** What compilers other than javac have. */
    static SourceTrees none() {
        return new SourceTrees(Optional.empty());
    }

    /** Whether an element is being compiled now, so that a message can point into it; false where nobody knows. */
    public boolean isSource(Element element) {
        return trees.map(t -> t.getPath(element) != null).orElse(false);
    }

    Optional<Spot> find(Anchor anchor) {
        return trees.flatMap(t -> find(t, anchor));
    }

    void print(Kind kind, String text, Spot spot) {
        trees.ifPresent(t -> t.printMessage(kind, text, spot.tree(), spot.unit()));
    }

    private static Optional<Spot> find(Trees trees, Anchor anchor) {
        TreePath declaration = trees.getPath(anchor.element());
        if (declaration == null) {
            return Optional.empty();
        }
        CompilationUnitTree unit = declaration.getCompilationUnit();
        Optional<Tree> repeated = anchor.mirror()
                .flatMap(mirror -> repeated(declaration, anchor.element(), mirror))
                .map(annotation -> within(annotation, anchor));
        Tree tree = repeated.orElseGet(() -> written(trees, anchor, declaration));
        return Optional.of(new Spot(unit, tree, offset(trees.getSourcePositions(), unit, tree), repeated.isPresent()));
    }

    /** Where a tree begins; for a declaration behind its annotations, because messages point to its name. */
    private static long offset(SourcePositions positions, CompilationUnitTree unit, Tree tree) {
        long[] last = {positions.getStartPosition(unit, tree)};
        new TreeScanner<Void, Void>() {
            @Override
            public Void scan(Tree part, Void unused) {
                if (part != null) {
                    last[0] = Math.max(last[0], positions.getStartPosition(unit, part) + 1);
                }
                return super.scan(part, unused);
            }
        }.scan(annotations(tree), null);
        return last[0];
    }

    private static List<? extends AnnotationTree> annotations(Tree tree) {
        if (tree instanceof ClassTree type) {
            return type.getModifiers().getAnnotations();
        }
        if (tree instanceof MethodTree method) {
            return method.getModifiers().getAnnotations();
        }
        return tree instanceof VariableTree variable ? variable.getModifiers().getAnnotations() : List.of();
    }

    private static Tree written(Trees trees, Anchor anchor, TreePath declaration) {
        if (anchor.mirror().isEmpty()) {
            return declaration.getLeaf();
        }
        return anchor.value()
                .map(value -> trees.getPath(anchor.element(), anchor.mirror().get(), value))
                .orElseGet(() -> trees.getPath(anchor.element(), anchor.mirror().get()))
                .getLeaf();
    }

    /** The tree of an annotation that stands in a container which the compiler made. */
    private static Optional<AnnotationTree> repeated(TreePath path, Element element, AnnotationMirror wanted) {
        if (!(path.getLeaf() instanceof ClassTree declaration)) {
            return Optional.empty();
        }
        for (AnnotationMirror container : element.getAnnotationMirrors()) {
            int ordinal = ordinalIn(container, wanted);
            if (ordinal >= 0) {
                String name =
                        wanted.getAnnotationType().asElement().getSimpleName().toString();
                return declaration.getModifiers().getAnnotations().stream()
                        .filter(tree -> isNamed(tree, name))
                        .skip(ordinal)
                        .map(AnnotationTree.class::cast)
                        .findFirst();
            }
        }
        return Optional.empty();
    }

    private static int ordinalIn(AnnotationMirror container, AnnotationMirror wanted) {
        for (AnnotationValue value : container.getElementValues().values()) {
            if (value.getValue() instanceof List<?> items) {
                for (int i = 0; i < items.size(); i++) {
                    if (items.get(i) instanceof AnnotationValue item && item.getValue() == wanted) {
                        return i;
                    }
                }
            }
        }
        return -1;
    }

    private static boolean isNamed(AnnotationTree tree, String simpleName) {
        String name = tree.getAnnotationType().toString();
        return name.equals(simpleName) || name.endsWith("." + simpleName);
    }

    /** The value in an annotation's tree, or the annotation where the value cannot be found. */
    private static Tree within(AnnotationTree annotation, Anchor anchor) {
        if (anchor.value().isEmpty()) {
            return annotation;
        }
        AnnotationValue wanted = anchor.value().get();
        for (var written : anchor.mirror().orElseThrow().getElementValues().entrySet()) {
            String name = written.getKey().getSimpleName().toString();
            Optional<ExpressionTree> tree = argument(annotation, name);
            if (tree.isPresent() && written.getValue() == wanted) {
                return tree.get();
            }
            if (tree.isPresent() && written.getValue().getValue() instanceof List<?> items && items.contains(wanted)) {
                int index = items.indexOf(wanted);
                return tree.get() instanceof NewArrayTree array
                        ? array.getInitializers().get(index)
                        : tree.get();
            }
        }
        return annotation;
    }

    private static Optional<ExpressionTree> argument(AnnotationTree annotation, String name) {
        return annotation.getArguments().stream()
                .map(argument -> argument instanceof AssignmentTree assignment ? assignment : null)
                .filter(assignment -> assignment != null
                        && assignment.getVariable().toString().equals(name))
                .findFirst()
                .map(AssignmentTree::getExpression);
    }
}
