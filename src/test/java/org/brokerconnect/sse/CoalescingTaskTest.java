package org.brokerconnect.sse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
    void many_requests_before_the_run_cause_one_run() {
        CoalescingTask task = new CoalescingTask(threads.executor(), runs::incrementAndGet);

        for (int i = 0; i < 100; i++) {
            task.request();
        }

        assertThat(threads.waiting()).isEqualTo(1);
        threads.runAll();
        assertThat(runs).hasValue(1);
    }

    @Test
    void a_request_during_a_run_causes_one_more_run_in_the_same_thread() {
        CoalescingTask[] task = new CoalescingTask[1];
        task[0] = new CoalescingTask(threads.executor(), () -> {
            if (runs.incrementAndGet() == 1) {
                task[0].request();
                task[0].runInCallerThread();
            }
        });

        task[0].request();
        threads.runAll();

        assertThat(runs).hasValue(2);
    }

    @Test
    void an_error_ends_the_run_and_the_next_request_starts_another() {
        CoalescingTask task = new CoalescingTask(threads.executor(), () -> {
            runs.incrementAndGet();
            throw new StackOverflowError();
        });

        task.request();
        assertThatThrownBy(threads::runAll).isInstanceOf(StackOverflowError.class);
        task.request();
        assertThatThrownBy(threads::runAll).isInstanceOf(StackOverflowError.class);

        assertThat(runs).hasValue(2);
    }

    @Test
    void a_failed_run_is_repeated_by_the_next_request() {
        CoalescingTask task = new CoalescingTask(threads.executor(), () -> {
            runs.incrementAndGet();
            throw new IllegalStateException("the database is unavailable");
        });

        task.request();
        threads.runAll();
        task.request();
        threads.runAll();

        assertThat(runs).hasValue(2);
    }

    @Test
    void a_rejected_run_does_not_block_later_requests() {
        CoalescingTask task = new CoalescingTask(threads.executor(), runs::incrementAndGet);
        threads.acceptTasks(false);
        task.request();
        threads.acceptTasks(true);

        task.request();
        threads.runAll();

        assertThat(runs).hasValue(1);
    }

    @Test
    void runs_never_overlap_and_the_last_request_is_never_missed() throws Exception {
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger overlaps = new AtomicInteger();
        AtomicInteger asked = new AtomicInteger();
        AtomicInteger seen = new AtomicInteger();
        ExecutorService pool = Executors.newFixedThreadPool(4);
        CoalescingTask task = new CoalescingTask(pool, () -> {
            overlaps.addAndGet(inside.getAndIncrement());
            seen.set(asked.get());
            inside.decrementAndGet();
        });
        CountDownLatch done = new CountDownLatch(4);
        for (int asker = 0; asker < 4; asker++) {
            new Thread(() -> {
                        for (int i = 0; i < 5_000; i++) {
                            asked.incrementAndGet();
                            task.request();
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
