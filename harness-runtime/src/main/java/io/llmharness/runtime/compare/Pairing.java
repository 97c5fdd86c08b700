package io.llmharness.runtime.compare;

import io.llmharness.runtime.result.ForkResult;
import io.llmharness.runtime.result.IterationResult;
import io.llmharness.runtime.result.TrialResult;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Whether the forks of two trials ran in turn, as A B B A or A B A B: then fork i of one shares its moment with fork i of the other. */
final class Pairing {
    private record Begin(Instant at, boolean ofBase) {}

    private Pairing() {}

    static boolean inTurn(TrialResult base, TrialResult fresh) {
        List<Begin> begins = new ArrayList<>();
        begins(base).forEach(at -> begins.add(new Begin(at, true)));
        begins(fresh).forEach(at -> begins.add(new Begin(at, false)));
        begins.sort(Comparator.comparing(Begin::at));
        if (begins.size() < 4 || begins.size() % 2 == 1) {
            return false;
        }
        for (int i = 0; i < begins.size(); i += 2) {
            boolean together = begins.get(i).at().equals(begins.get(i + 1).at());
            if (together || begins.get(i).ofBase() == begins.get(i + 1).ofBase()) {
                return false;
            }
        }
        return true;
    }

    private static List<Instant> begins(TrialResult trial) {
        return trial.forks().stream()
                .map(ForkResult::iterations)
                .filter(iterations -> !iterations.isEmpty())
                .map(iterations -> iterations.get(0))
                .map(IterationResult::from)
                .toList();
    }
}
