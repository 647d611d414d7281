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
import org.brokerconnect.config.HandThreads;
import org.junit.jupiter.api.Test;

/** One client, at its limits. Nothing is sent until the test lets a thread do it. */
class EventStreamTest {

    private static final Instant NOW = Instant.parse("2026-11-22T03:30:00Z");
    private static final Instant UNTIL = NOW.plus(Duration.ofHours(1));
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);

    private final HandThreads threads = new HandThreads();
    private final RecordingClient client = new RecordingClient();
    private final List<EventStream> ended = new ArrayList<>();
    private final EventStream stream = new EventStream("asha", UNTIL, Locale.ENGLISH, client, threads.executor(), ended::add);

    private static List<ChangeView> changes(long first, long last) {
        return LongStream.rangeClosed(first, last).mapToObj(SampleChange::at).toList();
    }

    private void tell(long first, long last) {
        changes(first, last).forEach(stream::tell);
    }

    private static List<Long> positions(long first, long last) {
        return LongStream.rangeClosed(first, last).boxed().toList();
    }

    @Test
    void what_it_is_told_while_it_opens_comes_after_what_was_missed_and_nothing_twice() {
        tell(9, 12);
        assertThat(client.got).isEmpty();

        stream.open(7, List.of(), changes(8, 10));

        assertThat(client.got).startsWith("heartbeat 0");
        assertThat(client.changes()).isEqualTo(positions(8, 12));
    }

    @Test
    void telling_sends_nothing_by_itself_so_a_slow_client_delays_nobody() {
        stream.open(0, List.of(), List.of());

        tell(1, 100);

        assertThat(client.changes()).isEmpty();
        assertThat(threads.waiting())
                .as("one borrowed thread, however much there is to send")
                .isEqualTo(1);
        threads.runAll();
        assertThat(client.changes()).isEqualTo(positions(1, 100));
    }

    @Test
    void a_client_that_falls_too_far_behind_gets_what_waits_and_is_let_go() {
        stream.open(0, List.of(), List.of());

        tell(1, EventStream.WAITING_MAX + 50);
        threads.runAll();

        assertThat(client.changes()).isEqualTo(positions(1, EventStream.WAITING_MAX));
        assertThat(client.closed).hasValue(1);
        assertThat(ended).containsExactly(stream);
    }

    @Test
    void after_an_overflow_nothing_more_is_sent_so_that_no_gap_is_skipped() {
        stream.open(0, List.of(), List.of());
        tell(1, EventStream.WAITING_MAX + 1);
        threads.runAll();

        tell(EventStream.WAITING_MAX + 2, EventStream.WAITING_MAX + 5);
        threads.runAll();

        assertThat(client.changes()).endsWith((long) EventStream.WAITING_MAX);
    }

    @Test
    void coming_back_after_an_overflow_loses_nothing() {
        long last = EventStream.WAITING_MAX + 50;
        stream.open(0, List.of(), List.of());
        tell(1, last);
        threads.runAll();
        long seen = client.changes().get(client.changes().size() - 1);

        RecordingClient again = new RecordingClient();
        EventStream next = new EventStream("asha", UNTIL, Locale.ENGLISH, again, threads.executor(), ended::add);
        next.open(seen, List.of(), changes(seen + 1, last));

        assertThat(again.changes()).isEqualTo(positions(seen + 1, last));
        assertThat(again.closed).hasValue(0);
    }

    @Test
    void one_that_missed_as_much_as_is_read_at_once_ends_after_that_because_there_may_be_more() {
        stream.open(0, List.of(), changes(1, EventStream.WAITING_MAX));

        assertThat(client.changes()).isEqualTo(positions(1, EventStream.WAITING_MAX));
        assertThat(client.closed).hasValue(1);
        assertThat(ended).containsExactly(stream);
    }

    @Test
    void a_client_that_is_gone_is_noticed_with_the_next_change_and_dropped_once() {
        stream.open(0, List.of(), List.of());
        client.leave();

        tell(1, 3);
        threads.runAll();
        tell(4, 5);
        stream.sendHeartbeat();
        stream.end();
        threads.runAll();

        assertThat(ended).containsExactly(stream);
        assertThat(client.closed).hasValue(1);
    }

    @Test
    void a_client_that_is_gone_is_noticed_by_the_heartbeat_where_nothing_changes() {
        stream.open(0, List.of(), List.of());
        client.leave();

        stream.pulse(NOW, Duration.ZERO);
        threads.runAll();

        assertThat(ended).containsExactly(stream);
    }

    @Test
    void a_client_that_is_gone_before_the_stream_opens_is_dropped_at_once() {
        client.leave();

        stream.open(0, List.of(), changes(1, 3));

        assertThat(ended).containsExactly(stream);
        assertThat(client.got).isEmpty();
    }

    @Test
    void a_heartbeat_is_due_only_when_nothing_was_sent_for_that_long() {
        stream.open(0, List.of(), List.of());
        client.got.clear();

        stream.pulse(NOW, HEARTBEAT);
        threads.runAll();
        assertThat(client.got).isEmpty();

        stream.pulse(NOW, Duration.ZERO);
        threads.runAll();
        assertThat(client.got).containsExactly("heartbeat 0");
    }

    @Test
    void a_change_is_as_good_as_a_heartbeat() {
        stream.open(0, List.of(), List.of());
        client.got.clear();

        stream.sendHeartbeat();
        tell(1, 1);
        threads.runAll();

        assertThat(client.got).containsExactly("change 1");
    }

    @Test
    void the_stream_ends_when_the_right_to_listen_does() {
        stream.open(0, List.of(), List.of());

        stream.pulse(UNTIL.minusNanos(1), HEARTBEAT);
        threads.runAll();
        assertThat(ended).isEmpty();

        tell(1, 1);
        stream.pulse(UNTIL, HEARTBEAT);
        threads.runAll();
        assertThat(client.changes()).containsExactly(1L);
        assertThat(client.closed).hasValue(1);
        assertThat(ended).containsExactly(stream);
    }

    @Test
    void a_node_that_stops_sends_what_waits_without_borrowing_a_thread() {
        stream.open(0, List.of(), List.of());
        tell(1, 3);
        threads.takeWork(false);
        threads.runAll();
        stream.tell(SampleChange.at(4));

        stream.endHere();

        assertThat(client.changes()).isEqualTo(positions(1, 4));
        assertThat(ended).containsExactly(stream);
    }

    @Test
    void many_tellers_and_one_slow_client_keep_the_order_of_positions_that_they_were_told_in() throws Exception {
        CountDownLatch firstIsBeingSent = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        ExecutorService pool = Executors.newFixedThreadPool(4);
        RecordingClient slow = new RecordingClient() {
            @Override
            public boolean send(String name, long position, Object data) {
                firstIsBeingSent.countDown();
                await(goOn);
                return super.send(name, position, data);
            }
        };
        CountDownLatch closed = new CountDownLatch(1);
        EventStream one = new EventStream("asha", UNTIL, Locale.ENGLISH, slow, pool, stream -> closed.countDown());
        one.open(0, List.of(), List.of());

        one.tell(SampleChange.at(1));
        firstIsBeingSent.await();
        changes(2, 200).forEach(one::tell);
        goOn.countDown();
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
