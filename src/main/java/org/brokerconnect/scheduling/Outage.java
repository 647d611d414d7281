package org.brokerconnect.scheduling;

import java.time.Duration;

/**
 * Whether the database, which all background work needs, is known not to respond. Implemented by the package that
 * watches it; thread-safe and never blocking.
 */
public interface Outage {

    /** Whether the database does not respond now. */
    boolean isOngoing();

    /** How long it has not responded; zero while it responds. */
    Duration lasts();

    /** Whether the database caused this failure, so that a later try can succeed. */
    boolean explains(Throwable failure);
}
