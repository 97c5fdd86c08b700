package third.party;

import io.llmharness.runtime.load.LoadShape;
import io.llmharness.runtime.load.LoadShapeSpec;
import io.llmharness.runtime.load.LoopLoad;
import java.util.Map;
import java.util.Optional;

@LoadShapeSpec(
        id = "ramp",
        description = "a load shape of the compile tests",
        options = {
            @LoadShapeSpec.Option(name = "from", type = LoadShapeSpec.Type.DECIMAL),
            @LoadShapeSpec.Option(name = "to", type = LoadShapeSpec.Type.DECIMAL),
            @LoadShapeSpec.Option(name = "over", type = LoadShapeSpec.Type.DURATION)
        })
public class RampLoad implements LoadShape {
    @Override
    public LoopLoad forLoop(Optional<Double> level, Map<String, String> options, int loop, int loops, long seed) {
        throw new UnsupportedOperationException();
    }
}
