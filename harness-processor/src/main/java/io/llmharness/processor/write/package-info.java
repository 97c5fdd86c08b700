/** From a valid model to source: small rules over one class under construction. */
package io.llmharness.processor.write;
