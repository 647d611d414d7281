package org.brokerconnect.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.LongStream;
import org.brokerconnect.scheduling.ManualExecutors;
import org.junit.jupiter.api.Test;

/** One stream at its limits. Nothing is sent until the test runs the executor. */
class EventStreamTest {

    private static final Instant NOW = Instant.parse("2026-11-22T03:30:00Z");
    private static final Instant UNTIL = NOW.plus(Duration.ofHours(1));
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);

    private final ManualExecutors threads = new ManualExecutors();
    private final RecordingClient client = new RecordingClient();
    private final List<EventStream> ended = new ArrayList<>();
    private final EventStream stream =
            new EventStream("asha", UNTIL, Locale.ENGLISH, client, threads.executor(), ended::add);

    private static List<ChangeView> changes(long first, long last) {
        return LongStream.rangeClosed(first, last).mapToObj(SampleChange::at).toList();
    }

    private void publish(long first, long last) {
        changes(first, last).forEach(stream::publish);
    }

    private static List<Long> positions(long first, long last) {
        return LongStream.rangeClosed(first, last).boxed().toList();
    }

    @Test
    void events_published_while_the_stream_opens_follow_the_missed_ones_without_duplicates() {
        publish(9, 12);
        assertThat(client.got).isEmpty();

        stream.open(7, List.of(), changes(8, 10));

        assertThat(client.got).startsWith("heartbeat 0");
        assertThat(client.changes()).isEqualTo(positions(8, 12));
    }

    @Test
    void publishing_does_not_block_on_a_slow_client() {
        stream.open(0, List.of(), List.of());

        publish(1, 100);

        assertThat(client.changes()).isEmpty();
        assertThat(threads.waiting())
                .as("one executor thread, regardless of the number of events")
                .isEqualTo(1);
        threads.runAll();
        assertThat(client.changes()).isEqualTo(positions(1, 100));
    }

    @Test
    void a_client_that_falls_too_far_behind_gets_the_pending_events_and_is_closed() {
        stream.open(0, List.of(), List.of());

        publish(1, EventStream.MAX_PENDING + 50);
        threads.runAll();

        assertThat(client.changes()).isEqualTo(positions(1, EventStream.MAX_PENDING));
        assertThat(client.closed).hasValue(1);
        assertThat(ended).containsExactly(stream);
    }

    @Test
    void after_an_overflow_no_later_event_is_sent() {
        stream.open(0, List.of(), List.of());
        publish(1, EventStream.MAX_PENDING + 1);
        threads.runAll();

        publish(EventStream.MAX_PENDING + 2, EventStream.MAX_PENDING + 5);
        threads.runAll();

        assertThat(client.changes()).endsWith((long) EventStream.MAX_PENDING);
    }

    @Test
    void resuming_after_an_overflow_loses_no_event() {
        long last = EventStream.MAX_PENDING + 50;
        stream.open(0, List.of(), List.of());
        publish(1, last);
        threads.runAll();
        long seen = client.changes().get(client.changes().size() - 1);

        RecordingClient again = new RecordingClient();
        EventStream next = new EventStream("asha", UNTIL, Locale.ENGLISH, again, threads.executor(), ended::add);
        next.open(seen, List.of(), changes(seen + 1, last));

        assertThat(again.changes()).isEqualTo(positions(seen + 1, last));
        assertThat(again.closed).hasValue(0);
    }

    @Test
    void a_stream_that_missed_a_full_batch_closes_after_it() {
        stream.open(0, List.of(), changes(1, EventStream.MAX_PENDING));

        assertThat(client.changes()).isEqualTo(positions(1, EventStream.MAX_PENDING));
        assertThat(client.closed).hasValue(1);
        assertThat(ended).containsExactly(stream);
    }

    @Test
    void a_disconnected_client_is_detected_by_the_next_event() {
        stream.open(0, List.of(), List.of());
        client.disconnect();

        publish(1, 3);
        threads.runAll();
        publish(4, 5);
        stream.sendHeartbeat();
        stream.end();
        threads.runAll();

        assertThat(ended).containsExactly(stream);
        assertThat(client.closed).hasValue(1);
    }

    @Test
    void a_disconnected_client_is_detected_by_the_heartbeat() {
        stream.open(0, List.of(), List.of());
        client.disconnect();

        stream.keepAlive(NOW, Duration.ZERO);
        threads.runAll();

        assertThat(ended).containsExactly(stream);
    }

    @Test
    void a_client_that_disconnects_before_the_stream_opens_is_removed() {
        client.disconnect();

        stream.open(0, List.of(), changes(1, 3));

        assertThat(ended).containsExactly(stream);
        assertThat(client.got).isEmpty();
    }

    @Test
    void a_heartbeat_is_sent_only_after_that_long_without_an_event() {
        stream.open(0, List.of(), List.of());
        client.got.clear();

        stream.keepAlive(NOW, HEARTBEAT);
        threads.runAll();
        assertThat(client.got).isEmpty();

        stream.keepAlive(NOW, Duration.ZERO);
        threads.runAll();
        assertThat(client.got).containsExactly("heartbeat 0");
    }

    @Test
    void an_event_replaces_a_heartbeat() {
        stream.open(0, List.of(), List.of());
        client.got.clear();

        stream.sendHeartbeat();
        publish(1, 1);
        threads.runAll();

        assertThat(client.got).containsExactly("change 1");
    }

    @Test
    void the_stream_closes_when_the_bearer_token_expires() {
        stream.open(0, List.of(), List.of());

        stream.keepAlive(UNTIL.minusNanos(1), HEARTBEAT);
        threads.runAll();
        assertThat(ended).isEmpty();

        publish(1, 1);
        stream.keepAlive(UNTIL, HEARTBEAT);
        threads.runAll();
        assertThat(client.changes()).containsExactly(1L);
        assertThat(client.closed).hasValue(1);
        assertThat(ended).containsExactly(stream);
    }

    @Test
    void shutdown_sends_pending_events_in_the_calling_thread() {
        stream.open(0, List.of(), List.of());
        publish(1, 3);
        threads.acceptTasks(false);
        threads.runAll();
        stream.publish(SampleChange.at(4));

        stream.endInCallerThread();

        assertThat(client.changes()).isEqualTo(positions(1, 4));
        assertThat(ended).containsExactly(stream);
    }

    @Test
    void concurrent_publishers_keep_the_order_of_positions() throws Exception {
        CountDownLatch firstIsBeingSent = new CountDownLatch(1);
        CountDownLatch mayContinue = new CountDownLatch(1);
        ExecutorService pool = Executors.newFixedThreadPool(4);
        RecordingClient slow = new RecordingClient() {
            @Override
            public boolean send(String name, long position, Object data) {
                firstIsBeingSent.countDown();
                await(mayContinue);
                return super.send(name, position, data);
            }
        };
        CountDownLatch closed = new CountDownLatch(1);
        EventStream one = new EventStream("asha", UNTIL, Locale.ENGLISH, slow, pool, stream -> closed.countDown());
        one.open(0, List.of(), List.of());

        one.publish(SampleChange.at(1));
        firstIsBeingSent.await();
        changes(2, 200).forEach(one::publish);
        mayContinue.countDown();
        one.end();
        closed.await();
        pool.shutdownNow();

        assertThat(slow.changes()).isEqualTo(positions(1, 200));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
