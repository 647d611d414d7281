package org.brokerconnect.broker.wire.stream;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.brokerconnect.scheduling.Delayer;

/** Delayed tasks that a test runs. A task is recognised by its delay, which is different for each purpose. */
public final class ManualDelayer implements Delayer {

    private static final long PATIENCE_SECONDS = 60;

    /** A task that the test has not run yet. */
    public record Task(Duration delay, Runnable task) {

        public Task run() {
            task.run();
            return this;
        }
    }

    private final BlockingQueue<Task> checks = new LinkedBlockingQueue<>();
    private final BlockingQueue<Task> timeouts = new LinkedBlockingQueue<>();
    private final BlockingQueue<Task> reconnects = new LinkedBlockingQueue<>();
    private volatile Duration openTimeout = Duration.ZERO;

    /** Sets the delay by which a timeout of opening is recognised. */
    public void openTimeout(Duration timeout) {
        openTimeout = timeout;
    }

    @Override
    public void schedule(Duration delay, Runnable task) {
        Task scheduled = new Task(delay, task);
        if (delay.equals(SocketWatchdog.INTERVAL)) {
            checks.add(scheduled);
        } else {
            (delay.equals(openTimeout) ? timeouts : reconnects).add(scheduled);
        }
    }

    /** The next reconnect; waits until it is scheduled. */
    public Task reconnect() {
        return next(reconnects, "reconnect");
    }

    /** The next check of an open socket; waits until it is scheduled. */
    public Task check() {
        return next(checks, "check");
    }

    /** The next timeout of opening a socket; waits until it is scheduled. */
    public Task timeout() {
        return next(timeouts, "timeout");
    }

    public boolean hasReconnect() {
        return !reconnects.isEmpty();
    }

    private static Task next(BlockingQueue<Task> queue, String what) {
        try {
            Task next = queue.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (next == null) {
                throw new AssertionError("no " + what + " was scheduled");
            }
            return next;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
