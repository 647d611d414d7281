package org.brokerconnect.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.brokerconnect.attack.Attack;
import org.brokerconnect.attack.Attack.Area;
import org.brokerconnect.audit.LogFault.FaultKind;
import org.brokerconnect.broker.Verdict;
import org.brokerconnect.connection.Change;
import org.brokerconnect.connection.Stores;
import org.brokerconnect.connection.WithStores;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The verifier finds the first event that was altered, removed, inserted or moved. */
@WithStores
class AuditVerificationTest {

    private static final int EVENTS = 6;

    private final Stores stores;
    private UUID mine;
    private UUID another;

    AuditVerificationTest(Stores stores) {
        this.stores = stores;
    }

    @BeforeEach
    void write_two_logs() {
        mine = stores.setUp("asha");
        another = stores.setUp("ravi");
        for (int i = 1; i < EVENTS; i++) {
            stores.clock.advance(Duration.ofDays(1));
            stores.writer.recordRefusedCallback(mine, "attempt-not-yours");
            stores.writer.recordRefusedCallback(another, "attempt-not-yours");
        }
        assertThat(stores.verifyLog()).isEmpty();
    }

    /** A full verification finds this fault of the connection, and no fault of the other one. */
    private void finds(long sequence, FaultKind kind) {
        assertThat(ofConnections(stores.verifyLog()))
                .contains(new Place(mine, sequence, kind))
                .allMatch(place -> place.connection().equals(mine));
    }

    private record Place(UUID connection, long sequence, FaultKind kind) {}

