/** Judges a model: one class a concern, each telling all it finds. Looks at no compiler type and writes nothing. */
package io.llmharness.processor.validate;
