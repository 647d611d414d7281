package org.brokerconnect.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.brokerconnect.status.ListeningNode.positions;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
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

    private final Stores stores;
    private final EmbeddedMariaDb database;
    private final ListeningNode node;

    EventFeedTest(Stores stores, EmbeddedMariaDb database) {
        this.stores = stores;
        this.database = database;
        node = new ListeningNode(stores);
    }

    @BeforeEach
    void begin() {
        node.begin();
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

        assertThat(node.open(nonsense).got).containsExactly("heartbeat 0", "status " + last);
    }

    @Test
    void an_id_that_lies_ahead_of_the_log_begins_afresh_because_the_log_is_another_one() {
        long last = stores.log.lastPosition();

        assertThat(node.open(String.valueOf(last + 1)).got).contains("status " + last);
        assertThat(node.open(String.valueOf(last)).got).containsExactly("heartbeat 0");
    }

    @Test
    void an_id_of_which_something_was_cleaned_up_begins_afresh_and_the_one_just_before_does_not() {
        node.change(3);
        long last = stores.log.lastPosition();
        stores.change("delete from connection_event where position <= ?", last - 2);

        assertThat(node.open(String.valueOf(last - 3)).got).contains("status " + last);
        assertThat(node.open(String.valueOf(last - 2)).changes()).isEqualTo(positions(last - 1, last));
    }

    @Test
    void who_comes_back_gets_what_was_missed_and_then_what_happens() {
        long seen = stores.log.lastPosition();
        node.change(3);

        RecordingClient client = node.open(String.valueOf(seen));
        node.change(2);
        node.threads.runAll();

        assertThat(client.changes()).isEqualTo(positions(seen + 1, seen + 5));
    }

    @Test
    void who_missed_more_than_is_kept_waiting_gets_all_of_it_by_coming_back_each_time() {
        long seen = stores.log.lastPosition();
        int missed = 2 * EventStream.WAITING_MAX + 10;
        node.change(missed);

        long position = seen;
        int rounds = 0;
        RecordingClient client;
        do {
            client = node.open(String.valueOf(position));
            List<Long> got = client.changes();
            assertThat(got).isEqualTo(positions(position + 1, position + got.size()));
            position = got.get(got.size() - 1);
            rounds++;
        } while (client.closed.get() > 0);

        assertThat(position).isEqualTo(seen + missed);
        assertThat(rounds).isEqualTo(3);
        assertThat(node.streams.of("asha")).hasSize(1);
    }

    @Test
    void a_change_made_here_is_read_at_once_and_once_however_many_come_together() {
        RecordingClient client = node.open(null);
        long begin = stores.log.lastPosition();

        node.change(5);

        assertThat(node.threads.waiting()).isEqualTo(1);
        node.threads.runAll();
        assertThat(client.changes()).isEqualTo(positions(begin + 1, begin + 5));
    }

    @Test
    void a_change_made_on_another_node_is_found_by_the_next_look() throws Exception {
        RecordingClient client = node.open(null);
        long begin = stores.log.lastPosition();
        try (Stores another = Stores.on(database)) {
            another.connections.disconnected("asha", node.mine());
        }
        assertThat(node.threads.waiting()).isZero();

        node.threads.tick();
        node.threads.runAll();

        assertThat(client.changes()).containsExactly(begin + 1);
    }

    @Test
    void clients_are_counted_and_how_late_they_learn_of_changes_is_measured() {
        node.open(null);
        node.open(null).leave();
        stores.connections.disconnected("asha", node.mine());
        stores.clock.advance(Duration.ofMillis(300));
        assertThat(node.meters.get("broker_connect_event_streams").gauge().value())
                .isEqualTo(2);

        node.threads.runAll();

        assertThat(node.meters.get("broker_connect_event_streams").gauge().value())
                .isEqualTo(1);
        assertThat(node.meters.get("broker_connect_event_lag").timer().max(TimeUnit.MILLISECONDS))
                .isEqualTo(300);
    }

    @Test
    void a_person_hears_of_nobody_elses_changes() {
        RecordingClient client = node.open(null);

        stores.setUp("ravi");
        node.threads.tick();
        node.threads.runAll();

        assertThat(client.changes()).isEmpty();
    }

    @Test
    void one_place_too_many_is_refused_with_when_to_try_again_and_costs_no_place() {
        for (int i = 0; i < ListeningNode.CAP; i++) {
            node.open(null);
        }

        ProblemException refused = catchThrowableOfType(ProblemException.class, () -> node.open(null));

        assertThat(refused.problem(Locale.ENGLISH).type()).isEqualTo("too-many-streams");
        assertThat(refused.problem(Locale.ENGLISH).status()).isEqualTo(429);
        assertThat(node.streams.of("asha")).hasSize(ListeningNode.CAP);
    }

    @Test
    void nothing_is_read_while_nobody_listens_and_who_comes_then_still_gets_everything() {
        RecordingClient first = node.open(null);
        first.leave();
        node.change(1);
        node.threads.runAll();
        assertThat(node.streams.isEmpty()).isTrue();

        node.change(2);
        node.threads.tick();
        assertThat(node.threads.waiting()).isZero();

        RecordingClient next = node.open(null);
        long begin = stores.log.lastPosition();
        node.change(1);
        node.threads.runAll();
        assertThat(next.changes()).containsExactly(begin + 1);
    }
}
