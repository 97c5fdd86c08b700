/** Rows of a file, one after the other: JSON lines, CSV, a JSON array; with line numbers and the file's hash. A leaf. */
@NullMarked
package io.llmharness.runtime.rows;

import org.jspecify.annotations.NullMarked;
