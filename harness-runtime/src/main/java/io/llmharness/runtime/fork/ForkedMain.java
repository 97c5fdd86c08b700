package io.llmharness.runtime.fork;

import io.llmharness.runtime.engine.Secret;
import io.llmharness.runtime.exec.Extensions;
import io.llmharness.runtime.exec.Progress;
import io.llmharness.runtime.exec.Thrown;
import io.llmharness.runtime.exec.TrialExecutor;
import io.llmharness.runtime.host.InterruptKey;
import io.llmharness.runtime.link.Frame;
import io.llmharness.runtime.link.FrameCodec;
import io.llmharness.runtime.link.Link;
import io.llmharness.runtime.plan.TrialPlan;
import io.llmharness.runtime.result.ConnectionFacts;
import io.llmharness.runtime.result.IntervalResult;
import io.llmharness.runtime.result.IterationResult;
import io.llmharness.runtime.text.RunFailure;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;

/**
 * What a fork's JVM runs. Its argument is the port where the parent listens; the token that proves who it is comes on standard input,
 * where no process listing shows it. A fork that loses its parent halts.
 */
public final class ForkedMain {
    private static final int EXIT_ORPHANED = 77;

    private final Link link;

    private ForkedMain(Link link) {
        this.link = link;
    }

    public static void main(String[] args) throws IOException {
        InterruptKey.ignore();
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        String token = in.readLine();
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(args[0]));
        try (Link link = new Link(socket)) {
            link.send(new Frame.Hello(
                    Link.PROTOCOL, version(), ProcessHandle.current().pid(), token));
            new ForkedMain(link).answer();
        }
        System.exit(0); // whatever threads the scenario has left behind
    }

    /** Version of the harness on this side's class path. */
    static String version() {
        String version = ForkedMain.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }

    /** What needs no plan is loaded before it is there: the parent may still be waiting for an engine. */
    private void answer() throws IOException {
        try {
            Extensions extensions = Extensions.load(ForkedMain.class.getClassLoader());
            FrameCodec.prepare(Frame.Plan.class);
            if (link.receive() instanceof Frame.Plan plan) {
                run(plan, extensions);
            }
        } catch (EOFException e) {
            throw e; // the parent has gone, or did not want this fork after all
        } catch (Throwable e) {
            link.send(new Frame.Failure(String.valueOf(e), trace(e)));
        }
    }

    private void run(Frame.Plan given, Extensions extensions) throws IOException {
        TrialPlan plan = given.plan();
        try {
            link.send(new Frame.Started());
            try (ForkLog log = ForkLog.append(given.eventLog().map(Path::of), plan, this::missing)) {
                TrialExecutor trial = new TrialExecutor(plan, extensions, key(plan), new Forwarding(), log.writer());
                listen(trial);
                trial.run();
            }
            link.send(new Frame.Bye());
        } catch (UnknownHostException e) {
            link.send(
                    new Frame.Failure("the host of " + plan.engine().url() + " has no address: " + e.getMessage(), ""));
        } catch (RunFailure e) {
            link.send(new Frame.Failure(String.valueOf(e.getMessage()), ""));
        } catch (Throwable e) {
            Secret key = key(plan);
            link.send(new Frame.Failure(key.mask(Thrown.sentence(e, plan)), key.mask(trace(e))));
        }
    }

    private void missing(String gap) {
        try {
            link.send(new Frame.LogGap(gap));
        } catch (IOException e) {
            Runtime.getRuntime().halt(EXIT_ORPHANED);
        }
    }

    private static Secret key(TrialPlan plan) {
        String variable = plan.engine().apiKeyEnv();
        String value = variable.isEmpty() ? null : System.getenv(variable);
        return value == null ? Secret.NONE : new Secret(value);
    }

    private void listen(TrialExecutor trial) {
        Thread listener = new Thread(() -> await(trial), "link");
        listener.setDaemon(true);
        listener.start();
    }

    private void await(TrialExecutor trial) {
        try {
            while (true) {
                if (link.receive() instanceof Frame.Stop) {
                    trial.stop();
                }
            }
        } catch (IOException e) {
            Runtime.getRuntime().halt(EXIT_ORPHANED);
        }
    }

    private static String trace(Throwable e) {
        StringWriter text = new StringWriter();
        e.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    /** Sends everything up the link. A link that is broken means that the parent is gone. */
    private final class Forwarding implements Progress {
        @Override
        public void interval(IntervalResult interval) {
            send(new Frame.Tick(interval));
        }

        @Override
        public void iteration(IterationResult iteration) {
            send(new Frame.IterationDone(iteration));
        }

        @Override
        public void connections(Set<ConnectionFacts> kinds) {
            send(new Frame.Connections(kinds));
        }

        @Override
        public void part(String workload, IterationResult iteration) {
            send(new Frame.PartDone(workload, iteration));
        }

        private void send(Frame frame) {
            try {
                link.send(frame);
            } catch (IOException e) {
                Runtime.getRuntime().halt(EXIT_ORPHANED);
            }
        }
    }
}
