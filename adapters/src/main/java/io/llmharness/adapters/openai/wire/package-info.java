/** What the engines that speak OpenAI's wire format share. */
@NullMarked
package io.llmharness.adapters.openai.wire;

import org.jspecify.annotations.NullMarked;
