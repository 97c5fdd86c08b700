package io.llmharness.adapters;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmharness.adapters.anthropic.AnthropicAdapter;
import io.llmharness.adapters.azure.AzureOpenAiAdapter;
import io.llmharness.adapters.cohere.CohereAdapter;
import io.llmharness.adapters.contract.Heads;
import io.llmharness.adapters.gemini.GeminiAdapter;
import io.llmharness.adapters.http.HttpAdapter;
import io.llmharness.adapters.ollama.OllamaAdapter;
import io.llmharness.adapters.openai.OpenAiAdapter;
import io.llmharness.adapters.tgi.TgiAdapter;
import io.llmharness.adapters.vllm.VllmAdapter;
import io.llmharness.runtime.engine.EngineAdapter;
import io.llmharness.runtime.engine.EngineFailure;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which refusals last, so that a run ends with the first. In the tables an apostrophe stands for a quote. */
class LastingFailuresTest {
    private static final Map<String, EngineAdapter> ADAPTERS = Map.of(
            "openai", new OpenAiAdapter(),
            "azure-openai", new AzureOpenAiAdapter(),
            "anthropic", new AnthropicAdapter(),
            "gemini", new GeminiAdapter(),
            "cohere", new CohereAdapter(),
            "vllm", new VllmAdapter(),
            "tgi", new TgiAdapter(),
            "ollama", new OllamaAdapter(),
            "http", new HttpAdapter());

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "openai       | 401 | {'error':{'message':'Incorrect API key provided','type':'invalid_request_error','code':'invalid_api_key'}}",
                "openai       | 401 | {'error':{'code':401,'message':'Invalid API Key','type':'authentication_error'}}",
                "openai       | 429 | {'error':{'message':'You exceeded your current quota','type':'insufficient_quota','code':'insufficient_quota'}}",
                "openai       | 429 | {'error':{'message':'m','type':'insufficient_quota','code':'project_spend_limit_exceeded'}}",
                "azure-openai | 401 | {'error':{'code':'401','message':'Access denied due to invalid subscription key or wrong API endpoint.'}}",
                "anthropic    | 401 | {'type':'error','error':{'type':'authentication_error','message':'invalid x-api-key'}}",
                "anthropic    | 402 | {'type':'error','error':{'type':'billing_error','message':'m'}}",
                "anthropic    | 403 | {'type':'error','error':{'type':'permission_error','message':'m'}}",
                "anthropic    | 400 | {'type':'error','error':{'type':'invalid_request_error','message':'Your credit balance is too low to access the API.'}}",
                "anthropic    | 429 | {'type':'error','error':{'type':'rate_limit_error','message':'m','details':{'error_code':'enforced_spend_limit_reached'}}}",
                "gemini       | 400 | {'error':{'code':400,'message':'no','status':'INVALID_ARGUMENT','details':[{'reason':'API_KEY_INVALID'}]}}",
                "gemini       | 401 | {'error':{'code':401,'message':'m','status':'UNAUTHENTICATED'}}",
                "gemini       | 402 | {'error':{'code':402,'message':'m'}}",
                "gemini       | 429 | {'error':{'code':429,'message':'m','status':'RESOURCE_EXHAUSTED','details':[{'violations':[{'quotaId':'GenerateRequestsPerDayPerProjectPerModel-FreeTier'}]}]}}",
                "cohere       | 401 | {'id':'1','message':'invalid api token'}",
                "cohere       | 402 | {'message':'billing limit reached'}",
                "cohere       | 429 | {'message':'You are using a Trial key, which is limited to 1000 API calls / month.'}",
                "cohere       | 498 | {'message':'invalid token'}",
                "http         | 429 | {'error':{'message':'m','type':'insufficient_quota'}}"
            })
    void aKeyThatIsRefusedAndAQuotaThatNoWaitFillsLast(String engine, int status, String body) {
        EngineFailure failure = failure(engine, status, body);
        assertThat(failure.lasting()).isTrue();
        assertThat(failure.message()).as("the engine's words end the run").isNotEmpty();
        assertThat(failure.retryAfter()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "openai       | 429 | {'error':{'message':'m','type':'requests','code':'rate_limit_exceeded'}}",
                "openai       | 400 | {'error':{'message':'m','code':'context_length_exceeded'}}",
                "openai       | 500 | {'error':{'message':'m','type':'server_error'}}",
                "azure-openai | 429 | {'error':{'code':'429','message':'exceeded token rate limit'}}",
                "anthropic    | 429 | {'type':'error','error':{'type':'rate_limit_error','message':'m','details':{'error_code':'ramp_limit_exceeded'}}}",
                "anthropic    | 529 | {'type':'error','error':{'type':'overloaded_error','message':'Overloaded'}}",
                "gemini       | 429 | {'error':{'code':429,'message':'m','status':'RESOURCE_EXHAUSTED','details':[{'violations':[{'quotaId':'GenerateRequestsPerMinutePerProjectPerModel'}]}]}}",
                "cohere       | 429 | {'message':'You are using a Trial key, which is limited to 10 API calls / minute.'}",
                "cohere       | 498 | {'message':'blocked content'}",
                "vllm         | 401 | {'error':'Unauthorized'}",
                "tgi          | 429 | {'error':'Model is overloaded','error_type':'overloaded'}",
                "ollama       | 503 | {'error':'server busy, please try again.  maximum pending requests exceeded'}",
                "http         | 401 | "
            })
    void whatAnotherRequestMayEscapeDoesNot(String engine, int status, @Nullable String body) {
        assertThat(failure(engine, status, body).lasting()).isFalse();
    }

    private static EngineFailure failure(String engine, int status, @Nullable String body) {
        String text = body == null ? "" : body.replace('\'', '"');
        EngineAdapter adapter = Objects.requireNonNull(ADAPTERS.get(engine));
        return adapter.failure(Heads.status(status), text.getBytes(StandardCharsets.UTF_8));
    }
}