    private static List<Place> ofConnections(List<LogFault> faults) {
        return faults.stream()
                .filter(fault -> fault.connection() != null)
                .map(fault -> new Place(fault.connection(), fault.sequence(), fault.kind()))
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "owner, 'ravi'",
        "happened_at, '2026-11-22 00:00:00.000001'",
        "change_kind, 'RENEWED'",
        "from_state, 'ERROR'",
        "to_state, 'CONNECTED'",
        "reason, 'session-ended'",
        "actor, 'ravi'",
        "hash, '0000000000000000000000000000000000000000000000000000000000000000'"
    })
    @Attack(
            area = Area.LOGS,
            value = "An event of the audit log is altered",
            defence = "Each event is covered by a chain of hashes")
    void an_altered_column_is_found(String column, String value) {
        stores.update(
                "update connection_event set " + column + " = ? where connection_id = ? and sequence = 3",
                value,
                mine.toString());

        finds(3, FaultKind.ALTERED);
    }

    @Test
    void an_event_that_was_moved_to_another_position_is_found() {
        stores.update(
                "update connection_event set position = 1000000 where connection_id = ? and sequence = 3",
                mine.toString());

        finds(3, FaultKind.ADDED);
        assertThat(stores.audit.status().faults())
                .extracting(LogFault::kind)
                .contains(FaultKind.MISSING, FaultKind.REWRITTEN);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 3, EVENTS})
    void a_removed_event_is_found_at_the_beginning_in_the_middle_and_at_the_end(long sequence) {
        stores.update(
                "delete from connection_event where connection_id = ? and sequence = ?", mine.toString(), sequence);

        finds(sequence, FaultKind.MISSING);
    }

    @Test
    void an_emptied_log_is_found() {
        stores.update("delete from connection_event where connection_id = ?", mine.toString());

        finds(EVENTS, FaultKind.MISSING);
    }

    @Test
    void an_event_inserted_before_the_first_is_found() {
        insertCopyOf(1, 0);

        finds(0, FaultKind.ADDED);
    }

    @Test
    void an_event_inserted_after_the_last_is_found() {
        insertCopyOf(EVENTS, EVENTS + 1);

        finds(EVENTS + 1, FaultKind.ADDED);
    }

    @Test
    void an_event_inserted_after_the_last_is_found_even_with_the_right_hash() {
        stores.writer.recordRefusedCallback(mine, "attempt-not-yours");
        stores.update(
                "update broker_config set event_sequence = ?, event_hash = (select hash from connection_event"
                        + " where connection_id = broker_config.id and sequence = ?) where id = ?",
                EVENTS,
                EVENTS,
                mine.toString());

        finds(EVENTS + 1, FaultKind.ADDED);
    }

    @Test
    void an_event_inserted_in_the_middle_is_found_even_if_the_others_are_renumbered() {
        stores.update(
                "update connection_event set sequence = sequence + 1 where connection_id = ? and sequence > 3"
                        + " order by sequence desc",
                mine.toString());
        insertCopyOf(3, 4);

        finds(4, FaultKind.ADDED);
    }

    @Test
    void exchanged_events_are_found() {
        stores.update(
                "update connection_event set sequence = 100 where connection_id = ? and sequence = 2", mine.toString());
        stores.update(
                "update connection_event set sequence = 2 where connection_id = ? and sequence = 3", mine.toString());
        stores.update(
                "update connection_event set sequence = 3 where connection_id = ? and sequence = 100", mine.toString());

        finds(2, FaultKind.ALTERED);
    }

    @Test
    void an_event_moved_to_another_connection_is_found_in_both_logs() {
        stores.update("delete from connection_event where connection_id = ? and sequence = ?", mine.toString(), EVENTS);
        stores.update(
                "update connection_event set connection_id = ? where connection_id = ? and sequence = ?",
                mine.toString(),
                another.toString(),
                EVENTS);

        assertThat(ofConnections(stores.verifyLog()))
                .contains(new Place(mine, EVENTS, FaultKind.ALTERED), new Place(another, EVENTS, FaultKind.MISSING));
    }

    @Test
    void a_change_that_was_renamed_keeps_its_stored_name_and_its_hash() {
        UUID failing = stores.connected("mira", stores.clock.instant().plus(Duration.ofDays(1)));
        stores.sessions.recordFailure(
                failing, stores.tokenVersion(failing), Verdict.CONFIG, "api-key-unknown", Duration.ZERO);

        assertThat(stores.history("mira", failing)).endsWith("FAILING CONNECTED-ERROR api-key-unknown");
        assertThat(stores.query("select count(*) from connection_event where change_kind = 'TROUBLED'"))
                .asString()
                .isEqualTo("[1]");
        assertThat(stores.log.newestBefore(
                        Long.MAX_VALUE, new EventFilter(failing, null, Change.FAILING, null, null), 10))
                .hasSize(1);
        assertThat(stores.verifyLog()).isEmpty();
    }

    @Test
    void the_missing_end_of_a_deleted_connections_log_is_found() {
        stores.writer.delete("asha", mine);
        assertThat(stores.verifyLog()).isEmpty();

        stores.update(
                "delete from connection_event where connection_id = ? and change_kind = 'DELETED'", mine.toString());

        finds(EVENTS + 1, FaultKind.MISSING);
    }

    @Test
    void events_written_during_the_verification_are_no_fault() {
        assertNoFaultWhile(() -> {
            for (int i = 0; i < 150; i++) {
                stores.writer.recordRefusedCallback(mine, "attempt-not-yours");
            }
        });
    }

    @Test
    void events_deleted_by_retention_during_the_verification_are_no_fault() {
        for (int i = 0; i < 100; i++) {
            stores.writer.recordRefusedCallback(mine, "attempt-not-yours");
        }
        Instant end = stores.clock.instant().plusSeconds(1);

        assertNoFaultWhile(() -> {
            for (int i = 0; i < 100; i++) {
                stores.retention.deleteBefore(end, 1);
            }
        });
    }

    @Test
    void connections_deleted_during_the_verification_are_no_fault() {
        List<UUID> connections =
                IntStream.range(0, 60).mapToObj(i -> stores.setUp("mira")).toList();

        assertNoFaultWhile(() -> connections.forEach(connection -> stores.writer.delete("mira", connection)));
    }

    /** Verifies repeatedly until the work is done. */
    private void assertNoFaultWhile(Runnable work) {
        CompletableFuture<Void> working = CompletableFuture.runAsync(work);
        try {
            do {
                assertThat(stores.verifyLog()).isEmpty();
            } while (!working.isDone());
        } finally {
            working.join();
        }
        assertThat(stores.verifyLog()).isEmpty();
    }

    /** Copies an event to an unused position. */
    private void insertCopyOf(long original, long sequence) {
        stores.update(
                "insert into connection_event (position, connection_id, sequence, owner, happened_at, change_kind,"
                        + " from_state, to_state, reason, actor, hash)"
                        + " select position + 1000, connection_id, ?, owner, happened_at, change_kind,"
                        + " from_state, to_state, reason, actor, hash from connection_event"
                        + " where connection_id = ? and sequence = ?",
                sequence,
                mine.toString(),
                original);
    }

    /** Deletes the oldest three of six events of both logs by retention. */
    private void cleanUp() {
        stores.retention.deleteBefore(stores.clock.instant().minus(Duration.ofDays(2)), 100);
        assertThat(stores.history("asha", mine)).hasSize(3);
        assertThat(stores.history("ravi", another)).hasSize(3);
        assertThat(stores.verifyLog()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {4, 5, EVENTS})
    void a_removed_event_is_found_after_retention(long sequence) {
        cleanUp();

        stores.update(
                "delete from connection_event where connection_id = ? and sequence = ?", mine.toString(), sequence);

        finds(sequence, FaultKind.MISSING);
    }

    @ParameterizedTest
    @ValueSource(longs = {4, 5, EVENTS})
    void an_altered_event_is_found_after_retention(long sequence) {
        cleanUp();

        stores.update(
                "update connection_event set actor = 'ravi' where connection_id = ? and sequence = ?",
                mine.toString(),
                sequence);

        finds(sequence, FaultKind.ALTERED);
    }

    @Test
    void a_reinserted_event_that_retention_deleted_is_found() {
        cleanUp();

        insertCopyOf(4, 3);

        finds(3, FaultKind.ADDED);
    }

    @Test
    void retention_in_small_batches_and_new_events_are_no_fault() {
        for (int i = 0; i < 4; i++) {
            stores.retention.deleteBefore(stores.clock.instant().minus(Duration.ofDays(2)), 2);
            stores.writer.recordRefusedCallback(mine, "attempt-not-yours");
            assertThat(stores.verifyLog()).isEmpty();
        }

        assertThat(stores.history("asha", mine)).hasSize(3 + 4);
    }

    @Test
    void a_log_whose_events_were_all_deleted_by_retention_is_anchored() {
        stores.retention.deleteBefore(stores.clock.instant().plusSeconds(1), 100);

        assertThat(stores.history("asha", mine)).isEmpty();
        assertThat(stores.verifyLog()).isEmpty();
        stores.writer.recordRefusedCallback(mine, "attempt-not-yours");
        assertThat(stores.verifyLog()).isEmpty();
        stores.update("delete from event_anchor where connection_id = ?", mine.toString());
        finds(EVENTS, FaultKind.MISSING);
    }
}
