package io.llmharness.processor.read;

import com.palantir.javapoet.ClassName;
import io.llmharness.annotations.Check;
import io.llmharness.annotations.Engine;
import io.llmharness.annotations.LlmBenchmark;
import io.llmharness.annotations.Mix;
import io.llmharness.annotations.Setup;
import io.llmharness.annotations.State;
import io.llmharness.annotations.TearDown;
import io.llmharness.annotations.Workload;
import io.llmharness.processor.model.EngineModel;
import io.llmharness.processor.model.HookModel;
import io.llmharness.processor.model.MethodModel;
import io.llmharness.processor.model.MixModel;
import io.llmharness.processor.model.OptionModel;
import io.llmharness.processor.model.ScenarioModel;
import io.llmharness.processor.model.WorkloadModel;
import io.llmharness.processor.problem.SourceTrees;
import io.llmharness.processor.text.Words;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** Reads one scenario class into its model. */
public final class ScenarioReader {
    private final TypeElement scenario;
    private final Elements elements;
    private final Anchors anchors;
    private final EffectiveAnnotations annotations;
    private final MemberReader members;
    private final SettingsReader settings;
    private final ShapeReader shape;

    private ScenarioReader(TypeElement scenario, Elements elements, Types types, SourceTrees trees) {
        this.scenario = scenario;
        this.elements = elements;
        this.anchors = new Anchors(scenario, trees);
        this.annotations = new EffectiveAnnotations(scenario, elements, anchors);
        this.members = new MemberReader(scenario, elements, types, anchors);
        this.settings = new SettingsReader(annotations);
        this.shape = new ShapeReader(scenario, elements, types);
    }

    /** Reads a class with {@code @LlmBenchmark}. */
    public static ScenarioModel read(TypeElement scenario, Elements elements, Types types, SourceTrees trees) {
        return new ScenarioReader(scenario, elements, types, trees).read();
    }

    /** The name of the class that is generated for a scenario: its own with those around it, in its package. */
    public static ClassName generatedName(TypeElement scenario) {
        ClassName name = ClassName.get(scenario);
        return ClassName.get(name.packageName(), String.join("_", name.simpleNames()) + "_LlmScenario");
    }

    private ScenarioModel read() {
        Attributes benchmark = annotations.onClass(LlmBenchmark.class).orElseThrow();
        Set<ExecutableElement> methods = members.methods();
        return new ScenarioModel(
                ClassName.get(scenario),
                generatedName(scenario),
                benchmark.text("name"),
                description(benchmark.text("description").value()),
                shape.read(called(methods)),
                engines(),
                settings.read(scenario),
                annotations.onClass(Workload.class).map(workload -> workload(scenario, workload, Optional.empty())),
                workloads(methods),
                annotations
                        .onClass(Mix.class)
                        .map(mix -> new MixModel(
                                mix.texts("value").stream()
                                        .map(OptionModel::new)
                                        .toList(),
                                mix.anchor())),
                annotations.onClass(State.class).map(state -> state.constant("value")),
                members.fields(),
                members.params(annotations),
                hooks(methods, Setup.class),
                hooks(subclassesFirst(methods), TearDown.class),
                methods.stream()
                        .filter(method -> annotations.at(method, Check.class).isPresent())
                        .map(members::method)
                        .toList(),
                annotations.conflicts(),
                anchors.of(scenario));
    }

    private String description(String given) {
        String comment = elements.getDocComment(scenario);
        return given.isEmpty() && comment != null ? Words.firstSentence(comment) : given;
    }

    /** The members that generated code mentions. */
    private List<Element> called(Set<ExecutableElement> methods) {
        List<Element> called = new ArrayList<>(methods.stream()
                .filter(method -> List.of(Workload.class, Setup.class, TearDown.class, Check.class).stream()
                        .anyMatch(type -> annotations.at(method, type).isPresent()))
                .toList());
        called.addAll(members.paramElements(annotations));
        return called;
    }

    private List<EngineModel> engines() {
        List<Attributes> found = annotations.allOnClass(Engine.class);
        return IntStream.range(0, found.size())
                .mapToObj(i -> engine(found.get(i), found.size() == 1 ? "@Engine" : "@Engine #" + (i + 1)))
                .toList();
    }

    private static EngineModel engine(Attributes engine, String label) {
        return new EngineModel(
                label,
                engine.text("value"),
                engine.text("name"),
                engine.text("model"),
                engine.text("url"),
                engine.text("apiKeyEnv"),
                engine.texts("options").stream().map(OptionModel::new).toList(),
                engine.text("reset"),
                engine.anchor());
    }

    private List<WorkloadModel> workloads(Set<ExecutableElement> methods) {
        List<WorkloadModel> workloads = new ArrayList<>();
        for (ExecutableElement method : methods) {
            annotations
                    .at(method, Workload.class)
                    .ifPresent(
                            workload -> workloads.add(workload(method, workload, Optional.of(members.method(method)))));
        }
        return workloads;
    }

    private WorkloadModel workload(Element element, Attributes workload, Optional<MethodModel> method) {
        return new WorkloadModel(
                method,
                workload.text("prompt"),
                workload.text("system"),
                workload.text("dataset"),
                workload.texts("datasetOptions").stream().map(OptionModel::new).toList(),
                workload.text("inputTokens"),
                workload.text("outputTokens"),
                workload.flag("stream"),
                workload.number("seed").value(),
                workload.text("cache"),
                settings.read(element),
                workload.anchor());
    }

    private List<HookModel> hooks(Set<ExecutableElement> methods, Class<? extends Annotation> type) {
        List<HookModel> hooks = new ArrayList<>();
        for (ExecutableElement method : methods) {
            annotations
                    .at(method, type)
                    .ifPresent(hook -> hooks.add(new HookModel(
                            "@" + type.getSimpleName(), hook.constant("value").value(), members.method(method))));
        }
        return hooks;
    }

    /** What a superclass sets up first it tears down last; within a class the order of the source holds. */
    private Set<ExecutableElement> subclassesFirst(Set<ExecutableElement> methods) {
        List<ExecutableElement> ordered = new ArrayList<>(methods);
        List<TypeElement> superclassesFirst = Superclasses.downTo(scenario);
        ordered.sort(Comparator.comparingInt(method -> -superclassesFirst.indexOf(Nesting.type(method))));
        return new LinkedHashSet<>(ordered);
    }
}
