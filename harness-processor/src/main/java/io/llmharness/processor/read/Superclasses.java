package io.llmharness.processor.read;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;

/** A class and its superclasses without {@code Object}. */
public final class Superclasses {
    private Superclasses() {}

    /** The class first. */
    public static List<TypeElement> from(TypeElement type) {
        List<TypeElement> chain = new ArrayList<>();
        TypeElement next = type;
        while (!next.getQualifiedName().contentEquals("java.lang.Object")) {
            chain.add(next);
            if (!(next.getSuperclass() instanceof DeclaredType parent)) {
                break;
            }
            next = (TypeElement) parent.asElement();
        }
        return chain;
    }

    /** The class last. */
    static List<TypeElement> downTo(TypeElement type) {
        List<TypeElement> chain = from(type);
        Collections.reverse(chain);
        return chain;
    }
}
