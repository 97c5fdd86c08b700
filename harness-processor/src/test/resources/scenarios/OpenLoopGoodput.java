package com.example;

import io.llmharness.annotations.*;
import java.util.concurrent.TimeUnit;

/** The highest Poisson arrival rate at which 99% of the requests still meet the SLO. */
@LlmBenchmark
@Engine(value = "tgi", url = "${TGI_URL:http://localhost:8080}")
@BenchmarkMode(Mode.Goodput)
@ArrivalRate(
        value = {1, 2, 4, 8},
        arrivals = Arrivals.POISSON)
@Slo(ttft = "300ms", tpot = "50ms", attainment = 0.99)
@Timeout(time = 30, timeUnit = TimeUnit.SECONDS)
@Measurement(iterations = 1, time = 600)
@Workload(dataset = "sharegpt", seed = 7)
public class OpenLoopGoodput {}
