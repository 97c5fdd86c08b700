package io.llmharness.runtime.fork;

import io.llmharness.runtime.link.Frame;
import io.llmharness.runtime.link.FrameCodec;
import io.llmharness.runtime.link.Link;
import io.llmharness.runtime.plan.Defaults;
import io.llmharness.runtime.plan.TrialPlan;
import io.llmharness.runtime.result.ForkResult;
import io.llmharness.runtime.result.RunListener;
import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Starts each fork as a fresh JVM on this machine and follows it over a loopback link. */
public final class LocalForkLauncher implements ForkLauncher {
    private final String classPath;
    private final Map<String, String> environment;
    private final Optional<Path> eventLog;
    private final Object lock = new Object();
    private @Nullable ForkProcess begun;
    private @Nullable Link current;
    private boolean interrupted;

    /**
     * A launcher.
     *
     * @param classPath class path of the forks
     * @param environment variables set in the forks beside those of this process
     */
    public LocalForkLauncher(String classPath, Map<String, String> environment) {
        this(classPath, environment, Optional.empty());
    }

    /** A launcher of forks that append to this event log, if there is one. */
    public LocalForkLauncher(String classPath, Map<String, String> environment, Optional<Path> eventLog) {
        this.classPath = classPath;
        this.environment = Map.copyOf(environment);
        this.eventLog = eventLog;
    }

    /** What a fork's JVM runs with unless a scenario says otherwise. */
    public static List<String> defaultJvmArgs() {
        return Defaults.JVM_ARGS;
    }

    @Override
    public void prepare(TrialPlan plan, RunListener listener) {
        try {
            ForkProcess process = start(plan, listener);
            synchronized (lock) {
                begun = process;
            }
            FrameCodec.prepare(Frame.Hello.class);
        } catch (IOException e) {
            // the fork that is to be run will meet the same, and tell it
        }
    }

    @Override
    public ForkResult run(TrialPlan plan, int index, RunListener listener) {
        ForkFollower follower = new ForkFollower(plan, listener);
        try {
            ForkProcess process = take(plan, listener);
            Optional<String> refusal;
            try (process) {
                refusal = converse(plan, process, follower);
                if (follower.ended()) {
                    process.saidBye();
                }
            }
            Optional<String> failure = refusal.or(follower::failure);
            ForkResult result = new ForkResult(
                    index,
                    process.pid(),
                    follower.iterations(),
                    follower.ended() ? failure : failure.or(() -> Optional.of(process.lastWords())));
            return result.logGap(follower.logGap())
                    .connections(follower.connections())
                    .parts(follower.parts());
        } catch (IOException e) {
            return new ForkResult(
                            index,
                            0,
                            follower.iterations(),
                            Optional.of("the fork could not be started: " + e.getMessage()))
                    .parts(follower.parts());
        }
    }

    @Override
    public void interrupt() {
        synchronized (lock) {
            interrupted = true;
            stop(current);
        }
    }

    @Override
    public void close() {
        try {
            ForkProcess unused = begun();
            if (unused != null) {
                unused.discard();
            }
        } catch (IOException e) {
            // a process that was never used is gone, and its temporary file is not
        }
    }

    private ForkProcess take(TrialPlan plan, RunListener listener) throws IOException {
        ForkProcess ready = begun();
        if (ready != null && ready.isFor(plan.forks())) {
            return ready;
        }
        if (ready != null) {
            ready.discard();
        }
        return start(plan, listener);
    }

    private @Nullable ForkProcess begun() {
        synchronized (lock) {
            ForkProcess process = begun;
            begun = null;
            return process;
        }
    }

    private ForkProcess start(TrialPlan plan, RunListener listener) throws IOException {
        return ForkProcess.start(plan.forks(), classPath, environment, listener::line);
    }

    /** Follows the fork to its end; gives what was wrong with the link, if anything. */
    private Optional<String> converse(TrialPlan plan, ForkProcess process, ForkFollower follower) throws IOException {
        Optional<Socket> socket = process.accept();
        if (socket.isEmpty()) {
            return Optional.empty(); // it ended before it called; its exit code tells
        }
        try (Link link = new Link(socket.get())) {
            Optional<String> refusal = greet(link, plan, process.token());
            if (refusal.isPresent()) {
                return refusal;
            }
            begin(link);
            while (!follower.ended()) {
                follower.accept(link.receive());
            }
        } catch (EOFException | SocketException e) {
            return Optional.empty(); // it died; its exit code tells
        } finally {
            synchronized (lock) {
                current = null;
            }
        }
        return Optional.empty();
    }

    /** From here on the fork can be stopped; a wish that came before is passed on now. */
    private void begin(Link link) {
        synchronized (lock) {
            current = link;
            if (interrupted) {
                stop(link);
            }
        }
    }

    private static void stop(@Nullable Link link) {
        if (link != null) {
            try {
                link.send(new Frame.Stop());
            } catch (IOException e) {
                // the fork is gone, which is what was wanted
            }
        }
    }

    private Optional<String> greet(Link link, TrialPlan plan, String token) throws IOException {
        if (!(link.receive() instanceof Frame.Hello hello) || !hello.token().equals(token)) {
            return Optional.of("something that is not the fork called on the fork's port");
        }
        String version = ForkedMain.version();
        if (hello.protocol() != Link.PROTOCOL || !hello.version().equals(version)) {
            String reason = "the fork runs llm-harness " + hello.version() + " (link protocol " + hello.protocol()
                    + "), but this is " + version + " (" + Link.PROTOCOL
                    + "): two versions are on the class path";
            link.send(new Frame.Refused(reason));
            return Optional.of(reason);
        }
        link.send(
                new Frame.Plan(plan, eventLog.map(file -> file.toAbsolutePath().toString())));
        return Optional.empty();
    }
}
