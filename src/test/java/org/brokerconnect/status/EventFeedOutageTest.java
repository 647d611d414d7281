package org.brokerconnect.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.brokerconnect.status.ListeningNode.positions;

import org.brokerconnect.connection.Stores;
import org.brokerconnect.connection.WithStores;
import org.brokerconnect.sandbox.run.EmbeddedMariaDb;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The database goes away under open streams, and comes back, perhaps as another one. */
@WithStores
class EventFeedOutageTest {

    private final Stores stores;
    private final EmbeddedMariaDb database;
    private final ListeningNode node;

    EventFeedOutageTest(Stores stores, EmbeddedMariaDb database) {
        this.stores = stores;
        this.database = database;
        node = new ListeningNode(stores);
    }

    @BeforeEach
    void begin() {
        node.begin();
    }

    @Test
    void the_database_goes_away_and_comes_back_and_nothing_is_lost_or_doubled() {
        RecordingClient client = node.open(null);
        long begin = stores.log.lastPosition();
        node.change(1);
        node.threads.runAll();
        node.change(1);
        database.close();
        try {
            node.threads.runAll();
            assertThat(client.changes()).containsExactly(begin + 1);
            assertThat(client.closed).hasValue(0);
        } finally {
            database.startAgain();
        }

        node.change(1);
        node.threads.runAll();

        assertThat(client.changes()).isEqualTo(positions(begin + 1, begin + 3));
    }

    @Test
    void a_log_that_was_restored_from_an_older_copy_makes_clients_begin_afresh() {
        RecordingClient client = node.open(null);
        database.close();
        node.readTheLog();
        database.startAgain();
        stores.change("update event_position set position = position - 1");

        node.readTheLog();

        assertThat(client.closed).hasValue(1);
        assertThat(node.streams.isEmpty()).isTrue();
    }

    @Test
    void a_client_that_cannot_be_served_takes_no_place() {
        database.close();
        try {
            assertThat(catchThrowableOfType(RuntimeException.class, () -> node.open(null)))
                    .isNotNull();
        } finally {
            database.startAgain();
        }

        assertThat(node.streams.isEmpty()).isTrue();
    }
}
