// Annotations of another version than the processor's: the attributes that it asks for are not there.
package io.llmharness.annotations;

@interface Workload {
    String prompt() default "";
}

@LlmBenchmark
@Engine("ollama")
@Workload(prompt = "Hi")
class LlmInternal {}
