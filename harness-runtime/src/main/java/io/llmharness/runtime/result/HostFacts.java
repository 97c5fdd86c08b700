package io.llmharness.runtime.result;

/**
 * The harness and the machine it ran on.
 *
 * @param version the harness's version
 * @param commit the source revision it was built from; {@code unknown} outside a work tree
 * @param jvm name and version of the JVM
 * @param os name and version of the operating system
 * @param cpu the processor's name
 * @param logicalCpus number of logical CPUs
 * @param memoryBytes physical memory
 * @param loadAverage one-minute load average at the start; negative when the system has none
 * @param commandLine the arguments, secrets masked
 */
public record HostFacts(
        String version,
        String commit,
        String jvm,
        String os,
        String cpu,
        int logicalCpus,
        long memoryBytes,
        double loadAverage,
        String commandLine) {}
