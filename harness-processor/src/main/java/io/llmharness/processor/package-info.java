/**
 * Turns annotated scenarios into generated descriptors; runs inside javac. The packages are the stages of a compile:
 *
 * <pre>
 * read      javac's elements  -> model     the only stage that looks at source elements
 * validate  model             -> problem   one class a concern; every message has an id
 * write     model             -> source    one rule a method group of the generated class
 * </pre>
 *
 * <p>{@code text} holds the small languages inside annotation values. The runtime is mentioned by name only.
 */
package io.llmharness.processor;
