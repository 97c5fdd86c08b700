package io.llmharness.processor.read;

import com.google.auto.common.Visibility;
import com.palantir.javapoet.TypeName;
import io.llmharness.processor.model.MethodModel.Access;
import io.llmharness.processor.model.ParamType;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** Questions about types that several readers ask. */
final class TypeFacts {
    private static final Map<String, ParamType> PARAM_TYPES = Map.ofEntries(
            Map.entry("java.lang.String", ParamType.STRING),
            Map.entry("java.lang.Integer", ParamType.INT),
            Map.entry("java.lang.Long", ParamType.LONG),
            Map.entry("java.lang.Short", ParamType.SHORT),
            Map.entry("java.lang.Byte", ParamType.BYTE),
            Map.entry("java.lang.Double", ParamType.DOUBLE),
            Map.entry("java.lang.Float", ParamType.FLOAT),
            Map.entry("java.lang.Boolean", ParamType.BOOLEAN),
            Map.entry("java.lang.Character", ParamType.CHAR));

    private final Elements elements;
    private final Types types;

    TypeFacts(Elements elements, Types types) {
        this.elements = elements;
        this.types = types;
    }

    /** Whether code in the package of a scenario may use a member of it. */
    Access access(Element member, PackageElement from) {
        if (member.getModifiers().contains(Modifier.PRIVATE)) {
            return Access.PRIVATE;
        }
        boolean open = member.getModifiers().contains(Modifier.PUBLIC)
                || elements.getPackageOf(member).equals(from);
        return open ? Access.OPEN : Access.ELSEWHERE;
    }

    /** Whether code in a package may name a type. */
    boolean canName(TypeElement type, PackageElement from) {
        Visibility visibility = Visibility.effectiveVisibilityOfElement(type);
        return visibility == Visibility.PUBLIC
                || visibility != Visibility.PRIVATE
                        && elements.getPackageOf(type).equals(from);
    }

    ParamType paramType(TypeMirror type) {
        if (type.getKind().isPrimitive()) {
            return ParamType.valueOf(type.getKind().name());
        }
        if (!(type instanceof DeclaredType declared)) {
            return ParamType.UNSUPPORTED;
        }
        TypeElement element = (TypeElement) declared.asElement();
        return element.getKind() == ElementKind.ENUM
                ? ParamType.ENUM
                : PARAM_TYPES.getOrDefault(element.getQualifiedName().toString(), ParamType.UNSUPPORTED);
    }

    /** Whether a type is a collection or a map that is not made for several threads. */
    boolean isPlainCollection(TypeMirror type) {
        boolean collection = isA(type, "java.util.Collection") || isA(type, "java.util.Map");
        return collection && !TypeName.get(types.erasure(type)).toString().startsWith("java.util.concurrent.");
    }

    boolean isA(TypeMirror type, String name) {
        TypeElement wanted = elements.getTypeElement(name);
        return wanted != null && types.isAssignable(types.erasure(type), types.erasure(wanted.asType()));
    }

    boolean isChecked(TypeMirror thrown) {
        return !isA(thrown, "java.lang.RuntimeException") && !isA(thrown, "java.lang.Error");
    }

    /** A type as text, fully qualified and without annotations. */
    static String text(TypeMirror type) {
        if (type instanceof ArrayType array) {
            return text(array.getComponentType()) + "[]";
        }
        if (type.getKind().isPrimitive() || type.getKind() == TypeKind.VOID) {
            return type.getKind().name().toLowerCase(Locale.ROOT);
        }
        if (type instanceof DeclaredType declared) {
            String name =
                    ((TypeElement) declared.asElement()).getQualifiedName().toString();
            List<? extends TypeMirror> arguments = declared.getTypeArguments();
            return arguments.isEmpty()
                    ? name
                    : arguments.stream().map(TypeFacts::text).collect(Collectors.joining(", ", name + "<", ">"));
        }
        return type.toString();
    }
}
