package org.brokerconnect.scheduling;

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

/** Processes many items with a bounded number of managed threads. */
@Dependent
public class ParallelRunner {

    private static final Logger LOG = Logger.getLogger(ParallelRunner.class.getName());

    private final ManagedExecutors threads;

    @Inject
    public ParallelRunner(ManagedExecutors threads) {
        this.threads = threads;
    }

    /**
     * Calls {@code work} once for each item and returns when all calls have ended. An item whose call fails is logged
     * and does not stop the others.
     *
     * @param parallelism the maximum number of calls at the same time; positive
     */
    public <T> void forEach(List<T> items, int parallelism, Consumer<T> work) {
        Queue<T> left = new ConcurrentLinkedQueue<>(items);
        CompletableFuture<?>[] workers = IntStream.range(0, Math.min(parallelism, items.size()))
                .mapToObj(worker -> CompletableFuture.runAsync(() -> drain(left, work), threads.executor()))
                .toArray(CompletableFuture<?>[]::new);
        CompletableFuture.allOf(workers).join();
    }

    private static <T> void drain(Queue<T> left, Consumer<T> work) {
        for (T item = left.poll(); item != null; item = left.poll()) {
            try {
                work.accept(item);
            } catch (RuntimeException failed) {
                LOG.log(Level.WARNING, failed, () -> "one item of a sweep failed; the other items continue");
            }
        }
    }
}
