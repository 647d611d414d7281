package org.brokerconnect.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import org.brokerconnect.audit.ChainFault.Fault;
import org.brokerconnect.connection.Stores;
import org.brokerconnect.connection.WithStores;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Somebody changes the log behind our backs, and the verifier says where. */
@WithStores
class EventVerifierTest {

    private static final int EVENTS = 6;

    private final Stores stores;
    private final EventVerifier verifier;
    private UUID mine;
    private UUID another;

    EventVerifierTest(Stores stores) {
        this.stores = stores;
        verifier = stores.bean(EventVerifier.class);
    }

    @BeforeEach
    void write_two_logs() {
        mine = stores.setUp("asha");
        another = stores.setUp("ravi");
        for (int i = 1; i < EVENTS; i++) {
            stores.clock.advance(Duration.ofDays(1));
            stores.writer.disconnect("asha", mine);
            stores.writer.disconnect("ravi", another);
        }
        assertThat(verifier.verifyAll()).isEmpty();
    }

    private void finds(long sequence, Fault fault) {
        ChainFault broken = new ChainFault(mine, sequence, fault);
        assertThat(verifier.verify(mine)).contains(broken);
        assertThat(verifier.verifyAll()).containsExactly(broken);
    }

    @ParameterizedTest
    @CsvSource({
        "owner, 'ravi'",
        "happened_at, '2026-11-22 00:00:00.000001'",
        "change_kind, 'RENEWED'",
        "from_state, 'ERROR'",
        "to_state, 'CONNECTED'",
        "reason, 'session-ended'",
        "actor, 'system'",
        "position, '1000000'",
        "hash, '0000000000000000000000000000000000000000000000000000000000000000'"
    })
    void any_altered_column(String column, String value) {
        stores.change(
                "update connection_event set " + column + " = ? where connection_id = ? and sequence = 3",
                value,
                mine.toString());

        finds(3, Fault.ALTERED);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 3, EVENTS})
    void a_removed_event_at_the_beginning_in_the_middle_and_at_the_end(long sequence) {
        stores.change(
                "delete from connection_event where connection_id = ? and sequence = ?", mine.toString(), sequence);

        finds(sequence, Fault.MISSING);
    }

    @Test
    void a_log_that_was_emptied() {
        stores.change("delete from connection_event where connection_id = ?", mine.toString());

        finds(1, Fault.MISSING);
    }

    @Test
    void an_inserted_event_before_the_first() {
        insertCopyOf(1, 0);

        finds(0, Fault.ADDED);
    }

    @Test
    void an_inserted_event_after_the_last() {
        insertCopyOf(EVENTS, EVENTS + 1);

        finds(EVENTS + 1, Fault.ALTERED);
    }

    @Test
    void an_inserted_event_after_the_last_whose_hash_is_right() {
        stores.writer.disconnect("asha", mine);
        stores.change(
                "update broker_config set event_sequence = ?, event_hash = (select hash from connection_event"
                        + " where connection_id = broker_config.id and sequence = ?) where id = ?",
                EVENTS,
                EVENTS,
                mine.toString());

        finds(EVENTS + 1, Fault.ADDED);
    }

    @Test
    void an_inserted_event_in_the_middle_for_which_the_others_moved_up() {
        stores.change(
                "update connection_event set sequence = sequence + 1 where connection_id = ? and sequence > 3"
                        + " order by sequence desc",
                mine.toString());
        insertCopyOf(3, 4);

        finds(4, Fault.ALTERED);
    }

    @Test
    void events_that_changed_places() {
        stores.change(
                "update connection_event set sequence = 100 where connection_id = ? and sequence = 2", mine.toString());
        stores.change(
                "update connection_event set sequence = 2 where connection_id = ? and sequence = 3", mine.toString());
        stores.change(
                "update connection_event set sequence = 3 where connection_id = ? and sequence = 100", mine.toString());

        finds(2, Fault.ALTERED);
    }

    @Test
    void an_event_that_was_moved_to_another_connection() {
        stores.change("delete from connection_event where connection_id = ? and sequence = ?", mine.toString(), EVENTS);
        stores.change(
                "update connection_event set connection_id = ? where connection_id = ? and sequence = ?",
                mine.toString(),
                another.toString(),
                EVENTS);

        assertThat(verifier.verifyAll())
                .containsExactlyInAnyOrder(
                        new ChainFault(mine, EVENTS, Fault.ALTERED), new ChainFault(another, EVENTS, Fault.MISSING));
    }

    @Test
    void a_deleted_connections_log_whose_end_is_gone() {
        stores.writer.delete("asha", mine);
        assertThat(verifier.verifyAll()).isEmpty();

        stores.change(
                "delete from connection_event where connection_id = ? and change_kind = 'DELETED'", mine.toString());

        finds(EVENTS + 1, Fault.MISSING);
    }

    /** Copies an event, with the next position, which nobody has. */
    private void insertCopyOf(long original, long sequence) {
        stores.change(
                "insert into connection_event select position + 1000, connection_id, ?, owner, happened_at, change_kind,"
                        + " from_state, to_state, reason, actor, hash from connection_event"
                        + " where connection_id = ? and sequence = ?",
                sequence,
                mine.toString(),
                original);
    }

    /** What is said of logs whose oldest events were cleaned up: both lost the first three of six. */
    private void cleanUp() {
        stores.retention.forgetBefore(stores.clock.instant().minus(Duration.ofDays(2)), 100);
        assertThat(stores.history("asha", mine)).hasSize(3);
        assertThat(stores.history("ravi", another)).hasSize(3);
        assertThat(verifier.verifyAll()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {4, 5, EVENTS})
    void a_removed_event_of_what_clean_up_left(long sequence) {
        cleanUp();

        stores.change(
                "delete from connection_event where connection_id = ? and sequence = ?", mine.toString(), sequence);

        finds(sequence, Fault.MISSING);
    }

    @ParameterizedTest
    @ValueSource(longs = {4, 5, EVENTS})
    void an_altered_event_of_what_clean_up_left(long sequence) {
        cleanUp();

        stores.change(
                "update connection_event set actor = 'system' where connection_id = ? and sequence = ?",
                mine.toString(),
                sequence);

        finds(sequence, Fault.ALTERED);
    }

    @Test
    void an_event_that_clean_up_forgot_and_somebody_put_back() {
        cleanUp();

        insertCopyOf(4, 3);

        finds(3, Fault.ADDED);
    }

    @Test
    void clean_up_that_goes_on_in_small_steps_and_a_log_that_goes_on_growing() {
        for (int i = 0; i < 4; i++) {
            stores.retention.forgetBefore(stores.clock.instant().minus(Duration.ofDays(2)), 2);
            stores.writer.disconnect("asha", mine);
            assertThat(verifier.verifyAll()).isEmpty();
        }

        assertThat(stores.history("asha", mine)).hasSize(3 + 4);
    }

    @Test
    void a_log_that_was_cleaned_up_to_its_last_event() {
        stores.retention.forgetBefore(stores.clock.instant().plusSeconds(1), 100);

        assertThat(stores.history("asha", mine)).isEmpty();
        assertThat(verifier.verifyAll()).isEmpty();
        stores.writer.disconnect("asha", mine);
        assertThat(verifier.verifyAll()).isEmpty();
        stores.change("delete from event_anchor where connection_id = ?", mine.toString());
        finds(1, Fault.MISSING);
    }
}
