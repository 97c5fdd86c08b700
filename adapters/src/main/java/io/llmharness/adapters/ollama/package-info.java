/** Ollama's HTTP API. */
@NullMarked
package io.llmharness.adapters.ollama;

import org.jspecify.annotations.NullMarked;
