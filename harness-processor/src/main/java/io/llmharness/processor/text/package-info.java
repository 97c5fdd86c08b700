/** The small languages inside annotation values: durations, lengths, placeholders, URLs, keys. Pure functions; a leaf. */
package io.llmharness.processor.text;
