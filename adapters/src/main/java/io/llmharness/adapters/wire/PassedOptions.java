package io.llmharness.adapters.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.llmharness.runtime.engine.EngineAdapter;
import io.llmharness.runtime.engine.EngineSpec;
import io.llmharness.runtime.engine.EngineTarget;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/**
 * The options of an engine that go into its requests under their own names. Their types are those that the engine's
 * {@link EngineSpec} gives, so that they are declared once.
 */
public final class PassedOptions {
    /** Made when an option is JSON: listing engines, which every start does, needs none. */
    private static final class Json {
        static final ObjectMapper MAPPER = new ObjectMapper();
    }

    private final List<EngineSpec.Option> options;

    private PassedOptions(List<EngineSpec.Option> options) {
        this.options = options;
    }

    /** These options of an adapter. */
    public static PassedOptions only(Class<? extends EngineAdapter> adapter, String... names) {
        return of(adapter, List.of(names)::contains);
    }

    /** The options of an adapter but these, which mean something else. */
    public static PassedOptions except(Class<? extends EngineAdapter> adapter, String... names) {
        List<String> excluded = List.of(names);
        return of(adapter, name -> !excluded.contains(name));
    }

    private static PassedOptions of(Class<? extends EngineAdapter> adapter, Predicate<String> which) {
        EngineSpec spec = adapter.getAnnotation(EngineSpec.class);
        if (spec == null) {
            throw new IllegalArgumentException(adapter.getName() + " has no @EngineSpec");
        }
        return new PassedOptions(
                Arrays.stream(spec.options()).filter(o -> which.test(o.name())).toList());
    }

    /** Writes those that the target sets. Throws {@link IllegalArgumentException} for a value that is not of its type. */
    public void write(EngineTarget target, JsonGenerator out) throws IOException {
        if (target.options().isEmpty()) {
            return;
        }
        for (EngineSpec.Option option : options) {
            String value = target.option(option.name(), "");
            if (!value.isEmpty()) {
                out.writeFieldName(option.name());
                write(option, value, out);
            }
        }
    }

    private static void write(EngineSpec.Option option, String value, JsonGenerator out) throws IOException {
        try {
            switch (option.type()) {
                case STRING -> out.writeString(value);
                case INTEGER -> out.writeNumber(Long.parseLong(value));
                case DECIMAL -> out.writeNumber(new BigDecimal(value));
                case BOOLEAN -> out.writeBoolean(bool(value));
                case JSON -> Json.MAPPER.writeTree(out, Json.MAPPER.readTree(value));
            }
        } catch (NumberFormatException | JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "the option \"" + option.name() + "\" is not of type " + option.type() + ": " + value, e);
        }
    }

    private static boolean bool(String value) {
        if (!value.equalsIgnoreCase("true") && !value.equalsIgnoreCase("false")) {
            throw new NumberFormatException(value);
        }
        return value.equalsIgnoreCase("true");
    }
}
