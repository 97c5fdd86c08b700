package io.llmharness.runtime.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FaultPlanTest {
    @Test
    void aShareIsExactInEveryHundred() {
        FaultPlan plan = plan("0.05:500+0.02:cut", 7);
        for (int block = 0; block < 5; block++) {
            List<@Nullable Fault> faults = take(plan, 100);
            assertThat(faults.stream().filter(f -> f != null && f.status() == 500))
                    .hasSize(5);
            assertThat(faults.stream().filter(f -> f != null && f.kind() == Fault.Kind.CUT))
                    .hasSize(2);
        }
    }

    @Test
    void aSmallShareIsExactInALargerBlock() {
        assertThat(take(plan("0.001:429", 1), 1000).stream().filter(f -> f != null))
                .hasSize(1);
    }

    @Test
    void theSeedDecidesTheirPlaces() {
        assertThat(take(plan("0.05", 7), 300)).isEqualTo(take(plan("0.05", 7), 300));
        assertThat(take(plan("0.05", 7), 300)).isNotEqualTo(take(plan("0.05", 8), 300));
    }

    @Test
    void aModelsNameAsksForAFault() {
        FaultPlan plan = plan("", 1);
        assertThat(plan.admit("m").fault()).isNull();
        assertThat(plan.admit("fault-529").fault()).isEqualTo(new Fault(Fault.Kind.STATUS, 529));
        assertThat(plan.admit("fault-stall").fault()).isEqualTo(new Fault(Fault.Kind.STALL, 0));
        assertThat(plan.admit("fault-200").fault()).isNull();
        assertThat(plan.admit("m").number()).isEqualTo(4);
    }

    @Test
    void sharesAddUpToOneAtMost() {
        assertThatIllegalArgumentException().isThrownBy(() -> plan("0.6:500+0.6:429", 1));
    }

    private static FaultPlan plan(String errors, long seed) {
        return new FaultPlan(SimOptions.parse("errors=" + errors).errors(), seed);
    }

    private static List<@Nullable Fault> take(FaultPlan plan, int n) {
        List<@Nullable Fault> faults = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            faults.add(plan.admit("m").fault());
        }
        return faults;
    }
}
