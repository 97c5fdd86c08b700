/** The workloads of docs/workloads.md, as scenarios that run. */
package io.llmharness.benchmarks.workloads;
