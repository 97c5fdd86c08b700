/** Where and with what a run happened: the harness's own version and the machine. Looked up outside any measurement. A leaf. */
@NullMarked
package io.llmharness.runtime.host;

import org.jspecify.annotations.NullMarked;
