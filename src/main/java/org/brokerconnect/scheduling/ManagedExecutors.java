package org.brokerconnect.scheduling;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.logging.Logger;

/**
 * The server's own threads; the one place that looks them up. Not produced as beans of their own types, because some servers already do that and
 * others do not.
 */
@ApplicationScoped
public class ManagedExecutors {

    private static final Logger LOG = Logger.getLogger(ManagedExecutors.class.getName());

    @Resource
    private ManagedExecutorService executor;

    @Resource
    private ManagedScheduledExecutorService scheduler;

    /** For work that may wait for a broker. */
    public ManagedExecutorService executor() {
        return executor;
    }

    /** For what happens again and again; its work is short. */
    public ManagedScheduledExecutorService scheduler() {
        return scheduler;
    }

    /** Rings on the scheduler. A server that stops takes no more work, and then it does not ring. */
    public Delayer alarm() {
        return (after, what) -> {
            try {
                scheduler().schedule(what, toMillisRoundedUp(after), TimeUnit.MILLISECONDS);
            } catch (RejectedExecutionException stopping) {
                LOG.fine("the server takes no more work: an alarm will not ring");
            }
        };
    }

    /** What rings too early would have to be rung again. */
    private static long toMillisRoundedUp(Duration time) {
        return time.plusNanos(999_999).toMillis();
    }
}
