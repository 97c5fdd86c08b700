package io.llmharness.runtime.workload;

import com.google.auto.service.AutoService;
import io.llmharness.api.Sample;
import io.llmharness.runtime.rows.TextFile;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;

/**
 * Pieces of a text file, each beginning at a word drawn at random. Of a long file the first {@value #MOST_WORDS} words are used, so
 * that memory does not grow with it. A word of English prose is about 1.3 tokens; the engine's own count stands in the result.
 */
@AutoService(Dataset.class)
@DatasetSpec(
        id = "text",
        description = "pieces of a text file, so many words long",
        options = {
            @DatasetSpec.Option(name = "file", description = "the text; packed where its name ends in .gz"),
            @DatasetSpec.Option(name = "sha256", description = "the hash of the file; another file is refused")
        })
public final class TextPieces implements Dataset {
    /** Words of the file that are used at most. */
    static final int MOST_WORDS = 1 << 20;

    private static final String DEFAULT_INPUT = "128";

    @Override
    public Iterator<Sample> open(DatasetRequest request) {
        return new SizedRows(request, DEFAULT_INPUT, pool(request));
    }

    @Override
    public Optional<PromptMaker> sized(DatasetRequest request) {
        return Optional.of(pool(request));
    }

    @Override
    public Map<String, String> facts(DatasetRequest request) {
        open(request);
        TextFile.Words text = words(request);
        return Map.of("sha256", text.sha256());
    }

    private static WordPool pool(DatasetRequest request) {
        return WordPool.of(words(request).words(), request.seed());
    }

    private static TextFile.Words words(DatasetRequest request) {
        DatasetOptions options = new DatasetOptions(request.options());
        String file = options.required("file", "book.txt");
        TextFile.Words words = TextFile.read(file, MOST_WORDS);
        String expected = options.text("sha256", "");
        if (!expected.isEmpty() && !expected.equalsIgnoreCase(words.sha256())) {
            throw new IllegalArgumentException(
                    file + " is not the file that is expected: its SHA-256 is " + words.sha256() + ", not " + expected);
        }
        return words;
    }
}
