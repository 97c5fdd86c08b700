/** What will be run: scenarios × engines × loads × parameters, resolved into immutable trial plans before anything is started. */
@NullMarked
package io.llmharness.runtime.plan;

import org.jspecify.annotations.NullMarked;
