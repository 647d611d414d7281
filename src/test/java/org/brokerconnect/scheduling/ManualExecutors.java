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

/**
 * Managed executors that a test controls: tasks run when the test calls {@link #runAll} or {@link #tick}, in the test's
 * thread.
 */
public final class ManualExecutors extends ManagedExecutors {

    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private final List<Runnable> repeated = new ArrayList<>();
    private boolean acceptsTasks = true;
    private int cancelled;

    @Override
    public ManagedExecutorService executor() {
        return PartialFake.of(ManagedExecutorService.class, Map.of("execute", arguments -> {
            if (!acceptsTasks) {
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

    /** Runs all submitted tasks, and those that they submit. */
    public void runAll() {
        for (Runnable work = waiting.poll(); work != null; work = waiting.poll()) {
            work.run();
        }
    }

    /** The number of submitted tasks that have not run. */
    public int waiting() {
        return waiting.size();
    }

    /** Runs every periodic task once. */
    public void tick() {
        List.copyOf(repeated).forEach(Runnable::run);
    }

    /** The number of periodic tasks that are not cancelled. */
    public int repeated() {
        return repeated.size() - cancelled;
    }

    /** Makes the executor reject tasks, or accept them again. */
    public void acceptTasks(boolean accepts) {
        acceptsTasks = accepts;
    }
}
