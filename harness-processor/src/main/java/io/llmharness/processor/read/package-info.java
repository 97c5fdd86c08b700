/** From the compiler's elements to the model: resolves which annotation applies, and states facts. Judges nothing. */
package io.llmharness.processor.read;
