/** The server side of OpenAI's completions and Responses, for every engine whose simulated side speaks them. */
@NullMarked
package io.llmharness.adapters.openai.sim;

import org.jspecify.annotations.NullMarked;
