package org.brokerconnect.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.brokerconnect.scheduling.PooledExecutors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ParallelTest {

    private static final int AT_ONCE = 4;

    private final PooledExecutors threads = new PooledExecutors();
    private final Parallel parallel = new Parallel(threads, new SweepConfig(5, 100, AT_ONCE, 730, 365));
    private final Set<Integer> done = ConcurrentHashMap.newKeySet();

    @AfterEach
    void stop() {
        threads.close();
    }

    private static List<Integer> numbers(int count) {
        return IntStream.range(0, count).boxed().toList();
    }

    @Test
    void all_are_done_when_it_returns_and_never_more_than_so_many_at_once() {
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();

        parallel.each(numbers(200), number -> {
            most.accumulateAndGet(running.incrementAndGet(), Math::max);
            done.add(number);
            running.decrementAndGet();
        });

        assertThat(done).hasSize(200);
        assertThat(most.get()).isBetween(1, AT_ONCE);
    }

    @Test
    void it_does_so_many_at_once_indeed() {
        CyclicBarrier allAreHere = new CyclicBarrier(AT_ONCE);

        parallel.each(numbers(2 * AT_ONCE), number -> {
            await(allAreHere);
            done.add(number);
        });

        assertThat(done).hasSize(2 * AT_ONCE);
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (Exception broken) {
            throw new IllegalStateException(broken);
        }
    }

    @Test
    void those_that_fail_do_not_stop_the_others() {
        parallel.each(numbers(50), number -> {
            if (number % 3 == 0) {
                throw new IllegalStateException("this one is broken");
            }
            done.add(number);
        });

        assertThat(done).hasSize(33);
    }

    @Test
    void nothing_to_do_takes_no_thread() {
        threads.close();

        parallel.each(List.of(), number -> done.add((Integer) number));

        assertThat(done).isEmpty();
    }
}
