/** An event log read back: into the result of the run that wrote it, or request by request. Nothing here runs while anything is measured. */
@NullMarked
package io.llmharness.runtime.replay;

import org.jspecify.annotations.NullMarked;
