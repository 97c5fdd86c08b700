package io.llmharness.processor.read;

import com.google.auto.common.MoreElements;
import com.palantir.javapoet.TypeName;
import io.llmharness.annotations.Param;
import io.llmharness.processor.model.FieldModel;
import io.llmharness.processor.model.MethodModel;
import io.llmharness.processor.model.MethodModel.Access;
import io.llmharness.processor.model.MethodModel.Parameter;
import io.llmharness.processor.model.ParamModel;
import io.llmharness.processor.model.ParamType;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** Reads the methods and fields of a scenario, inherited ones included. */
final class MemberReader {
    private final TypeElement scenario;
    private final Elements elements;
    private final Types types;
    private final TypeFacts facts;
    private final Anchors anchors;

    MemberReader(TypeElement scenario, Elements elements, Types types, Anchors anchors) {
        this.scenario = scenario;
        this.elements = elements;
        this.types = types;
        this.facts = new TypeFacts(elements, types);
        this.anchors = anchors;
    }

    /**
     * All methods, superclasses first, without those that are overridden. Private ones of superclasses are among them: an
     * annotation on such a method deserves an error, not silence.
     */
    Set<ExecutableElement> methods() {
        Set<ExecutableElement> inherited = MoreElements.getLocalAndInheritedMethods(scenario, types, elements);
        Set<ExecutableElement> all = new LinkedHashSet<>();
        for (TypeElement type : Superclasses.downTo(scenario)) {
            for (ExecutableElement method : ElementFilter.methodsIn(type.getEnclosedElements())) {
                boolean isStatic = method.getModifiers().contains(Modifier.STATIC);
                boolean unreachable = facts.access(method, home()) != Access.OPEN;
                if (inherited.contains(method) || unreachable || isStatic && !isHidden(method)) {
                    all.add(method);
                }
            }
        }
        inherited.stream()
                .filter(method -> Nesting.type(method).getKind() == ElementKind.INTERFACE)
                .forEach(all::add);
        return all;
    }

    /** Whether a subclass has a static method of the same signature, which a call through the scenario would reach. */
    private boolean isHidden(ExecutableElement method) {
        return Superclasses.from(scenario).stream()
                .flatMap(type -> ElementFilter.methodsIn(type.getEnclosedElements()).stream())
                .anyMatch(other -> elements.hides(other, method));
    }

    MethodModel method(ExecutableElement method) {
        ExecutableType type = (ExecutableType) types.asMemberOf((DeclaredType) scenario.asType(), method);
        return new MethodModel(
                method.getSimpleName().toString(),
                facts.access(method, home()),
                method.getModifiers().contains(Modifier.STATIC),
                TypeFacts.text(type.getReturnType()),
                parameters(method, type),
                method.getThrownTypes().stream()
                        .filter(facts::isChecked)
                        .map(thrown -> types.asElement(thrown).getSimpleName().toString())
                        .toList(),
                anchors.of(method));
    }

    private List<Parameter> parameters(ExecutableElement method, ExecutableType type) {
        List<? extends VariableElement> declared = method.getParameters();
        return IntStream.range(0, declared.size())
                .mapToObj(i -> new Parameter(
                        declared.get(i).getSimpleName().toString(),
                        TypeFacts.text(type.getParameterTypes().get(i)),
                        anchors.of(declared.get(i))))
                .toList();
    }

    /** The instance fields. */
    List<FieldModel> fields() {
        return allFields().stream()
                .filter(field -> !field.getModifiers().contains(Modifier.STATIC))
                .map(field -> new FieldModel(
                        field.getSimpleName().toString(),
                        field.getModifiers().contains(Modifier.FINAL),
                        facts.isPlainCollection(field.asType()),
                        anchors.of(field)))
                .toList();
    }

    /** The fields with {@code @Param}. */
    List<ParamModel> params(EffectiveAnnotations annotations) {
        List<ParamModel> params = new ArrayList<>();
        for (VariableElement field : allFields()) {
            annotations.at(field, Param.class).ifPresent(param -> params.add(param(field, param)));
        }
        return params;
    }

    /** What generated code mentions to set the parameters: the fields, and the enums that they hold. */
    List<Element> paramElements(EffectiveAnnotations annotations) {
        List<Element> mentioned = new ArrayList<>();
        for (VariableElement field : allFields()) {
            if (annotations.at(field, Param.class).isPresent()) {
                mentioned.add(field);
                if (facts.paramType(field.asType()) == ParamType.ENUM) {
                    mentioned.add(types.asElement(field.asType()));
                }
            }
        }
        return mentioned;
    }

    private List<VariableElement> allFields() {
        return Superclasses.downTo(scenario).stream()
                .flatMap(type -> ElementFilter.fieldsIn(type.getEnclosedElements()).stream())
                .toList();
    }

    private ParamModel param(VariableElement field, Attributes annotation) {
        ParamType type = facts.paramType(field.asType());
        return new ParamModel(
                field.getSimpleName().toString(),
                type,
                TypeName.get(field.asType()),
                type == ParamType.ENUM ? constants(field.asType()) : List.of(),
                annotation.texts("value"),
                flaw(field, type),
                anchors.of(field),
                annotation.anchor());
    }

    private List<String> constants(TypeMirror type) {
        return types.asElement(type).getEnclosedElements().stream()
                .filter(member -> member.getKind() == ElementKind.ENUM_CONSTANT)
                .map(constant -> constant.getSimpleName().toString())
                .toList();
    }

    private Optional<String> flaw(VariableElement field, ParamType type) {
        for (Modifier modifier : List.of(Modifier.FINAL, Modifier.STATIC, Modifier.PRIVATE)) {
            if (field.getModifiers().contains(modifier)) {
                return Optional.of("must not be " + modifier);
            }
        }
        if (facts.access(field, home()) != Access.OPEN) {
            return Optional.of(
                    "must be public, because " + Nesting.type(field).getSimpleName() + " is in another package");
        }
        if (type == ParamType.ENUM && !facts.canName((TypeElement) types.asElement(field.asType()), home())) {
            return Optional.of("must not have a type that is private or from another package and not public");
        }
        return hiding(field).map(subclass -> "must not be hidden by the field in " + subclass.getSimpleName());
    }

    /** The class between a field's and the scenario that has a field of the same name. */
    private Optional<Element> hiding(VariableElement field) {
        List<TypeElement> chain = Superclasses.downTo(scenario);
        int depth = chain.indexOf(Nesting.type(field));
        return chain.stream()
                .skip(depth + 1L)
                .filter(type -> ElementFilter.fieldsIn(type.getEnclosedElements()).stream()
                        .anyMatch(other -> other.getSimpleName().equals(field.getSimpleName())))
                .map(Element.class::cast)
                .findFirst();
    }

    private PackageElement home() {
        return elements.getPackageOf(scenario);
    }
}
