package io.llmharness.processor.read;

import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

/** The types that stand around an element. */
public final class Nesting {
    private Nesting() {}

    /** The element's own type, or itself where it is a type. */
    public static TypeElement type(Element element) {
        return types(element).get(0);
    }

    /** From the inside out; the element itself is the first where it is a type. */
    static List<TypeElement> types(Element element) {
        List<TypeElement> types = new ArrayList<>();
        for (Element around = element; around != null; around = around.getEnclosingElement()) {
            if (around instanceof TypeElement type) {
                types.add(type);
            }
        }
        return types;
    }

    static TypeElement outermost(Element element) {
        List<TypeElement> types = types(element);
        return types.get(types.size() - 1);
    }
}
