package org.brokerconnect.broker.zerodha.stream;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.logging.Logger;
import org.brokerconnect.scheduling.Delayer;
import org.brokerconnect.scheduling.ManagedExecutors;

/**
 * The threads of the streams besides those of the HTTP client, which only read and write.
 *
 * @param listeners for what may wait
 * @param delayer for what happens later
 */
record StreamThreads(Executor listeners, Delayer delayer) {

    private static final Logger LOG = Logger.getLogger(StreamThreads.class.getName());

    /** The server's. When it stops it takes no more work, and the streams end where they are. */
    static StreamThreads of(ManagedExecutors threads) {
        return new StreamThreads(
                task -> {
                    try {
                        threads.executor().execute(task);
                    } catch (RejectedExecutionException stopping) {
                        LOG.fine("the server takes no more work: a price stream stands still");
                    }
                },
                threads.delayer());
    }
}
