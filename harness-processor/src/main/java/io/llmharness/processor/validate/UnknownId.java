package io.llmharness.processor.validate;

import io.llmharness.processor.model.ExtensionKind;
import io.llmharness.processor.model.KnownExtensions;
import io.llmharness.processor.text.Nearest;
import java.util.Set;

/** The sentence about an id that nothing on the compile class path has. */
final class UnknownId {
    private UnknownId() {}

    static String engine(String id, String label, KnownExtensions known) {
        return sentence(ExtensionKind.ENGINE, "No engine \"" + id + "\" (" + label + ").", id, known)
                + " A third-party adapter must be on the compile class path.";
    }

    static String of(ExtensionKind kind, String id, KnownExtensions known) {
        return sentence(kind, "No " + kind.noun() + " \"" + id + "\".", id, known);
    }

    private static String sentence(ExtensionKind kind, String start, String id, KnownExtensions known) {
        Set<String> ids = known.ids(kind);
        return ids.isEmpty()
                ? start + " There is no " + kind.noun() + " at all on the compile class path."
                : start + Nearest.didYouMean(id, ids) + " Known: " + String.join(", ", ids) + ".";
    }
}
