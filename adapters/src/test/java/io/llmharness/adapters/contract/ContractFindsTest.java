package io.llmharness.adapters.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.parrot.ParrotAdapter;
import io.llmharness.api.ChatRequest;
import io.llmharness.runtime.engine.EngineAdapter;
import io.llmharness.runtime.engine.EngineFailure;
import io.llmharness.runtime.engine.EngineTarget;
import io.llmharness.runtime.engine.EventSlice;
import io.llmharness.runtime.engine.FailureCause;
import io.llmharness.runtime.engine.HttpCall;
import io.llmharness.runtime.engine.NativeFigure;
import io.llmharness.runtime.engine.ResponseDecoder;
import io.llmharness.runtime.engine.ResponseHead;
import io.llmharness.runtime.engine.TokenSink;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;

/** An adapter with a fault of its own does not pass the contract. */
class ContractFindsTest {
    @Test
    void nothingWrongWithTheParrot() {
        assertThat(failures(adapter -> adapter, AdapterContractTest::inOnePiece))
                .isZero();
        assertThat(failures(adapter -> adapter, AdapterContractTest::aStreamCutAfterAnEventIsNeverAShortAnswer))
                .isZero();
    }

    @Test
    void anEndThatIsSaidTooEarly() {
        Function<ResponseDecoder, ResponseDecoder> early = own -> new Decoding(own) {
            @Override
            public void event(EventSlice event, TokenSink sink) {
                super.event(event, sink);
                sink.done();
            }
        };
        assertThat(failures(early, AdapterContractTest::aStreamCutAfterAnEventIsNeverAShortAnswer))
                .isPositive();
        assertThat(failures(early, AdapterContractTest::aBrokenAnswerIsNeverASuccess))
                .isPositive();
    }

    @Test
    void errorsThatAreSwallowed() {
        Function<ResponseDecoder, ResponseDecoder> deaf = own -> new Decoding(own) {
            @Override
            public void event(EventSlice event, TokenSink sink) {
                super.event(event, new Telling(sink) {
                    @Override
                    public void error(FailureCause cause, String message) {}
                });
            }
        };
        assertThat(failures(deaf, AdapterContractTest::garbageInMidstreamIsAFailureAndTheNextAnswerIsRead))
                .isPositive();
        assertThat(failures(deaf, AdapterContractTest::inOnePiece)).isPositive();
    }

    @Test
    void anAnswerThatIsRememberedInTheNext() {
        Function<ResponseDecoder, ResponseDecoder> forgetful = own -> new Decoding(own) {
            private boolean begun;

            @Override
            public void begin(ResponseHead head, TokenSink sink) {
                if (!begun) {
                    super.begin(head, sink);
                }
                begun = true;
            }
        };
        assertThat(failures(forgetful, AdapterContractTest::inOnePiece)).isPositive();
    }

    @Test
    void exceptionsOverAPage() {
        Function<ResponseDecoder, ResponseDecoder> brittle = own -> new Decoding(own) {
            @Override
            public void whole(EventSlice body, TokenSink sink) {
                if (!body.json().atObject()) {
                    throw new IllegalStateException("no JSON");
                }
                super.whole(body, sink);
            }
        };
        assertThat(failures(brittle, AdapterContractTest::aPageOrNothingUnder200IsAFailure))
                .isPositive();
    }

    @Test
    void statusesThatAreNotTold() {
        EngineAdapter vague = new Faulty(decoder -> decoder, "<b>no</b>");
        assertThat(failed(new Contract(vague) {}.errorStatusesAreClassifiedWhateverTheBodyIs()))
                .isPositive();
    }

    private static long failures(
            Function<ResponseDecoder, ResponseDecoder> fault,
            Function<AdapterContractTest, Stream<DynamicTest>> tests) {
        return failed(tests.apply(new Contract(new Faulty(fault, "")) {}));
    }

    private static long failed(Stream<DynamicTest> tests) {
        return tests.filter(ContractFindsTest::fails).count();
    }

    private static boolean fails(DynamicTest test) {
        try {
            test.getExecutable().execute();
            return false;
        } catch (Throwable e) {
            return true;
        }
    }

    /** The parrot's recordings, read by another. */
    private abstract static class Contract extends AdapterContractTest {
        private final EngineAdapter adapter;

        Contract(EngineAdapter adapter) {
            super("parrot");
            this.adapter = adapter;
        }

        @Override
        protected EngineAdapter adapter(String name) {
            return adapter;
        }

        @Override
        protected EngineTarget target(String name) {
            return Targets.of(new ParrotAdapter());
        }
    }

    /** The parrot's adapter with a fault in its decoder, or with words of its own for every status. */
    private record Faulty(Function<ResponseDecoder, ResponseDecoder> fault, String words) implements EngineAdapter {
        @Override
        public HttpCall chat(ChatRequest request, EngineTarget target) {
            return new ParrotAdapter().chat(request, target);
        }

        @Override
        public ResponseDecoder decoder(EngineTarget target) {
            return fault.apply(new ParrotAdapter().decoder(target));
        }

        @Override
        public EngineFailure failure(ResponseHead head, byte[] body) {
            return words.isEmpty()
                    ? new ParrotAdapter().failure(head, body)
                    : new EngineFailure(FailureCause.SERVER_ERROR, words);
        }

        @Override
        public HttpCall health(EngineTarget target) {
            return new ParrotAdapter().health(target);
        }
    }

    private static class Decoding implements ResponseDecoder {
        private final ResponseDecoder own;

        Decoding(ResponseDecoder own) {
            this.own = own;
        }

        @Override
        public void begin(ResponseHead head, TokenSink sink) {
            own.begin(head, sink);
        }

        @Override
        public void event(EventSlice event, TokenSink sink) {
            own.event(event, sink);
        }

        @Override
        public void whole(EventSlice body, TokenSink sink) {
            own.whole(body, sink);
        }
    }

    private static class Telling implements TokenSink {
        private final TokenSink own;

        Telling(TokenSink own) {
            this.own = own;
        }

        @Override
        public void text(byte[] json, int from, int to) {
            own.text(json, from, to);
        }

        @Override
        public void reasoning(byte[] json, int from, int to) {
            own.reasoning(json, from, to);
        }

        @Override
        public void toolCall() {
            own.toolCall();
        }

        @Override
        public void outputTokensSoFar(long tokens) {
            own.outputTokensSoFar(tokens);
        }

        @Override
        public void usage(long input, long output, long cached, long reasoning) {
            own.usage(input, output, cached, reasoning);
        }

        @Override
        public void figure(NativeFigure figure, long value) {
            own.figure(figure, value);
        }

        @Override
        public void finishReason(byte[] json, int from, int to) {
            own.finishReason(json, from, to);
        }

        @Override
        public void done() {
            own.done();
        }

        @Override
        public void error(FailureCause cause, String message) {
            own.error(cause, message);
        }
    }
}
