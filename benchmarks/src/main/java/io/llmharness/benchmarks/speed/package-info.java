/**
 * How fast and how exact the harness is, measured beside a yardstick: a bare Netty client that reads the same streams from the same
 * server and throws them away. {@link io.llmharness.benchmarks.speed.Speed} prints the table of docs/performance.md.
 */
package io.llmharness.benchmarks.speed;
