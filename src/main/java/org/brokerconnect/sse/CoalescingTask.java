package org.brokerconnect.sse;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Does one piece of work whenever it is asked for, never twice at once and never in vain: who asks while it runs makes it run once more. Asking
 * takes no time.
 */
public final class CoalescingTask {

    private static final Logger LOG = Logger.getLogger(CoalescingTask.class.getName());

    private final AtomicInteger requests = new AtomicInteger();
    private final Executor threads;
    private final Runnable work;

    public CoalescingTask(Executor threads, Runnable work) {
        this.threads = threads;
        this.work = work;
    }

    /** On one of the threads, unless the server takes no more work; then the next who asks gets it. */
    public void request() {
        if (requests.getAndIncrement() == 0) {
            try {
                threads.execute(this::run);
            } catch (RejectedExecutionException stopping) {
                requests.set(0);
            }
        }
    }

    /** In the caller's thread, or in the one that is at it already. */
    public void requestHere() {
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
            work.run();
        } catch (RuntimeException unexpected) {
            LOG.log(Level.WARNING, unexpected, () -> "work that was asked for failed; the next who asks gets it done");
        }
    }
}
