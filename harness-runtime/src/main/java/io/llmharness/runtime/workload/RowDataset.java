package io.llmharness.runtime.workload;

import io.llmharness.api.Sample;
import java.util.Iterator;
import java.util.Map;

/** What the data sets from files have in common. */
abstract class RowDataset implements Dataset {
    /** Reads the file that a request names. */
    abstract FileRows.Drawn draw(DatasetRequest request);

    @Override
    public final Iterator<Sample> open(DatasetRequest request) {
        return draw(request).samples().iterator();
    }

    @Override
    public final int rows(DatasetRequest request) {
        return Integer.MAX_VALUE;
    }

    @Override
    public final Map<String, String> facts(DatasetRequest request) {
        return draw(request).facts();
    }
}
