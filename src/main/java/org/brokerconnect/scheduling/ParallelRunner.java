package org.brokerconnect.scheduling;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.function.Supplier;
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
                .mapToObj(worker -> CompletableFuture.runAsync(() -> drain(left::poll, work), threads.executor()))
                .toArray(CompletableFuture<?>[]::new);
        CompletableFuture.allOf(workers).join();
    }

    /**
     * As {@link #forEach}, batch after batch until one is empty. The next batch is taken as soon as no item is left to
     * begin, while the last calls of the batch before still run.
     *
     * @param batches takes the next batch; called by one thread at a time
     */
    public <T> void forEachBatch(Supplier<List<T>> batches, int parallelism, Consumer<T> work) {
        List<T> first = batches.get();
        Batches<T> all = new Batches<>(batches, first);
        CompletableFuture<?>[] workers = IntStream.range(0, Math.min(parallelism, first.size()))
                .mapToObj(worker -> CompletableFuture.runAsync(() -> drain(all::poll, work), threads.executor()))
                .toArray(CompletableFuture<?>[]::new);
        CompletableFuture.allOf(workers).join();
    }

    /** The items of all batches; thread-safe. */
    private static final class Batches<T> {

        private final Supplier<List<T>> next;
        private final Queue<T> left;
        private boolean ended;

        Batches(Supplier<List<T>> next, List<T> first) {
            this.next = next;
            left = new ArrayDeque<>(first);
        }

        /** Null when a batch was empty, or could not be taken: no thread tries again then. */
        synchronized T poll() {
            if (left.isEmpty() && !ended) {
                ended = true;
                left.addAll(next.get());
                ended = left.isEmpty();
            }
            return left.poll();
        }
    }

    private static <T> void drain(Supplier<T> items, Consumer<T> work) {
        for (T item = items.get(); item != null; item = items.get()) {
            try {
                work.accept(item);
            } catch (RuntimeException failed) {
                LOG.log(Level.WARNING, failed, () -> "one item of a sweep failed; the other items continue");
            }
        }
    }
}
