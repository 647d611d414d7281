package org.brokerconnect.scheduling;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.logging.Logger;

/**
 * The server's managed executors (Jakarta Concurrency); the only class that looks them up. They are not produced as
 * beans of their own types, because some servers already do that.
 */
@ApplicationScoped
public class ManagedExecutors {

    private static final Logger LOG = Logger.getLogger(ManagedExecutors.class.getName());

    @Resource
    private ManagedExecutorService executor;

    @Resource
    private ManagedScheduledExecutorService scheduler;

    @Resource
    private ManagedThreadFactory threads;

    /** For work that may block, such as a call to a broker. */
    public ManagedExecutorService executor() {
        return executor;
    }

    /** For periodic and delayed tasks; these must be short. */
    public ManagedScheduledExecutorService scheduler() {
        return scheduler;
    }

    /** For the few threads that run as long as the application. */
    public ThreadFactory threads() {
        return threads;
    }

    /** Schedules on {@link #scheduler()}. While the server shuts down, tasks are dropped. */
    public Delayer delayer() {
        return (delay, task) -> {
            try {
                scheduler().schedule(task, toMillisRoundedUp(delay), TimeUnit.MILLISECONDS);
            } catch (RejectedExecutionException shuttingDown) {
                LOG.fine("the server is shutting down: a delayed task was dropped");
            }
        };
    }

    /** A task that runs too early would have to be scheduled again. */
    private static long toMillisRoundedUp(Duration delay) {
        return delay.plusNanos(999_999).toMillis();
    }
}
