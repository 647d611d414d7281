package org.brokerconnect.scheduling;

import java.time.Duration;

/**
 * Runs a task once after a delay. Tasks must be short and must check that they are still needed. Tests run tasks by
 * hand.
 */
@FunctionalInterface
public interface Delayer {

    void ring(Duration after, Runnable what);
}
