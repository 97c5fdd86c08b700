/** vLLM's HTTP API. */
@NullMarked
package io.llmharness.adapters.vllm;

import org.jspecify.annotations.NullMarked;
