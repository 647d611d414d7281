package org.brokerconnect.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.brokerconnect.attack.Attack;
import org.brokerconnect.attack.Attack.Area;
import org.brokerconnect.audit.LogFault.FaultKind;
import org.brokerconnect.connection.Stores;
import org.brokerconnect.connection.WithStores;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The verification finds what an attacker removes or rewrites consistently, in all tables. */
@WithStores
class VanishedEventsTest {

    private final Stores stores;
    private UUID mine;
    private UUID another;
    private long begin;

    VanishedEventsTest(Stores stores) {
        this.stores = stores;
    }

    @BeforeEach
    void write_two_logs() {
        begin = stores.log.lastPosition();
        mine = stores.setUp("asha");
        another = stores.setUp("ravi");
        refuse(mine, 2);
        refuse(another, 2);
    }

    private void refuse(UUID connection, int times) {
        for (int i = 0; i < times; i++) {
            stores.clock.advance(Duration.ofDays(1));
            stores.writer.recordRefusedCallback(connection, "attempt-not-yours");
        }
    }

    /** Verifies new events only. @return all stored faults */
    private List<LogFault> verifyNew() {
        stores.verification.run();
        return stores.audit.status().faults();
    }

    private void removeFromAllTables(UUID connection) {
        stores.update("delete from connection_event where connection_id = ?", connection.toString());
        stores.update("delete from event_anchor where connection_id = ?", connection.toString());
        stores.update("delete from broker_config where id = ?", connection.toString());
    }

    private static LogFault missing(long first, long last) {
        return LogFault.ofPositions(FaultKind.MISSING, first, last);
    }

    @Test
    void a_connection_that_vanished_before_it_was_verified_is_found() {
        removeFromAllTables(mine);

        assertThat(verifyNew()).containsExactly(missing(begin + 1, begin + 1), missing(begin + 3, begin + 4));
    }

    @Test
    @Attack(
            area = Area.LOGS,
            value = "A connection is removed from all tables",
            defence = "Positions have no gaps, and a sealed digest covers all verified events")
    void a_connection_that_vanished_after_it_was_verified_is_found_by_the_next_run() {
        assertThat(verifyNew()).isEmpty();

        removeFromAllTables(mine);

        assertThat(verifyNew()).containsExactly(missing(begin + 1, begin + 1), missing(begin + 3, begin + 4));
        assertThat(stores.verifyLog())
                .containsExactlyInAnyOrder(
                        missing(begin + 1, begin + 1),
                        missing(begin + 3, begin + 4),
                        LogFault.ofPositions(FaultKind.REWRITTEN, begin + 1, begin + 6));
    }

    @Test
    void the_newest_connection_that_vanished_is_found_even_if_the_position_was_set_back() {
        UUID newest = stores.setUp("mira");
        assertThat(verifyNew()).isEmpty();

        removeFromAllTables(newest);
        stores.update("update event_position set position = position - 1");

        assertThat(verifyNew()).contains(missing(begin + 7, begin + 7));
    }

    @Test
    void a_vanished_connection_is_found_even_if_the_other_events_were_renumbered() {
        assertThat(verifyNew()).isEmpty();

        removeFromAllTables(mine);
        stores.update("update connection_event set position = position - 1 where position = ?", begin + 2);
        stores.update("update connection_event set position = position - 3 where position > ?", begin + 4);
        stores.update("update event_position set position = position - 3");

        assertThat(verifyNew()).contains(missing(begin + 4, begin + 6));
        stores.update("update audit_log set verified_position = verified_position - 3");
        assertThat(verifyNew()).contains(LogFault.ofLog(FaultKind.CHECKPOINT));
        assertThat(stores.verifyLog()).extracting(LogFault::kind).contains(FaultKind.CHECKPOINT, FaultKind.ALTERED);
    }

    /** Takes back the newest events of a connection, as if they had never been written. */
    private void takeBack(UUID connection, int events) {
        stores.update(
                "delete from connection_event where connection_id = ? order by sequence desc limit " + events,
                connection.toString());
        stores.update(
                "update broker_config c set event_sequence = event_sequence - ?, event_hash = (select e.hash from"
                        + " connection_event e where e.connection_id = c.id and e.sequence = c.event_sequence)"
                        + " where id = ?",
                events,
                connection.toString());
        stores.update("update event_position set position = position - ?", events);
    }

    @Test
    void newest_events_that_were_taken_back_in_all_tables_are_found() {
        assertThat(verifyNew()).isEmpty();

        takeBack(another, 2);

        assertThat(verifyNew()).containsExactly(missing(begin + 5, begin + 6));
    }

