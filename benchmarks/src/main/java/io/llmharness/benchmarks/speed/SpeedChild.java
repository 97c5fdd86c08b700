package io.llmharness.benchmarks.speed;

/** One client in a JVM of its own: {@code bare}, {@code timed} (bare, with stamps), {@code harness} or {@code logged}, and its load. */
final class SpeedChild {
    private SpeedChild() {}

    public static void main(String[] args) throws Exception {
        Load load = Load.parse(args[1]);
        Figures figures = switch (args[0]) {
            case "harness" -> HarnessReader.run(load);
            case "logged" -> HarnessReader.logged(load);
            default -> BareReader.run(load, args[0].equals("timed"));
        };
        figures.print();
        System.exit(0);
    }
}
