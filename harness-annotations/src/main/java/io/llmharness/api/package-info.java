/** What workload methods take and return: plain immutable values without any dependency. */
package io.llmharness.api;
