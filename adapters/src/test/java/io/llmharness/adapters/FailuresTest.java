package io.llmharness.adapters;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmharness.adapters.contract.Heads;
import io.llmharness.adapters.ollama.OllamaAdapter;
import io.llmharness.adapters.openai.OpenAiAdapter;
import io.llmharness.adapters.tgi.TgiAdapter;
import io.llmharness.adapters.vllm.VllmAdapter;
import io.llmharness.runtime.engine.EngineAdapter;
import io.llmharness.runtime.engine.EngineFailure;
import io.llmharness.runtime.engine.FailureCause;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What answers with an error status mean, engine by engine. In the tables an apostrophe stands for a quote. */
class FailuresTest {
    private static final OpenAiAdapter OPENAI = new OpenAiAdapter();
    private static final VllmAdapter VLLM = new VllmAdapter();
    private static final OllamaAdapter OLLAMA = new OllamaAdapter();
    private static final TgiAdapter TGI = new TgiAdapter();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "401 | authentication   | {'error':{'message':'Incorrect API key provided','type':'invalid_request_error','code':'invalid_api_key'}}",
                "403 | authentication   | {'error':{'message':'Country not supported'}}",
                "404 | unknown-model    | {'error':{'message':'The model `x` does not exist or you do not have access to it.','type':'invalid_request_error','code':'model_not_found'}}",
                "403 | unknown-model    | {'error':{'message':'Project p does not have access to model x','code':'model_not_found'}}",
                "400 | context-too-long | {'error':{'message':'This model has a limit.','code':'context_length_exceeded'}}",
                "400 | bad-request      | {'error':{'message':'Unsupported value: temperature','code':'unsupported_value'}}",
                "429 | rate-limited     | {'error':{'message':'Rate limit reached for model x not found','type':'requests','code':'rate_limit_exceeded'}}",
                "429 | rate-limited     | {'error':{'message':'You exceeded your current quota','type':'insufficient_quota','code':'insufficient_quota'}}",
                "503 | rate-limited     | {'error':{'message':'Slow down','type':'rate_limit_error','code':'slow_down'}}",
                "429 | overloaded       | {'error':'Model is overloaded','error_type':'overloaded'}",
                "500 | server-error     | {'error':{'message':'The server had an error','type':'server_error'}}",
                "503 | model-loading    | {'error':{'message':'Loading model','type':'unavailable_error','code':503}}",
                "502 | server-error     | <html><title>502 Bad Gateway</title></html>",
                "404 | bad-request      | {'error':{'message':'File Not Found','type':'not_found_error','code':404}}",
                "400 | context-too-long | {'error':{'code':400,'message':'request (9 tokens) exceeds','type':'exceed_context_size_error','n_ctx':4}}",
                "408 | timeout          | ",
                "413 | bad-request      | Payload Too Large",
                "302 | protocol-violation | "
            })
    void openAiAndServersLikeIt(int status, String cause, String body) {
        assertThat(failure(OPENAI, status, body).cause().key()).isEqualTo(cause);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "400 | context-too-long | {'object':'error','message':'This model\\u0027s maximum context length is 8192 tokens. However, …','type':'BadRequestError','code':400}",
                "404 | unknown-model    | {'object':'error','message':'The model `x` does not exist.','type':'NotFoundError','param':null,'code':404}",
                "401 | authentication   | {'error':'Unauthorized'}",
                "503 | overloaded       | {'error':{'message':'The engine is currently busy and cannot accept new requests.','type':'Service Unavailable'}}",
                "500 | server-error     | {'error':{'message':'EngineCore died','type':'InternalServerError','code':500}}",
                "404 | bad-request      | {'detail':'Not Found'}"
            })
    void vllm(int status, String cause, String body) {
        assertThat(failure(VLLM, status, body).cause().key()).isEqualTo(cause);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "503 | overloaded       | {'error':'server busy, please try again.  maximum pending requests exceeded'}",
                "404 | unknown-model    | {'error':'model \\u0027x\\u0027 not found'}",
                "404 | bad-request      | 404 page not found",
                "400 | context-too-long | {'error':'the input length exceeds the context length'}",
                "400 | context-too-long | {'error':'the prompt is longer than the context length currently available to the model; …'}",
                "400 | bad-request      | {'error':'model is required'}",
                "500 | bad-request      | {'error':'option \\u0022num_predict\\u0022 must be of type integer'}",
                "500 | server-error     | {'error':'model requires more system memory (5.6 GiB) than is available (3.1 GiB)'}",
                "403 | authentication   | "
            })
    void ollama(int status, String cause, String body) {
        assertThat(failure(OLLAMA, status, body).cause().key()).isEqualTo(cause);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "429 | overloaded       | {'error':'Model is overloaded','error_type':'overloaded'}",
                "429 | rate-limited     | {'error':'quota of the gateway'}",
                "422 | bad-request      | {'error':'Input validation error: `inputs` cannot be empty','error_type':'validation'}",
                "422 | bad-request      | {'error':'Template error: no template','error_type':'template_error'}",
                "422 | context-too-long | {'error':'Input validation error: `inputs` tokens + `max_new_tokens` must be <= 9. Given: 8 `inputs` tokens and 2 `max_new_tokens`','error_type':'validation'}",
                "424 | server-error     | {'error':'Request failed during generation: x','error_type':'generation'}",
                "500 | server-error     | {'error':'Incomplete generation','error_type':'incomplete_generation'}",
                "503 | server-error     | {'error':'unhealthy','error_type':'healthcheck'}",
                "503 | overloaded       | ",
                "401 | authentication   | "
            })
    void tgi(int status, String cause, String body) {
        assertThat(failure(TGI, status, body).cause().key()).isEqualTo(cause);
    }

    @Test
    void keepTheEnginesOwnWords() {
        assertThat(failure(OLLAMA, 503, "{'error':'server busy, please try again.  maximum pending requests exceeded'}")
                        .message())
                .isEqualTo("server busy, please try again.  maximum pending requests exceeded");
        assertThat(failure(VLLM, 502, "<html><title>502 Bad Gateway</title></html>")
                        .message())
                .isEqualTo("502 Bad Gateway");
        assertThat(failure(OPENAI, 500, null).message()).isEmpty();
    }

    @Test
    void neverFailThemselves() {
        SplittableRandom random = new SplittableRandom(5);
        byte[] start = "{\"error\":{\"message\":\"The model `x` does not exist\",\"code\":404}}"
                .getBytes(StandardCharsets.UTF_8);
        for (EngineAdapter adapter : List.of(OPENAI, VLLM, OLLAMA, TGI)) {
            for (int round = 0; round < 10_000; round++) {
                byte[] body = start.clone();
                for (int hits = random.nextInt(6); hits > 0; hits--) {
                    body[random.nextInt(body.length)] = (byte) random.nextInt(256);
                }
                EngineFailure failure = adapter.failure(Heads.status(random.nextInt(300, 600)), body);
                boolean sound = failure.cause() != FailureCause.MIDSTREAM_ERROR
                        && failure.message().length() <= 601;
                if (!sound) {
                    assertThat(failure)
                            .as(new String(body, StandardCharsets.ISO_8859_1))
                            .isNull();
                }
            }
        }
    }

    private static EngineFailure failure(EngineAdapter adapter, int status, @Nullable String body) {
        String text = body == null ? "" : body.replace('\'', '"');
        return adapter.failure(Heads.status(status), text.getBytes(StandardCharsets.UTF_8));
    }
}
