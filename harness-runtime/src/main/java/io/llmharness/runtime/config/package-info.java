/**
 * Engines and scenarios from files, for people who write no Java: YAML or JSON, held to one JSON Schema, turned into the same models as
 * annotations are. Nothing of it is loaded unless a file is named.
 */
@NullMarked
package io.llmharness.runtime.config;

import org.jspecify.annotations.NullMarked;
