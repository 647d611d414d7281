package org.brokerconnect.session;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import org.brokerconnect.scheduling.ManagedExecutors;

/** Processes many items, a few at a time, on the server's threads. A failed item is logged and does not stop the others. */
@Dependent
class Parallel {

    private static final Logger LOG = Logger.getLogger(Parallel.class.getName());

    private final ManagedExecutors threads;
    private final SweepConfig config;

    @Inject
    Parallel(ManagedExecutors threads, SweepConfig config) {
        this.threads = threads;
        this.config = config;
    }

    /** Returns when all are done. */
    <T> void each(List<T> items, Consumer<T> work) {
        Queue<T> left = new ConcurrentLinkedQueue<>(items);
        CompletableFuture<?>[] workers = IntStream.range(0, Math.min(config.parallelCalls(), items.size()))
                .mapToObj(worker -> CompletableFuture.runAsync(() -> drain(left, work), threads.executor()))
                .toArray(CompletableFuture<?>[]::new);
        CompletableFuture.allOf(workers).join();
    }

    private static <T> void drain(Queue<T> left, Consumer<T> work) {
        for (T item = left.poll(); item != null; item = left.poll()) {
            try {
                work.accept(item);
            } catch (RuntimeException failed) {
                LOG.log(Level.WARNING, failed, () -> "one item of a sweep failed; the others go on");
            }
        }
    }
}
