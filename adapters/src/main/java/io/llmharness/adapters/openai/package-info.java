/** OpenAI's HTTP API. */
@NullMarked
package io.llmharness.adapters.openai;

import org.jspecify.annotations.NullMarked;
