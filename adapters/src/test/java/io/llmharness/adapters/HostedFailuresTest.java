package io.llmharness.adapters;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmharness.adapters.anthropic.AnthropicAdapter;
import io.llmharness.adapters.azure.AzureOpenAiAdapter;
import io.llmharness.adapters.cohere.CohereAdapter;
import io.llmharness.adapters.contract.Heads;
import io.llmharness.adapters.gemini.GeminiAdapter;
import io.llmharness.adapters.ollama.OllamaAdapter;
import io.llmharness.adapters.openai.OpenAiAdapter;
import io.llmharness.adapters.vllm.VllmAdapter;
import io.llmharness.runtime.engine.EngineAdapter;
import io.llmharness.runtime.engine.EngineFailure;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What hosted engines mean with an error, and how long they ask one to wait. In the tables an apostrophe stands for a quote. */
class HostedFailuresTest {
    private static final AnthropicAdapter ANTHROPIC = new AnthropicAdapter();
    private static final GeminiAdapter GEMINI = new GeminiAdapter();
    private static final CohereAdapter COHERE = new CohereAdapter();
    private static final AzureOpenAiAdapter AZURE = new AzureOpenAiAdapter();
    private static final OpenAiAdapter OPENAI = new OpenAiAdapter();
    private static final String QUOTA =
            "{'error':{'code':429,'message':'You exceeded your current quota','status':'RESOURCE_EXHAUSTED','details':["
                    + "{'@type':'type.googleapis.com/google.rpc.QuotaFailure','violations':[{'quotaMetric':'m','quotaId':'%s','quotaValue':'10'}]},"
                    + "{'@type':'type.googleapis.com/google.rpc.RetryInfo','retryDelay':'%s'}]}}";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "400 | bad-request      | {'type':'error','error':{'type':'invalid_request_error','message':'temperature: Extra inputs are not permitted'},'request_id':'r'}",
                "400 | context-too-long | {'type':'error','error':{'type':'invalid_request_error','message':'prompt is too long: 219898 tokens > 200000 maximum'}}",
                "400 | context-too-long | {'type':'error','error':{'type':'invalid_request_error','message':'input length and `max_tokens` exceed context limit: 199759 + 8192 > 200000, decrease input length or `max_tokens` and try again'}}",
                "401 | authentication   | {'type':'error','error':{'type':'authentication_error','message':'invalid x-api-key'}}",
                "402 | bad-request      | {'type':'error','error':{'type':'billing_error','message':'credit'}}",
                "403 | authentication   | {'type':'error','error':{'type':'permission_error','message':'no'}}",
                "404 | unknown-model    | {'type':'error','error':{'type':'not_found_error','message':'model: claude-x'}}",
                "404 | unknown-model    | {'type':'error','error':{'type':'not_found_error','message':'model \\u0027no-such-model\\u0027 not found'}}",
                "404 | bad-request      | {'type':'error','error':{'type':'not_found_error','message':'Not found'}}",
                "413 | bad-request      | {'type':'error','error':{'type':'request_too_large','message':'Request exceeds the maximum size'}}",
                "429 | rate-limited     | {'type':'error','error':{'type':'rate_limit_error','message':'m','details':{'error_code':'ramp_limit_exceeded'}}}",
                "500 | server-error     | {'type':'error','error':{'type':'api_error','message':'Internal server error'}}",
                "504 | server-error     | {'type':'error','error':{'type':'timeout_error','message':'m'}}",
                "529 | overloaded       | {'type':'error','error':{'type':'overloaded_error','message':'Overloaded'}}",
                "503 | overloaded       | upstream connect error or disconnect/reset before headers",
                "502 | server-error     | <html><title>502 Bad Gateway</title></html>",
                "404 | bad-request      | <html><title>Not Found</title></html>",
                "302 | protocol-violation | "
            })
    void anthropic(int status, String cause, @Nullable String body) {
        assertThat(failure(ANTHROPIC, status, body, Map.of()).cause().key()).isEqualTo(cause);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "400 | authentication   | {'error':{'code':400,'message':'API key not valid. Please pass a valid API key.','status':'INVALID_ARGUMENT','details':[{'@type':'type.googleapis.com/google.rpc.ErrorInfo','reason':'API_KEY_INVALID','domain':'googleapis.com'}]}}",
                "400 | authentication   | {'error':{'code':400,'message':'no','status':'INVALID_ARGUMENT','details':[{'reason':'API_KEY_INVALID'}]}}",
                "400 | bad-request      | {'error':{'code':400,'message':'Invalid value at generation_config','status':'INVALID_ARGUMENT'}}",
                "400 | context-too-long | {'error':{'code':400,'message':'The input token count (1200293) exceeds the maximum number of tokens allowed (1048576).','status':'INVALID_ARGUMENT'}}",
                "400 | context-too-long | [{'error':{'code':400,'message':'The input token count (134123) exceeds the maximum number of tokens allowed (131072).','errors':[{'message':'x','reason':'badRequest'}],'status':'INVALID_ARGUMENT'}}]",
                "401 | authentication   | {'error':{'code':401,'message':'Request had invalid authentication credentials.','status':'UNAUTHENTICATED'}}",
                "403 | authentication   | {'error':{'code':403,'message':'Permission denied','status':'PERMISSION_DENIED'}}",
                "404 | unknown-model    | {'error':{'code':404,'message':'models/x is not found for API version v1beta, or is not supported for generateContent.','status':'NOT_FOUND'}}",
                "404 | unknown-model    | {'error':{'code':404,'message':'Publisher Model `projects/p/locations/l/publishers/google/models/x` was not found','status':'NOT_FOUND'}}",
                "404 | bad-request      | <html><title>Error 404 (Not Found)!!1</title></html>",
                "429 | rate-limited     | [{'error':{'code':429,'message':'Resource exhausted','status':'RESOURCE_EXHAUSTED'}}]",
                "499 | bad-request      | {'error':{'code':499,'message':'m','status':'CANCELLED'}}",
                "500 | server-error     | {'error':{'code':500,'message':'m','status':'INTERNAL'}}",
                "503 | overloaded       | {'error':{'code':503,'message':'The model is overloaded.','status':'UNAVAILABLE'}}",
                "504 | server-error     | {'error':{'code':504,'message':'m','status':'DEADLINE_EXCEEDED'}}",
                "503 | overloaded       | "
            })
    void gemini(int status, String cause, @Nullable String body) {
        assertThat(failure(GEMINI, status, body, Map.of()).cause().key()).isEqualTo(cause);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "400 | bad-request      | {'id':'1','message':'invalid request: messages must not be empty'}",
                "400 | context-too-long | {'message':'too many tokens: total number of tokens (prompt and prediction) cannot exceed 2048 - received 6354.'}",
                "401 | authentication   | {'id':'1','message':'invalid api token'}",
                "402 | bad-request      | {'message':'billing limit reached'}",
                "404 | unknown-model    | {'message':'model \\u0027x\\u0027 not found, make sure the correct model ID was used and that you have access to the model.'}",
                "404 | bad-request      | 404 page not found",
                "422 | bad-request      | {'message':'unprocessable'}",
                "429 | rate-limited     | {'message':'You are using a Trial key, which is limited to 10 API calls / minute.'}",
                "498 | authentication   | {'message':'invalid token'}",
                "498 | bad-request      | {'message':'blocked content'}",
                "500 | server-error     | {'message':'internal server error'}",
                "503 | overloaded       | {'message':'the service is unavailable'}",
                "504 | server-error     | "
            })
    void cohere(int status, String cause, @Nullable String body) {
        assertThat(failure(COHERE, status, body, Map.of()).cause().key()).isEqualTo(cause);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "400 | bad-request      | {'error':{'code':'content_filter','message':'filtered','innererror':{'code':'ResponsibleAIPolicyViolation','content_filter_result':{}}}}",
                "400 | context-too-long | {'error':{'code':'context_length_exceeded','message':'too long'}}",
                "401 | authentication   | {'statusCode':401,'message':'Unauthorized. Access token is missing, invalid or audience is incorrect.'}",
                "404 | unknown-model    | {'error':{'type':'invalid_request_error','code':'DeploymentNotFound','message':'The API deployment for this resource does not exist.'}}",
                "404 | bad-request      | {'error':{'code':'404','message':'Resource not found'}}",
                "429 | rate-limited     | {'error':{'code':'429','message':'Requests to the ChatCompletions_Create Operation have exceeded token rate limit.'}}",
                "500 | server-error     | {'error':{'code':'InternalServerError','message':'m'}}",
                "503 | overloaded       | "
            })
    void azure(int status, String cause, @Nullable String body) {
        assertThat(failure(AZURE, status, body, Map.of()).cause().key()).isEqualTo(cause);
    }

    @Test
    void theGatewaysOwnWordsAreKept() {
        assertThat(failure(AZURE, 401, "{'statusCode':401,'message':'Unauthorized.'}", Map.of())
                        .message())
                .isEqualTo("Unauthorized.");
        assertThat(failure(COHERE, 500, "{'id':'1','message':'boom'}", Map.of()).message())
                .isEqualTo("boom");
    }

    @Test
    void anthropicAsksInSecondsOrByAReset() {
        String body = "{'type':'error','error':{'type':'rate_limit_error','message':'m'}}";
        assertThat(failure(ANTHROPIC, 429, body, Map.of("retry-after", "12")).retryAfter())
                .contains(Duration.ofSeconds(12));
        assertThat(failure(
                                ANTHROPIC,
                                429,
                                body,
                                Map.of(
                                        "date",
                                        "Sun, 22 Nov 2026 10:00:00 GMT",
                                        "anthropic-ratelimit-input-tokens-remaining",
                                        "0",
                                        "anthropic-ratelimit-input-tokens-reset",
                                        "2026-11-22T10:00:30Z"))
                        .retryAfter())
                .contains(Duration.ofSeconds(30));
        String spent =
                body.replace("'message':'m'", "'message':'m','details':{'error_code':'enforced_spend_limit_reached'}");
        assertThat(failure(ANTHROPIC, 429, spent, Map.of("retry-after", "12")).retryAfter())
                .as("no wait raises a spend limit")
                .isEmpty();
    }

    @Test
    void googleAsksInTheBody() {
        assertThat(failure(
                                GEMINI,
                                429,
                                String.format(QUOTA, "GenerateRequestsPerMinutePerProjectPerModel", "1.5s"),
                                Map.of())
                        .retryAfter())
                .contains(Duration.ofMillis(1500));
        assertThat(failure(GEMINI, 429, "[" + String.format(QUOTA, "PerMinute", "46s") + "]", Map.of())
                        .retryAfter())
                .contains(Duration.ofSeconds(46));
        assertThat(failure(
                                GEMINI,
                                429,
                                String.format(QUOTA, "GenerateRequestsPerDayPerProjectPerModel-FreeTier", "46s"),
                                Map.of())
                        .retryAfter())
                .as("a day's quota")
                .isEmpty();
        assertThat(failure(GEMINI, 429, "{'error':{'message':'Please retry in 46.07s.'}}", Map.of())
                        .retryAfter())
                .contains(Duration.ofMillis(46_070));
        assertThat(failure(GEMINI, 503, "", Map.of("retry-after", "3")).retryAfter())
                .contains(Duration.ofSeconds(3));
    }

    @Test
    void azureAsksInMillisecondsInSecondsOrInWords() {
        String body = "{'error':{'code':'429','message':'%s'}}";
        assertThat(failure(AZURE, 429, String.format(body, "m"), Map.of("retry-after", "2", "retry-after-ms", "1500"))
                        .retryAfter())
                .contains(Duration.ofMillis(1500));
        assertThat(failure(AZURE, 429, String.format(body, "Please retry after 26 seconds."), Map.of())
                        .retryAfter())
                .contains(Duration.ofSeconds(26));
        assertThat(failure(
                                AZURE,
                                429,
                                String.format(body, "m"),
                                Map.of("x-ratelimit-remaining-tokens", "0", "x-ratelimit-reset-tokens", "55"))
                        .retryAfter())
                .contains(Duration.ofSeconds(55));
    }

    @Test
    void openAiAsksByAHeaderInWordsOrByADuration() {
        String body = "{'error':{'message':'%s','type':'%s','code':'%s'}}";
        String limited =
                String.format(body, "Rate limit reached. Please try again in 6m0s.", "tokens", "rate_limit_exceeded");
        assertThat(failure(OPENAI, 429, limited, Map.of()).retryAfter()).contains(Duration.ofMinutes(6));
        assertThat(failure(
                                OPENAI,
                                429,
                                String.format(body, "Rate limit reached.", "tokens", "rate_limit_exceeded"),
                                Map.of("x-ratelimit-reset-tokens", "1m2.5s", "x-ratelimit-reset-requests", "9h"))
                        .retryAfter())
                .contains(Duration.ofMillis(62_500));
        for (String code : List.of(
                "insufficient_quota",
                "credit_balance_exhausted",
                "project_spend_limit_exceeded",
                "organization_spend_limit_exceeded",
                "organization_usage_limit_exceeded")) {
            EngineFailure spent = failure(
                    OPENAI,
                    429,
                    String.format(body, "You exceeded your current quota", "insufficient_quota", code),
                    Map.of("retry-after", "5"));
            assertThat(spent.cause().key()).isEqualTo("rate-limited");
            assertThat(spent.retryAfter()).as(code).isEmpty();
        }
    }

    @Test
    void cohereAndSelfHostedEnginesAskByTheHeaderOfHttp() {
        for (EngineAdapter adapter : List.of(COHERE, new VllmAdapter(), new OllamaAdapter())) {
            assertThat(failure(adapter, 503, "{'message':'busy'}", Map.of("retry-after", "4"))
                            .retryAfter())
                    .contains(Duration.ofSeconds(4));
            assertThat(failure(adapter, 503, "{'message':'busy'}", Map.of()).retryAfter())
                    .isEmpty();
        }
        String monthly = "{'message':'You are using a Trial key, which is limited to 1000 API calls / month.'}";
        assertThat(failure(COHERE, 429, monthly, Map.of("retry-after", "4")).retryAfter())
                .isEmpty();
    }

    @Test
    void neverFailThemselves() {
        SplittableRandom random = new SplittableRandom(7);
        byte[] start = bytes("[" + String.format(QUOTA, "PerDay", "46s")
                + ",{'type':'error','error':{'type':'x','details':{'error_code':'y'}}}]");
        for (EngineAdapter adapter : List.of(ANTHROPIC, GEMINI, COHERE, AZURE)) {
            for (int round = 0; round < 10_000; round++) {
                byte[] body = start.clone();
                for (int hits = random.nextInt(8); hits > 0; hits--) {
                    body[random.nextInt(body.length)] = (byte) random.nextInt(256);
                }
                EngineFailure failure = adapter.failure(Heads.status(random.nextInt(300, 600)), body);
                if (failure.message().length() > 601) {
                    assertThat(failure).isNull();
                }
            }
        }
    }

    private static EngineFailure failure(
            EngineAdapter adapter, int status, @Nullable String body, Map<String, String> headers) {
        return adapter.failure(Heads.of(status, headers), bytes(body == null ? "" : body));
    }

    private static byte[] bytes(String text) {
        return text.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    }
}
