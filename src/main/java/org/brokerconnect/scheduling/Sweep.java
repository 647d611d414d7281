package org.brokerconnect.scheduling;

import java.time.Duration;

/**
 * Background work that runs repeatedly on every node. {@link SweepTimer} finds all beans of this type and runs each by
 * its own interval, never twice at the same time on one node. Nodes share the work through the database: a sweep claims
 * rows.
 */
public interface Sweep {

    /** Names the sweep in metrics and logs; lower case, unique. */
    String name();

    /** The time between the starts of two runs; positive. */
    Duration interval();

    /**
     * Processes all work that is due. Runs without a transaction. A failure is logged, and the next run tries again.
     */
    void run();
}
