package org.brokerconnect.broker.zerodha;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.logging.Logger;
import org.brokerconnect.config.ManagedThreads;

/**
 * The threads of the streams besides those of the HTTP client, which only read and write.
 *
 * @param listeners for what may wait
 * @param alarm for what happens later
 */
record StreamThreads(Executor listeners, Alarm alarm) {

    private static final Logger LOG = Logger.getLogger(StreamThreads.class.getName());

    /** The server's. When it stops it takes no more work, and the streams end where they are. */
    static StreamThreads of(ManagedThreads threads) {
        return new StreamThreads(
                task -> unlessStopping(() -> threads.executor().execute(task)),
                (after, task) -> unlessStopping(
                        () -> threads.scheduler().schedule(task, after.toMillis(), TimeUnit.MILLISECONDS)));
    }

    private static void unlessStopping(Runnable handOver) {
        try {
            handOver.run();
        } catch (RejectedExecutionException stopping) {
            LOG.fine("the server takes no more work: a price stream stands still");
        }
    }
}
