package io.llmharness.runtime.rows;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The words of a text file, as many as are wanted. */
public final class TextFile {
    /**
     * What was read.
     *
     * @param words the first words of the file
     * @param sha256 hash of the whole file
     */
    public record Words(List<String> words, String sha256) {
        public Words {
            words = List.copyOf(words);
        }
    }

    private TextFile() {}

    /** Reads the first words. Throws {@link IllegalArgumentException} with a sentence, as {@link RowFile} does. */
    public static Words read(String file, int most) {
        try (RowFile lines = RowFile.open(file, RowForm.LINES, false)) {
            List<String> words = new ArrayList<>();
            for (Optional<Row> row = lines.next(); row.isPresent() && words.size() < most; row = lines.next()) {
                for (String word : row.get().fields().asText().strip().split("\\s+")) {
                    if (!word.isEmpty() && words.size() < most) {
                        words.add(word);
                    }
                }
            }
            if (words.isEmpty()) {
                throw new IllegalArgumentException(file + " has no words");
            }
            return new Words(words, lines.sha256());
        }
    }
}
