package io.llmharness.runtime.replay;

import io.llmharness.runtime.eventlog.EventLogReader;
import io.llmharness.runtime.eventlog.LogDamaged;
import io.llmharness.runtime.eventlog.LogEntry;
import io.llmharness.runtime.eventlog.LogEntry.Place;
import io.llmharness.runtime.eventlog.Unpacker;
import io.llmharness.runtime.exec.ForkReplay;
import io.llmharness.runtime.plan.TrialPlan;
import io.llmharness.runtime.profile.Profile;
import io.llmharness.runtime.result.ForkResult;
import io.llmharness.runtime.result.IterationResult;
import io.llmharness.runtime.result.RunResult;
import io.llmharness.runtime.result.TrialResult;
import io.llmharness.runtime.text.UsageException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Makes the result of a run from its event log: the same as the run's own, to the last bit, when the log is whole. Of a log that breaks off
 * it makes what can be made, and the result says so.
 */
public final class RunReplay {
    private RunReplay() {}

    /**
     * Reads a log. Throws {@link UsageException} with a sentence for what is no event log, one of another version, or one that breaks off
     * before anything ran.
     */
    public static RunResult read(Path file) throws IOException {
        return read(file, UnaryOperator.identity());
    }

    /** The same with the figures of these definition profiles, whichever the run itself showed. */
    public static RunResult read(Path file, List<Profile> profiles) throws IOException {
        List<String> ids = profiles.stream().map(Profile::id).toList();
        return read(file, plan -> plan.profiles(ids));
    }

    private static RunResult read(Path file, UnaryOperator<TrialPlan> plans) throws IOException {
        Segments segments = new Segments(plans);
        Optional<String> damage = EventLogReader.read(file, segments);
        LogEntry.RunBegun begun = segments.begun;
        if (begun == null) {
            throw new UsageException(damage.orElse(file + " does not say what was run"));
        }
        LogEntry.RunEnded ended = segments.ended;
        return ended == null
                ? new BrokenRun(begun, plans, segments.all).result(damage.orElse("the log " + file + " has no end"))
                : whole(ended, plans, segments.all);
    }

    private static RunResult whole(LogEntry.RunEnded ended, UnaryOperator<TrialPlan> plans, List<Segment> segments) {
        List<TrialResult> trials = new ArrayList<>();
        for (int t = 0; t < ended.run().trials().size(); t++) {
            TrialResult trial = ended.run().trials().get(t);
            List<Place> places = ended.places().get(t);
            List<ForkResult> forks = new ArrayList<>();
            for (int f = 0; f < trial.forks().size(); f++) {
                forks.add(trial.forks().get(f).iterations(iterations(places.get(f), segments)));
            }
            trials.add(trial.plan(plans.apply(trial.plan())).forks(forks));
        }
        return ended.run().trials(trials);
    }

    private static List<IterationResult> iterations(Place place, List<Segment> segments) {
        if (place.iterations() == 0 || place.segment() < 0 || place.segment() >= segments.size()) {
            return List.of();
        }
        List<IterationResult> all = segments.get(place.segment()).iterations;
        return all.subList(0, Math.min(place.iterations(), all.size()));
    }

    /** A fork's part of the log. */
    static final class Segment {
        final LogEntry.ForkBegun begun;
        final List<IterationResult> iterations = new ArrayList<>();

        LogEntry.@Nullable ForkEnded ended;

        Segment(LogEntry.ForkBegun begun) {
            this.begun = begun;
        }
    }

    /** Replays each fork as it comes. */
    private static final class Segments implements EventLogReader.Visitor {
        private final UnaryOperator<TrialPlan> plans;
        private final List<Segment> all = new ArrayList<>();
        private LogEntry.@Nullable RunBegun begun;
        private LogEntry.@Nullable RunEnded ended;
        private @Nullable Segment segment;
        private @Nullable ForkReplay fork;

        Segments(UnaryOperator<TrialPlan> plans) {
            this.plans = plans;
        }

        @Override
        public void entry(LogEntry entry) {
            if (entry instanceof LogEntry.RunBegun first) {
                begun = first;
            } else if (entry instanceof LogEntry.ForkBegun next) {
                begin(next);
            } else if (entry instanceof LogEntry.StretchBegun stretch) {
                fork().begun(stretch);
            } else if (entry instanceof LogEntry.IterationDone done) {
                fork().done(done);
            } else if (entry instanceof LogEntry.ForkEnded end) {
                if (segment != null) {
                    segment.ended = end;
                }
            } else if (entry instanceof LogEntry.RunEnded last) {
                ended = last;
            }
        }

        private void begin(LogEntry.ForkBegun next) {
            LogEntry.RunBegun run = begun;
            if (run == null) {
                throw new LogDamaged("a fork begins before the run");
            }
            Segment own = new Segment(next);
            all.add(own);
            segment = own;
            fork = new ForkReplay(plans.apply(next.plan()), run, own.iterations::add);
        }

        @Override
        public void records(int loop, Unpacker records) {
            fork().records(loop, records);
        }

        private ForkReplay fork() {
            ForkReplay current = fork;
            if (current == null) {
                throw new LogDamaged("it belongs to no fork");
            }
            return current;
        }
    }
}
