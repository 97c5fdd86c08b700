package io.llmharness.runtime.sim;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command line of a simulator process. */
final class SimCommand {
    private static final int FIRST_TO_ASK_FOR_NATIVE_ACCESS = 22;

    private SimCommand() {}

    /** The command; the class path comes from the argument file. */
    static List<String> of(SimOptions options, List<String> ids, Path argumentFile) {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        List<String> command = new ArrayList<>(List.of(
                java.toString(),
                "-XX:+UseSerialGC",
                "-Xms64m",
                "-Xmx512m",
                "-XX:-UsePerfData",
                "-Xshare:auto",
                "-Dio.netty.leakDetection.level=disabled"));
        if (!options.burst()) {
            // what the second compiler gains is not needed at the pace of an engine, and its threads would disturb the
            // client
            command.add("-XX:TieredStopAtLevel=1");
        }
        if (Runtime.version().feature() >= FIRST_TO_ASK_FOR_NATIVE_ACCESS) {
            command.add("--enable-native-access=ALL-UNNAMED");
        }
        command.add("@" + argumentFile);
        command.addAll(List.of(SimProcess.class.getName(), String.join(",", ids), "0", options.toString()));
        return command;
    }

    /** The content of the argument file: the class path, quoted as the launcher wants it. */
    static String argumentFile(String classPath) {
        return "-cp\n\"" + classPath.replace("\\", "\\\\").replace("\"", "\\\"") + "\"\n";
    }
}
