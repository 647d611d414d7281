package org.brokerconnect.scheduling;

import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import org.brokerconnect.PartialFake;

/** The server's threads in a test's hand: nothing runs until the test says so, and then in the test's own thread. */
public final class ManualExecutors extends ManagedExecutors {

    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private final List<Runnable> repeated = new ArrayList<>();
    private boolean takesWork = true;
    private int cancelled;

    @Override
    public ManagedExecutorService executor() {
        return PartialFake.of(ManagedExecutorService.class, Map.of("execute", arguments -> {
            if (!takesWork) {
                throw new RejectedExecutionException("stopping");
            }
            waiting.add((Runnable) arguments[0]);
            return null;
        }));
    }

    @Override
    public ManagedScheduledExecutorService scheduler() {
        return PartialFake.of(ManagedScheduledExecutorService.class, Map.of("scheduleWithFixedDelay", arguments -> {
            repeated.add((Runnable) arguments[0]);
            return PartialFake.of(ScheduledFuture.class, Map.of("cancel", mayInterrupt -> {
                cancelled++;
                return true;
            }));
        }));
    }

    /** Runs what was handed over, and what that hands over. */
    public void runAll() {
        for (Runnable work = waiting.poll(); work != null; work = waiting.poll()) {
            work.run();
        }
    }

    /** How much was handed over and has not run. */
    public int waiting() {
        return waiting.size();
    }

    /** Lets everything that repeats happen once more. */
    public void tick() {
        List.copyOf(repeated).forEach(Runnable::run);
    }

    /** How many things repeat. */
    public int repeated() {
        return repeated.size() - cancelled;
    }

    /** From now on the server takes no work, or takes it again. */
    public void takeWork(boolean does) {
        takesWork = does;
    }
}
