package io.llmharness.adapters.http;

import io.llmharness.runtime.text.JsonCursor;
import io.llmharness.runtime.text.Names;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Many pointers as one tree, so that a text is walked once, forwards, whatever is looked for in it. Immutable; what is found goes to
 * {@link Findings}.
 */
final class PointerTree {
    private static final String INDEX = "0|[1-9]\\d{0,8}";

    private final int[] slots;
    private final Names names;
    private final PointerTree[] members;
    private final int[] indexes;
    private final PointerTree[] elements;
    private final @Nullable PointerTree any;

    private PointerTree(Branch branch) {
        slots = branch.slots.stream().mapToInt(Integer::intValue).toArray();
        names = Names.of(branch.children.keySet().stream()
                .filter(name -> !name.equals(Pointer.ANY))
                .toArray(String[]::new));
        members = branch.children.entrySet().stream()
                .filter(child -> !child.getKey().equals(Pointer.ANY))
                .map(child -> new PointerTree(child.getValue()))
                .toArray(PointerTree[]::new);
        Map<Integer, PointerTree> numbered = new TreeMap<>();
        int member = 0;
        for (String name : branch.children.keySet()) {
            if (!name.equals(Pointer.ANY)) {
                if (name.matches(INDEX)) {
                    numbered.put(Integer.valueOf(name), members[member]);
                }
                member++;
            }
        }
        indexes = numbered.keySet().stream().mapToInt(Integer::intValue).toArray();
        elements = numbered.values().toArray(PointerTree[]::new);
        Branch each = branch.children.get(Pointer.ANY);
        if (each != null && numbered.size() > 0) {
            throw new IllegalArgumentException("pointers name the same array's elements by * and by the index "
                    + numbered.keySet().iterator().next() + ": use one or the other");
        }
        any = each == null ? null : new PointerTree(each);
    }

    /** A tree of these pointers; what is found is named by the pointer's place in the list. */
    static PointerTree of(List<Pointer> pointers) {
        Branch root = new Branch();
        for (int slot = 0; slot < pointers.size(); slot++) {
            Branch branch = root;
            for (String segment : pointers.get(slot).segments()) {
                branch = branch.children.computeIfAbsent(segment, s -> new Branch());
            }
            branch.slots.add(slot);
        }
        return new PointerTree(root);
    }

    private static final class Branch {
        private final Map<String, Branch> children = new LinkedHashMap<>();
        private final List<Integer> slots = new ArrayList<>();
    }

    /** Walks the next value and tells the findings what stands where a pointer leads, nulls excepted. */
    void read(JsonCursor json, Findings findings) {
        read(json, findings, 0);
    }

    private void read(JsonCursor json, Findings findings, int element) {
        if (json.atNull()) {
            json.skip();
        } else if (json.atObject()) {
            findings.container(slots, element);
            readObject(json, findings, element);
        } else if (json.atArray()) {
            findings.container(slots, element);
            readArray(json, findings, element);
        } else if (slots.length == 0) {
            json.skip();
        } else {
            boolean string = json.atString();
            if (json.scalar()) {
                findings.scalar(slots, string, json, element);
            }
        }
    }

    private void readObject(JsonCursor json, Findings findings, int element) {
        if (members.length == 0) {
            json.skip();
            return;
        }
        json.enterObject();
        for (int name; (name = json.nextName(names)) != Names.END; ) {
            if (name == Names.OTHER) {
                json.skip();
            } else {
                members[name].read(json, findings, element);
            }
        }
    }

    private void readArray(JsonCursor json, Findings findings, int element) {
        if (any == null && elements.length == 0) {
            json.skip();
            return;
        }
        json.enterArray();
        int next = 0;
        for (int i = 0; json.nextElement(); i++) {
            if (next < indexes.length && indexes[next] == i) {
                elements[next++].read(json, findings, element);
            } else if (any != null) {
                any.read(json, findings, findings.nextElement());
            } else {
                json.skip();
            }
        }
    }
}
