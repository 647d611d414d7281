package org.brokerconnect.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ParallelRunnerTest {

    private static final int PARALLELISM = 4;

    private final PooledExecutors threads = new PooledExecutors();
    private final ParallelRunner parallel = new ParallelRunner(threads);
    private final Set<Integer> done = ConcurrentHashMap.newKeySet();

    @AfterEach
    void stop() {
        threads.close();
    }

    private static List<Integer> numbers(int count) {
        return IntStream.range(0, count).boxed().toList();
    }

    @Test
    void it_returns_when_all_items_are_done_and_never_exceeds_the_parallelism() {
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();

        parallel.forEach(numbers(200), PARALLELISM, number -> {
            most.accumulateAndGet(running.incrementAndGet(), Math::max);
            done.add(number);
            running.decrementAndGet();
        });

        assertThat(done).hasSize(200);
        assertThat(most.get()).isBetween(1, PARALLELISM);
    }

    @Test
    void it_runs_as_many_items_concurrently_as_the_parallelism() {
        CyclicBarrier allHaveStarted = new CyclicBarrier(PARALLELISM);

        parallel.forEach(numbers(2 * PARALLELISM), PARALLELISM, number -> {
            await(allHaveStarted);
            done.add(number);
        });

        assertThat(done).hasSize(2 * PARALLELISM);
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (Exception broken) {
            throw new IllegalStateException(broken);
        }
    }

    @Test
    void failed_items_do_not_stop_the_others() {
        parallel.forEach(numbers(50), PARALLELISM, number -> {
            if (number % 3 == 0) {
                throw new IllegalStateException("this item fails");
            }
            done.add(number);
        });

        assertThat(done).hasSize(33);
    }

    @Test
    void an_empty_list_uses_no_thread() {
        threads.close();

        parallel.forEach(List.of(), PARALLELISM, number -> done.add((Integer) number));

        assertThat(done).isEmpty();
    }

    @Test
    void the_next_batch_begins_while_the_last_item_of_a_batch_still_runs() {
        Iterator<List<Integer>> batches =
                List.of(List.of(1, 2), List.of(3, 4), List.<Integer>of()).iterator();
        CountDownLatch fourth = new CountDownLatch(1);

        parallel.forEachBatch(batches::next, 2, number -> {
            if (number == 1) {
                awaitMinute(fourth);
            }
            done.add(number);
            if (number == 4) {
                fourth.countDown();
            }
        });

        assertThat(done).containsExactlyInAnyOrder(1, 2, 3, 4);
        assertThat(batches.hasNext()).isFalse();
    }

    private static void awaitMinute(CountDownLatch latch) {
        try {
            assertThat(latch.await(1, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    @Test
    void no_thread_starts_when_the_first_batch_is_empty() {
        new ParallelRunner(null).forEachBatch(List::of, PARALLELISM, done::add);

        assertThat(done).isEmpty();
    }

    @Test
    void a_batch_that_cannot_be_taken_ends_the_work_and_is_reported() {
        AtomicInteger taken = new AtomicInteger();

        assertThatThrownBy(() -> parallel.forEachBatch(
                        () -> {
                            if (taken.getAndIncrement() > 0) {
                                throw new IllegalStateException("no connection");
                            }
                            return numbers(PARALLELISM);
                        },
                        PARALLELISM,
                        done::add))
                .hasRootCauseMessage("no connection");

        assertThat(taken).hasValue(2);
        assertThat(done).hasSize(PARALLELISM);
    }
}
