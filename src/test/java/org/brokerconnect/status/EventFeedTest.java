package org.brokerconnect.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.brokerconnect.config.HandThreads;
import org.brokerconnect.connection.ConnectionChanged;
import org.brokerconnect.connection.StatusViews;
import org.brokerconnect.connection.Stores;
import org.brokerconnect.connection.WithStores;
import org.brokerconnect.problem.ProblemException;
import org.brokerconnect.sandbox.run.EmbeddedMariaDb;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** From the log in a real database to a client, on a node whose threads and time are in the test's hand. */
@WithStores
class EventFeedTest {

    private static final int CAP = 3;

    private final Stores stores;
    private final EmbeddedMariaDb database;
    private final HandThreads threads = new HandThreads();
    private final StatusConfig config = new StatusConfig(250, 15, CAP);
    private final MeterRegistry registry = new SimpleMeterRegistry();
    private final EventStreams streams;
    private final EventTail tail;
    private final EventFeed feed;
    private UUID mine;

    EventFeedTest(Stores stores, EmbeddedMariaDb database) {
        this.stores = stores;
        this.database = database;
        StatusViews statuses = new StatusViews(stores.broker.catalog(), stores.clock);
        ChangeViews changes = new ChangeViews(stores.configs, statuses);
        streams = new EventStreams(config, threads, stores.clock);
        StatusMeters meters = new StatusMeters(registry, streams, stores.clock);
        meters.register("start");
        tail = new EventTail(threads, config, stores.log, changes, streams, meters);
        feed = new EventFeed(tail, streams, stores.log, changes, stores.configs, statuses, threads);
    }

    @BeforeEach
    void set_up() {
        stores.afterEachChange(tail::tellAtOnce);
        mine = stores.setUp("asha");
    }

    private Instant inAnHour() {
        return stores.clock.instant().plus(Duration.ofHours(1));
    }

    private RecordingClient open(String lastEventId) {
        RecordingClient client = new RecordingClient();
        feed.open("asha", inAnHour(), lastEventId, client);
        return client;
    }

    private void change(int times) {
        for (int i = 0; i < times; i++) {
            stores.connections.disconnected("asha", mine);
        }
    }

