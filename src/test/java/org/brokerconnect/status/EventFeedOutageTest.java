package org.brokerconnect.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.brokerconnect.status.StreamingNode.positions;

import org.brokerconnect.connection.Stores;
import org.brokerconnect.connection.WithStores;
import org.brokerconnect.sandbox.run.EmbeddedMariaDb;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A database outage while streams are open, with and without a restore of an older backup. */
@WithStores
class EventFeedOutageTest {

    private final Stores stores;
    private final EmbeddedMariaDb database;
    private final StreamingNode node;

    EventFeedOutageTest(Stores stores, EmbeddedMariaDb database) {
        this.stores = stores;
        this.database = database;
        node = new StreamingNode(stores);
    }

    @BeforeEach
    void begin() {
        node.begin();
    }

    @Test
    void after_a_database_outage_no_event_is_lost_or_duplicated() {
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
    void a_restore_of_an_older_backup_closes_the_streams() {
        RecordingClient client = node.open(null);
        database.close();
        node.readTheLog();
        database.startAgain();
        stores.update("update event_position set position = position - 1");

        node.readTheLog();

        assertThat(client.closed).hasValue(1);
        assertThat(node.streams.isEmpty()).isTrue();
    }

    @Test
    void a_stream_that_fails_to_open_does_not_count_against_the_limit() {
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
