package io.llmharness.runtime.result;

/**
 * How the client's own JVM did during an iteration.
 *
 * @param gcPauses number of collections
 * @param gcTotalMillis time in them
 * @param gcMaxMillis longest mean of the collections of one second, which is the longest one where there was one
 * @param processCpu CPU time used by the process over the window's length times the number of logical CPUs, 0 to 1; negative: unknown
 * @param hostCpu mean load of the whole host, 0 to 1; negative: unknown
 */
public record ClientHealth(long gcPauses, long gcTotalMillis, long gcMaxMillis, double processCpu, double hostCpu) {
    /** Nothing known. */
    public static final ClientHealth UNKNOWN = new ClientHealth(0, 0, 0, -1, -1);

    /** The worse of each. */
    public ClientHealth worse(ClientHealth o) {
        return new ClientHealth(
                gcPauses + o.gcPauses,
                gcTotalMillis + o.gcTotalMillis,
                Math.max(gcMaxMillis, o.gcMaxMillis),
                Math.max(processCpu, o.processCpu),
                Math.max(hostCpu, o.hostCpu));
    }
}
