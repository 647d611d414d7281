package org.brokerconnect.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.brokerconnect.status.StreamingNode.positions;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
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

/** From the log in a real database to a client; the test controls threads and time. */
@WithStores
class EventFeedTest {

    private final Stores stores;
    private final EmbeddedMariaDb database;
    private final StreamingNode node;

    EventFeedTest(Stores stores, EmbeddedMariaDb database) {
        this.stores = stores;
        this.database = database;
        node = new StreamingNode(stores);
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
    void an_invalid_last_event_id_begins_with_the_current_statuses(String nonsense) {
        long last = stores.log.lastPosition();

        assertThat(node.open(nonsense).got).containsExactly("heartbeat 0", "status " + last);
    }

    @Test
    void a_last_event_id_beyond_the_end_of_the_log_starts_with_the_current_statuses() {
        long last = stores.log.lastPosition();

        assertThat(node.open(String.valueOf(last + 1)).got).contains("status " + last);
        assertThat(node.open(String.valueOf(last)).got).containsExactly("heartbeat 0");
    }

    @Test
    void a_last_event_id_before_the_retained_log_starts_with_the_current_statuses() {
        node.change(3);
        long last = stores.log.lastPosition();
        stores.update("delete from connection_event where position <= ?", last - 2);

        assertThat(node.open(String.valueOf(last - 3)).got).contains("status " + last);
        assertThat(node.open(String.valueOf(last - 2)).changes()).isEqualTo(positions(last - 1, last));
    }

    @Test
    void a_resumed_stream_gets_missed_events_and_then_new_ones() {
        long seen = stores.log.lastPosition();
        node.change(3);

        RecordingClient client = node.open(String.valueOf(seen));
        node.change(2);
        node.threads.runAll();

        assertThat(client.changes()).isEqualTo(positions(seen + 1, seen + 5));
    }

    @Test
    void a_client_that_missed_more_than_the_buffer_holds_gets_all_events_by_resuming() {
        long seen = stores.log.lastPosition();
        int missed = 2 * EventStream.MAX_PENDING + 10;
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
    void simultaneous_local_changes_cause_one_read() {
        RecordingClient client = node.open(null);
        long begin = stores.log.lastPosition();

        node.change(5);

        assertThat(node.threads.waiting()).isEqualTo(1);
        node.threads.runAll();
        assertThat(client.changes()).isEqualTo(positions(begin + 1, begin + 5));
    }

    @Test
    void a_change_of_another_node_is_found_by_the_next_poll() throws Exception {
        RecordingClient client = node.open(null);
        long begin = stores.log.lastPosition();
        try (Stores another = Stores.on(database)) {
            another.writer.recordRefusedCallback(node.mine(), "attempt-not-yours");
        }
        assertThat(node.threads.waiting()).isZero();

        node.threads.tick();
        node.threads.runAll();

        assertThat(client.changes()).containsExactly(begin + 1);
    }

    @Test
    void open_streams_and_event_lag_are_measured() {
        assertThat(publishedPosition()).isNaN();
        node.open(null);
        node.open(null).disconnect();
        double begin = publishedPosition();
        assertThat(begin).isEqualTo(stores.log.lastPosition());
        stores.writer.recordRefusedCallback(node.mine(), "attempt-not-yours");
        stores.clock.advance(Duration.ofMillis(300));
        assertThat(node.meters.get("broker_connect_event_streams").gauge().value())
                .isEqualTo(2);

        node.threads.runAll();

        assertThat(node.meters.get("broker_connect_event_streams").gauge().value())
                .isEqualTo(1);
        assertThat(node.meters.get("broker_connect_event_lag").timer().max(TimeUnit.MILLISECONDS))
                .isEqualTo(300);
        assertThat(publishedPosition()).isEqualTo(begin + 1);
    }

    private double publishedPosition() {
        return node.meters
                .get("broker_connect_event_published_position")
                .gauge()
                .value();
    }

    @Test
    void a_stream_has_only_its_owners_events() {
        RecordingClient client = node.open(null);

        stores.setUp("ravi");
        node.threads.tick();
        node.threads.runAll();

        assertThat(client.changes()).isEmpty();
    }

    @Test
    void a_stream_beyond_the_limit_is_refused_with_retry_after() {
        for (int i = 0; i < StreamingNode.CAP; i++) {
            node.open(null);
        }

        ProblemException refused = catchThrowableOfType(ProblemException.class, () -> node.open(null));

        assertThat(refused.problem(Locale.ENGLISH).type()).isEqualTo("too-many-streams");
        assertThat(refused.problem(Locale.ENGLISH).status()).isEqualTo(429);
        assertThat(node.streams.of("asha")).hasSize(StreamingNode.CAP);
    }

    @Test
    void a_new_stream_of_a_client_ends_its_earlier_one_and_no_other() {
        UUID client = UUID.randomUUID();
        RecordingClient unnamed = node.open(null);
        RecordingClient anothers = node.open("ravi", null, client);
        RecordingClient earlier = node.open("asha", null, client);

        for (int i = 0; i < StreamingNode.CAP + 1; i++) {
            node.open("asha", null, client);
        }
        node.threads.runAll();

        assertThat(earlier.closed).hasValue(1);
        assertThat(unnamed.closed).hasValue(0);
        assertThat(anothers.closed).hasValue(0);
        assertThat(node.streams.of("asha")).hasSize(2);
    }

    @Test
    void the_log_is_not_read_while_no_stream_is_open() {
        RecordingClient first = node.open(null);
        first.disconnect();
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

    @Test
    void a_connection_whose_secret_cannot_be_opened_holds_up_no_event() {
        long seen = stores.log.lastPosition();
        RecordingClient client = node.open(null);
        stores.update("update broker_config set api_secret_sealed = 'AbCd'");

        node.change(3);
        node.threads.runAll();

        assertThat(client.changes()).isEqualTo(positions(seen + 1, seen + 3));
        assertThat(node.open(null).got).contains("status " + (seen + 3));
    }
}
