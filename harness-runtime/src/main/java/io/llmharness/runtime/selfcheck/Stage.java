package io.llmharness.runtime.selfcheck;

import io.llmharness.runtime.plan.TrialPlan.EnginePlan;
import io.llmharness.runtime.result.OperatingPoint;

/**
 * One thing that the client process is told to do.
 *
 * @param engine where the reference engine listens, and how it is spoken to
 * @param point the load
 * @param warmupNanos time before measuring; 0: none
 * @param measurementNanos time measured, where it is not a number of requests
 * @param requests above 0: requests measured, of which each is known not to have begun or ended outside of what is measured
 */
record Stage(EnginePlan engine, OperatingPoint point, long warmupNanos, long measurementNanos, int requests) {}