    @Test
    void newest_events_that_were_replaced_consistently_are_found_by_a_full_verification() {
        assertThat(verifyNew()).isEmpty();

        takeBack(another, 2);
        refuse(another, 2);

        assertThat(stores.verifyLog()).containsExactly(LogFault.ofPositions(FaultKind.REWRITTEN, begin + 1, begin + 6));
    }

    @Test
    void the_row_of_a_connection_that_vanished_alone_is_found() {
        assertThat(verifyNew()).isEmpty();

        stores.update("delete from broker_config where id = ?", mine.toString());

        assertThat(verifyNew()).containsExactly(LogFault.ofSequence(FaultKind.MISSING, mine, 4));
    }

    /** Deletes all events by retention; both connections keep an anchor only. */
    private void deleteAllEvents() {
        assertThat(verifyNew()).isEmpty();
        stores.retention.deleteBefore(stores.clock.instant().plusSeconds(1), 100);
        assertThat(stores.query("select position from connection_event")).isEmpty();
        assertThat(verifyNew()).isEmpty();
    }

    @Test
    void an_idle_connection_of_which_only_an_anchor_was_left_is_missed() {
        deleteAllEvents();

        removeFromAllTables(mine);

        assertThat(verifyNew()).containsExactly(LogFault.ofLog(FaultKind.ANCHORS));
    }

    @Test
    void a_deleted_connection_keeps_no_anchor_once_its_events_are_gone_and_that_is_no_fault() {
        stores.writer.delete("asha", mine);

        deleteAllEvents();

        assertThat(stores.query("select cast(connection_id as char) from event_anchor"))
                .asString()
                .isEqualTo("[" + another + "]");
        refuse(another, 1);
        assertThat(stores.verifyLog()).isEmpty();
    }

    @Test
    void a_vanished_connection_is_found_after_retention_deleted_some_events() {
        assertThat(verifyNew()).isEmpty();
        stores.retention.deleteBefore(stores.clock.instant(), 3);
        assertThat(stores.verifyLog()).isEmpty();

        removeFromAllTables(mine);

        assertThat(verifyNew()).contains(missing(begin + 4, begin + 4));
    }

    @Test
    void retention_deletes_verified_events_only() {
        stores.retention.deleteBefore(stores.clock.instant().plusSeconds(1), 100);

        assertThat(stores.history("asha", mine)).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "checkpoint_sealed = null",
                "checkpoint_sealed = 'AbCd'",
                "verified_position = verified_position - 1",
                "start_position = start_position + 1",
                "checkpoint_sealed = (select api_key_sealed from broker_config limit 1)"
            })
    void an_altered_checkpoint_is_found_and_not_replaced(String alteration) {
        assertThat(verifyNew()).isEmpty();

        stores.update("update audit_log set " + alteration);
        refuse(mine, 1);

        assertThat(verifyNew()).contains(LogFault.ofLog(FaultKind.CHECKPOINT));
        assertThat(stores.verifyLog()).contains(LogFault.ofLog(FaultKind.CHECKPOINT));
        stores.retention.deleteBefore(stores.clock.instant().plusSeconds(1), 100);
        assertThat(stores.history("asha", mine)).as("nothing is deleted").hasSize(4);
    }

    @Test
    void values_that_no_event_can_have_are_found() {
        assertThat(verifyNew()).isEmpty();

        stores.update(
                "update connection_event set change_kind = 'UNHEARD', to_state = '' where position = ?", begin + 3);

        assertThat(stores.verifyLog()).contains(LogFault.ofEvent(FaultKind.ALTERED, mine, 2, begin + 3));
    }

    @Test
    void a_fault_among_new_events_stays_in_the_result_of_later_runs() {
        stores.update("update connection_event set actor = 'ravi' where position = ?", begin + 3);
        LogFault altered = LogFault.ofEvent(FaultKind.ALTERED, mine, 2, begin + 3);

        assertThat(verifyNew()).containsExactly(altered);
        refuse(mine, 1);
        assertThat(verifyNew()).containsExactly(altered);
    }

    @Test
    void a_full_verification_replaces_the_faults_of_earlier_runs() {
        stores.update("update connection_event set actor = 'ravi' where position = ?", begin + 3);
        assertThat(verifyNew()).hasSize(1);
        stores.update("update connection_event set actor = 'system' where position = ?", begin + 3);

        assertThat(stores.verifyLog()).isEmpty();
        Instant full = stores.audit.status().fullVerifiedAt();
        assertThat(full).isEqualTo(stores.clock.instant());
        assertThat(stores.audit.status().fullEvents()).isEqualTo(6);
    }
}
