package io.llmharness.runtime.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class SimOptionsTest {
    @Test
    void readsASpec() {
        SimOptions options = SimOptions.parse(
                "ttft=200ms, itl=1.5ms,slots=8,errors=0.05:500+0.01:cut,chunk=4,models=a:1b|b/c,stall=1s@5s,utf8");
        assertThat(options.ttftNanos()).isEqualTo(200_000_000);
        assertThat(options.itlNanos()).isEqualTo(1_500_000);
        assertThat(options.slots()).hasValue(8);
        assertThat(options.errors())
                .containsExactly(
                        new ErrorShare(0.05, new Fault(Fault.Kind.STATUS, 500)),
                        new ErrorShare(0.01, new Fault(Fault.Kind.CUT, 0)));
        assertThat(options.models()).containsExactly("a:1b", "b/c");
        assertThat(options.stalls()).containsExactly(new Stall(1_000_000_000, 5_000_000_000L, false));
        assertThat(options.utf8()).isTrue();
        assertThat(options.fixedTimes()).isTrue();
        assertThat(SimOptions.defaults().fixedTimes()).isFalse();
    }

    @Test
    void writesTheSpecItWasGiven() {
        String spec = "ttft=200ms,itl=20ms,errors=0.05:500";
        assertThat(SimOptions.parse(spec)).hasToString(spec);
        assertThat(SimOptions.parse(spec).with(SimKey.SEED, "7")).hasToString(spec + ",seed=7");
    }

    @Test
    void namesTheNearestWord() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SimOptions.parse("tftt=200ms"))
                .withMessageStartingWith("unknown simulator option \"tftt\"; did you mean \"ttft\"?");
    }

    @Test
    void saysWhatAValueShouldBe() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SimOptions.parse("ttft=200"))
                .withMessage("simulator option ttft=200: expected a time with its unit, such as 200ms, 1.5s or 50us");
        assertThatIllegalArgumentException().isThrownBy(() -> SimOptions.parse("slots=0"));
        assertThatIllegalArgumentException().isThrownBy(() -> SimOptions.parse("errors=0.05:oops"));
        assertThatIllegalArgumentException().isThrownBy(() -> SimOptions.parse("stall=2s/1s"));
        assertThatIllegalArgumentException().isThrownBy(() -> SimOptions.parse("tokens=9..3"));
    }

    @Test
    void refusesContradictions() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SimOptions.parse("burst,slots=3").check());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SimOptions.parse("loops=2").check());
        SimOptions.parse("loops=2,ttft=1ms").check();
    }
}
