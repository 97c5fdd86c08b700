package io.llmharness.processor.write;

import com.palantir.javapoet.CodeBlock;
import io.llmharness.processor.text.Words;
import java.util.ArrayList;
import java.util.List;

/** A call with calls on its result, on one line when it is short and a line each when it is not. */
final class Chain {
    private static final int SHORT = 80;

    private final CodeBlock head;
    private final List<CodeBlock> calls = new ArrayList<>();

    Chain(String format, Object... arguments) {
        this.head = CodeBlock.of(format, arguments);
    }

    /** Adds {@code .name(arguments)}; the format is that of the arguments. */
    Chain call(String name, String format, Object... arguments) {
        calls.add(CodeBlock.builder()
                .add(".$L(", name)
                .add(format, arguments)
                .add(")")
                .build());
        return this;
    }

    /** Adds {@code .name("text")} unless the text is empty. */
    Chain text(String name, String value) {
        return value.isEmpty() ? this : call(name, "$S", value);
    }

    /** Adds {@code .name()} when it holds. */
    Chain when(boolean holds, String name) {
        return holds ? call(name, "") : this;
    }

    CodeBlock code() {
        CodeBlock line =
                CodeBlock.builder().add(head).add(CodeBlock.join(calls, "")).build();
        return isShort(line.toString()) ? line : lines();
    }

    private static boolean isShort(String code) {
        return !code.contains("\n") && Words.simpleType(code).length() <= SHORT;
    }

    private CodeBlock lines() {
        CodeBlock.Builder code = CodeBlock.builder().add(head).add("$>$>");
        calls.forEach(call -> code.add("\n").add(call));
        return code.add("$<$<").build();
    }

    /** Items with commas between, broken where the line is full. */
    static CodeBlock list(String format, List<?> items) {
        return items.stream().map(item -> CodeBlock.of(format, item)).collect(CodeBlock.joining(",$W"));
    }
}
