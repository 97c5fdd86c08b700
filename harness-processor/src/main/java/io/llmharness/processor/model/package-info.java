/**
 * What a source says, before anybody judges it: plain records without any compiler type. The hand-over from reading to
 * validating and writing.
 */
package io.llmharness.processor.model;
