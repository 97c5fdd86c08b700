/** What the surroundings say about reaching a server: proxies and trusted certificates. */
@NullMarked
package io.llmharness.runtime.net;

import org.jspecify.annotations.NullMarked;
