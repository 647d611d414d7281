package org.brokerconnect.container;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.Dependent;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/** Runs tasks at the same time on threads of the container, which call EJBs as requests do. */
@Dependent
public class Concurrently {

    @Resource
    private ManagedThreadFactory threads;

    /**
     * Runs {@code count} tasks that begin together.
     *
     * @param task makes the task with this number, counted from 0
     * @return their results, in the order of their numbers
     * @throws ExecutionException if a task failed
     */
    public <T> List<T> run(int count, IntFunction<Callable<T>> task) throws ExecutionException, InterruptedException {
        CyclicBarrier start = new CyclicBarrier(count);
        ExecutorService executor = Executors.newFixedThreadPool(count, threads);
        try {
            List<Future<T>> running = new ArrayList<>();
            for (int number = 0; number < count; number++) {
                Callable<T> work = task.apply(number);
                running.add(executor.submit(() -> {
                    start.await();
                    return work.call();
                }));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> result : running) {
                results.add(result.get());
            }
            return results;
        } finally {
            executor.shutdownNow();
        }
    }
}
