package org.brokerconnect.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.brokerconnect.connection.ConnectionEvent;
import org.brokerconnect.connection.Stores;
import org.brokerconnect.connection.WithStores;
import org.brokerconnect.sandbox.run.EmbeddedMariaDb;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Concurrent writers append to the log, and a reader by position sees each event once. */
@WithStores
class EventLogTest {

    private static final int WRITERS = 8;
    private static final int CHANGES = 40;
    private static final int BATCH = 7;

    private final Stores here;
    private final EmbeddedMariaDb database;
    private final ExecutorService threads = Executors.newCachedThreadPool();

    EventLogTest(Stores here, EmbeddedMariaDb database) {
        this.here = here;
        this.database = database;
    }

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    /** Reads by position until the writers are done and the log is read to its end. */
    private List<ConnectionEvent> follow(Stores from, long begin, AtomicBoolean writersAreDone) {
        List<ConnectionEvent> seen = new ArrayList<>();
        long position = begin;
        boolean isFinished;
        List<ConnectionEvent> batch;
        do {
            isFinished = writersAreDone.get();
            batch = from.log.after(position, BATCH);
            seen.addAll(batch);
            position = batch.isEmpty() ? position : batch.get(batch.size() - 1).position();
        } while (!isFinished || !batch.isEmpty());
        return seen;
    }

    @Test
    void a_reader_on_another_node_sees_each_event_once_during_concurrent_writes() throws Exception {
        List<UUID> connections =
                IntStream.range(0, WRITERS).mapToObj(i -> here.setUp("p" + i)).toList();
        long begin = here.log.lastPosition();
        AtomicBoolean done = new AtomicBoolean();
        CountDownLatch start = new CountDownLatch(1);
        try (Stores there = Stores.on(database)) {
            Future<List<ConnectionEvent>> follower = threads.submit(() -> {
                start.await();
                return follow(there, begin, done);
            });
            List<Future<Integer>> writers = IntStream.range(0, WRITERS)
                    .mapToObj(
                            i -> threads.submit(writer(i % 2 == 0 ? here : there, "p" + i, connections.get(i), start)))
                    .toList();

            start.countDown();
            for (Future<Integer> writer : writers) {
                writer.get();
            }
            done.set(true);

            List<ConnectionEvent> seen = follower.get();
            assertThat(seen.stream().map(ConnectionEvent::position))
                    .containsExactlyElementsOf(LongStream.rangeClosed(begin + 1, begin + (long) WRITERS * CHANGES)
                            .boxed()
                            .toList());
            for (UUID connection : connections) {
                assertThat(seen.stream()
                                .filter(event -> event.connectionId().equals(connection))
                                .map(ConnectionEvent::sequence))
                        .containsExactlyElementsOf(
                                LongStream.rangeClosed(2, CHANGES + 1).boxed().toList());
            }
        }
        assertThat(here.verifyLog()).isEmpty();
    }

    private static Callable<Integer> writer(Stores node, String owner, UUID connection, CountDownLatch start) {
        return () -> {
            start.await();
            for (int i = 0; i < CHANGES; i++) {
                node.writer.recordRefusedCallback(connection, "attempt-not-yours");
            }
            return CHANGES;
        };
    }

    @Test
    void positions_become_visible_in_order() throws Exception {
        UUID slow = here.setUp("asha");
        UUID quick = here.setUp("ravi");
        long begin = here.log.lastPosition();
        CountDownLatch slowHasItsPosition = new CountDownLatch(1);
        CountDownLatch readersHaveRead = new CountDownLatch(1);
        Future<?> first = threads.submit(() -> here.inTransaction(() -> {
            here.writer.recordRefusedCallback(slow, "attempt-not-yours");
            slowHasItsPosition.countDown();
            await(readersHaveRead);
        }));
        slowHasItsPosition.await();
        Future<?> second = threads.submit(() -> here.writer.recordRefusedCallback(quick, "attempt-not-yours"));

        assertThat(here.log.after(begin, BATCH)).isEmpty();
        assertThat(here.log.lastPosition()).isEqualTo(begin);
        assertThat(second.isDone()).isFalse();
        readersHaveRead.countDown();
        first.get();
        second.get();

        assertThat(here.log.after(begin, BATCH).stream().map(ConnectionEvent::owner))
                .containsExactly("asha", "ravi");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    @Test
    void a_rollback_leaves_no_event_and_no_gap() {
        UUID connection = here.setUp("asha");
        long begin = here.log.lastPosition();

        try {
            here.inTransaction(() -> {
                here.writer.recordRefusedCallback(connection, "attempt-not-yours");
                throw new IllegalArgumentException("rolled back by the test");
            });
        } catch (IllegalArgumentException asWeWanted) {
            assertThat(asWeWanted).hasMessage("rolled back by the test");
        }
        here.writer.recordRefusedCallback(connection, "attempt-not-yours");

        assertThat(here.log.after(begin, BATCH).stream().map(ConnectionEvent::position))
                .containsExactly(begin + 1);
        assertThat(here.history("asha", connection)).hasSize(2);
        assertThat(here.verifyLog()).isEmpty();
    }

    @Test
    void a_reader_continues_after_old_events_were_deleted() {
        UUID connection = here.setUp("asha");
        long begin = here.log.lastPosition();
        here.writer.recordRefusedCallback(connection, "attempt-not-yours");
        here.clock.advance(Duration.ofDays(800));
        here.writer.recordRefusedCallback(connection, "attempt-not-yours");

        here.verification.run();
        here.retention.deleteBefore(here.clock.instant().minus(Duration.ofDays(730)), 100);

        assertThat(here.log.firstPosition()).isEqualTo(begin + 2);
        assertThat(here.log.after(begin, BATCH)).hasSize(1);
    }
}
