package io.llmharness.benchmarks.speed;

/** One client in a JVM of its own: {@code bare}, {@code timed} (bare, with stamps) or {@code harness}, and its load. */
final class SpeedChild {
    private SpeedChild() {}

    public static void main(String[] args) throws Exception {
        Load load = Load.parse(args[1]);
        Figures figures =
                args[0].equals("harness") ? HarnessReader.run(load) : BareReader.run(load, args[0].equals("timed"));
        figures.print();
        System.exit(0);
    }
}
