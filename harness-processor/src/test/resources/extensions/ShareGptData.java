package third.party;

import io.llmharness.api.Sample;
import io.llmharness.runtime.workload.Dataset;
import io.llmharness.runtime.workload.DatasetRequest;
import io.llmharness.runtime.workload.DatasetSpec;
import java.util.Collections;
import java.util.Iterator;

@DatasetSpec(
        id = "sharegpt",
        description = "a data set of the compile tests",
        options = {
            @DatasetSpec.Option(name = "file"),
            @DatasetSpec.Option(name = "rows", type = DatasetSpec.Type.INTEGER)
        })
public final class ShareGptData implements Dataset {
    @Override
    public Iterator<Sample> open(DatasetRequest request) {
        return Collections.emptyIterator();
    }
}
