/** What is wrong with a source, where, and how javac is told. */
package io.llmharness.processor.problem;
