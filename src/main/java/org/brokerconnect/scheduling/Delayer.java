package org.brokerconnect.scheduling;

import java.time.Duration;

/**
 * Runs a task once after a delay. Tasks must be short and must check that they are still needed. Tests run tasks by
 * hand.
 */
@FunctionalInterface
public interface Delayer {

    /** Runs {@code task} once, {@code delay} from now, on another thread. Never blocks. */
    void schedule(Duration delay, Runnable task);
}
