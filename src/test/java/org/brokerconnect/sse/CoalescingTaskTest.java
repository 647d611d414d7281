package org.brokerconnect.sse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.brokerconnect.scheduling.ManualExecutors;
import org.junit.jupiter.api.Test;

class CoalescingTaskTest {

    private final ManualExecutors threads = new ManualExecutors();
    private final AtomicInteger runs = new AtomicInteger();

    @Test
    void many_requests_before_it_starts_are_one_piece_of_work() {
        CoalescingTask flight = new CoalescingTask(threads.executor(), runs::incrementAndGet);

        for (int i = 0; i < 100; i++) {
            flight.request();
        }

        assertThat(threads.waiting()).isEqualTo(1);
        threads.runAll();
        assertThat(runs).hasValue(1);
    }

    @Test
    void who_asks_while_it_runs_makes_it_run_once_more_in_the_same_thread() {
        CoalescingTask[] flight = new CoalescingTask[1];
        flight[0] = new CoalescingTask(threads.executor(), () -> {
            if (runs.incrementAndGet() == 1) {
                flight[0].request();
                flight[0].requestHere();
            }
        });

        flight[0].request();
        threads.runAll();

        assertThat(runs).hasValue(2);
    }

    @Test
    void work_that_fails_is_done_again_when_somebody_asks() {
        CoalescingTask flight = new CoalescingTask(threads.executor(), () -> {
            runs.incrementAndGet();
            throw new IllegalStateException("the database is away");
        });

        flight.request();
        threads.runAll();
        flight.request();
        threads.runAll();

        assertThat(runs).hasValue(2);
    }

    @Test
    void a_server_that_takes_no_work_does_not_block_the_next_who_asks() {
        CoalescingTask flight = new CoalescingTask(threads.executor(), runs::incrementAndGet);
        threads.takeWork(false);
        flight.request();
        threads.takeWork(true);

        flight.request();
        threads.runAll();

        assertThat(runs).hasValue(1);
    }

    @Test
    void it_never_runs_twice_at_once_and_never_misses_the_last_request() throws Exception {
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger overlaps = new AtomicInteger();
        AtomicInteger asked = new AtomicInteger();
        AtomicInteger seen = new AtomicInteger();
        ExecutorService pool = Executors.newFixedThreadPool(4);
        CoalescingTask flight = new CoalescingTask(pool, () -> {
            overlaps.addAndGet(inside.getAndIncrement());
            seen.set(asked.get());
            inside.decrementAndGet();
        });
        CountDownLatch done = new CountDownLatch(4);
        for (int asker = 0; asker < 4; asker++) {
            new Thread(() -> {
                        for (int i = 0; i < 5_000; i++) {
                            asked.incrementAndGet();
                            flight.request();
                        }
                        done.countDown();
                    })
                    .start();
        }

        done.await();
        pool.shutdown();

        assertThat(pool.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
        assertThat(overlaps).hasValue(0);
        assertThat(seen).hasValue(20_000);
    }
}
