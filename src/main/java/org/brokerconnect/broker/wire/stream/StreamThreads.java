package org.brokerconnect.broker.wire.stream;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.logging.Logger;
import org.brokerconnect.scheduling.Delayer;
import org.brokerconnect.scheduling.ManagedExecutors;

/**
 * The threads of the streams; the HTTP client's own thread only reads and writes.
 *
 * @param executor for tasks that can block: listeners, and opening a socket
 * @param delayer for delayed tasks
 */
public record StreamThreads(Executor executor, Delayer delayer) {

    private static final Logger LOG = Logger.getLogger(StreamThreads.class.getName());

    /** The server's managed threads. While the server shuts down, tasks are dropped. */
    public static StreamThreads of(ManagedExecutors executors) {
        return new StreamThreads(
                task -> {
                    try {
                        executors.executor().execute(task);
                    } catch (RejectedExecutionException stopping) {
                        LOG.fine("the server is shutting down: a task of a price stream was dropped");
                    }
                },
                executors.delayer());
    }
}