    private static List<Long> positions(long first, long last) {
        return LongStream.rangeClosed(first, last).boxed().toList();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                " ",
                "none",
                "-1",
                "+1",
                "1.5",
                "0x1",
                "१",
                "1 ",
                "9223372036854775807",
                "99999999999999999999"
            })
    void an_id_that_is_no_position_of_the_log_begins_with_how_all_stands(String nonsense) {
        long last = stores.log.lastPosition();

        assertThat(open(nonsense).got).containsExactly("heartbeat 0", "status " + last);
    }

    @Test
    void an_id_that_lies_ahead_of_the_log_begins_afresh_because_the_log_is_another_one() {
        long last = stores.log.lastPosition();

        assertThat(open(String.valueOf(last + 1)).got).contains("status " + last);
        assertThat(open(String.valueOf(last)).got).containsExactly("heartbeat 0");
    }

    @Test
    void an_id_of_which_something_was_cleaned_up_begins_afresh_and_the_one_just_before_does_not() {
        change(3);
        long last = stores.log.lastPosition();
        stores.change("delete from connection_event where position <= ?", last - 2);

        assertThat(open(String.valueOf(last - 3)).got).contains("status " + last);
        assertThat(open(String.valueOf(last - 2)).changes()).isEqualTo(positions(last - 1, last));
    }

    @Test
    void who_comes_back_gets_what_was_missed_and_then_what_happens() {
        long seen = stores.log.lastPosition();
        change(3);

        RecordingClient client = open(String.valueOf(seen));
        change(2);
        threads.runAll();

        assertThat(client.changes()).isEqualTo(positions(seen + 1, seen + 5));
    }

    @Test
    void who_missed_more_than_is_kept_waiting_gets_all_of_it_by_coming_back_each_time() {
        long seen = stores.log.lastPosition();
        int missed = 2 * EventStream.WAITING_MAX + 10;
        change(missed);

        long position = seen;
        int rounds = 0;
        RecordingClient client;
        do {
            client = open(String.valueOf(position));
            List<Long> got = client.changes();
            assertThat(got).isEqualTo(positions(position + 1, position + got.size()));
            position = got.get(got.size() - 1);
            rounds++;
        } while (client.closed.get() > 0);

        assertThat(position).isEqualTo(seen + missed);
        assertThat(rounds).isEqualTo(3);
        assertThat(streams.of("asha")).hasSize(1);
    }

    @Test
    void a_change_made_here_is_read_at_once_and_once_however_many_come_together() {
        RecordingClient client = open(null);
        long begin = stores.log.lastPosition();

        change(5);

        assertThat(threads.waiting()).isEqualTo(1);
        threads.runAll();
        assertThat(client.changes()).isEqualTo(positions(begin + 1, begin + 5));
    }

    @Test
    void a_change_made_on_another_node_is_found_by_the_next_look() throws Exception {
        RecordingClient client = open(null);
        long begin = stores.log.lastPosition();
        try (Stores another = Stores.on(database)) {
            another.connections.disconnected("asha", mine);
        }
        assertThat(threads.waiting()).isZero();

        threads.tick();
        threads.runAll();

        assertThat(client.changes()).containsExactly(begin + 1);
    }

    @Test
    void clients_are_counted_and_how_late_they_learn_of_changes_is_measured() {
        open(null);
        open(null).leave();
        stores.connections.disconnected("asha", mine);
        stores.clock.advance(Duration.ofMillis(300));
        assertThat(registry.get("broker_connect_event_streams").gauge().value()).isEqualTo(2);

        threads.runAll();

        assertThat(registry.get("broker_connect_event_streams").gauge().value()).isEqualTo(1);
        assertThat(registry.get("broker_connect_event_lag").timer().max(TimeUnit.MILLISECONDS))
                .isEqualTo(300);
    }

    @Test
    void a_person_hears_of_nobody_elses_changes() {
        RecordingClient client = open(null);

        stores.setUp("ravi");
        threads.tick();
        threads.runAll();

        assertThat(client.changes()).isEmpty();
    }

    @Test
    void the_database_goes_away_and_comes_back_and_nothing_is_lost_or_doubled() {
        RecordingClient client = open(null);
        long begin = stores.log.lastPosition();
        change(1);
        threads.runAll();
        change(1);
        database.close();
        try {
            threads.runAll();
            assertThat(client.changes()).containsExactly(begin + 1);
            assertThat(client.closed).hasValue(0);
        } finally {
            database.startAgain();
        }

        change(1);
        threads.runAll();

        assertThat(client.changes()).isEqualTo(positions(begin + 1, begin + 3));
    }

    @Test
    void a_log_that_was_restored_from_an_older_copy_makes_clients_begin_afresh() {
        RecordingClient client = open(null);
        database.close();
        tail.tellAtOnce(new ConnectionChanged("asha"));
        threads.runAll();
        database.startAgain();
        stores.change("update event_position set position = position - 1");

        tail.tellAtOnce(new ConnectionChanged("asha"));
        threads.runAll();

        assertThat(client.closed).hasValue(1);
        assertThat(streams.isEmpty()).isTrue();
    }

    @Test
    void one_place_too_many_is_refused_with_when_to_try_again_and_costs_no_place() {
        for (int i = 0; i < CAP; i++) {
            open(null);
        }

        ProblemException refused = catchThrowableOfType(ProblemException.class, () -> open(null));

        assertThat(refused.problem().type()).isEqualTo("too-many-streams");
        assertThat(refused.problem().status()).isEqualTo(429);
        assertThat(streams.of("asha")).hasSize(CAP);
    }

    @Test
    void a_client_that_cannot_be_served_takes_no_place() {
        database.close();
        try {
            assertThat(catchThrowableOfType(RuntimeException.class, () -> open(null)))
                    .isNotNull();
        } finally {
            database.startAgain();
        }

        assertThat(streams.isEmpty()).isTrue();
    }

    @Test
    void nothing_is_read_while_nobody_listens_and_who_comes_then_still_gets_everything() {
        RecordingClient first = open(null);
        first.leave();
        change(1);
        threads.runAll();
        assertThat(streams.isEmpty()).isTrue();

        change(2);
        threads.tick();
        assertThat(threads.waiting()).isZero();

        RecordingClient next = open(null);
        long begin = stores.log.lastPosition();
        change(1);
        threads.runAll();
        assertThat(next.changes()).containsExactly(begin + 1);
    }
}
