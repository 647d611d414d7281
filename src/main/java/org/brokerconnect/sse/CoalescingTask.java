package org.brokerconnect.sse;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Runs a task on request, one run at a time. Requests during a run cause exactly one more run after it, so the last
 * request is always followed by a run. Thread-safe; requests never block.
 */
public final class CoalescingTask {

    private static final Logger LOG = Logger.getLogger(CoalescingTask.class.getName());

    private final AtomicInteger requests = new AtomicInteger();
    private final Executor executor;
    private final Runnable task;

    public CoalescingTask(Executor executor, Runnable task) {
        this.executor = executor;
        this.task = task;
    }

    /** Requests a run on the executor. If the executor rejects it, the next request tries again. */
    public void request() {
        if (requests.getAndIncrement() == 0) {
            try {
                executor.execute(this::run);
            } catch (RejectedExecutionException rejected) {
                requests.set(0);
            }
        }
    }

    /** Runs in the caller's thread, unless another thread is running the task; that one then runs it once more. */
    public void runInCallerThread() {
        if (requests.getAndIncrement() == 0) {
            run();
        }
    }

    private void run() {
        int seen;
        do {
            seen = requests.get();
            runSafely();
        } while (requests.addAndGet(-seen) != 0);
    }

    private void runSafely() {
        try {
            task.run();
        } catch (RuntimeException unexpected) {
            LOG.log(Level.WARNING, unexpected, () -> "a task failed; the next request runs it again");
        } catch (Error serious) {
            requests.set(0); // no thread runs the task any more, so the next request must start one
            throw serious;
        }
    }
}
