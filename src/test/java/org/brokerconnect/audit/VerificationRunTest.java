package org.brokerconnect.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.brokerconnect.connection.EventHash;
import org.brokerconnect.connection.Stores;
import org.brokerconnect.connection.WithStores;
import org.brokerconnect.sandbox.run.EmbeddedMariaDb;
import org.junit.jupiter.api.Test;

/** Runs of the verification: incremental, one at a time in the fleet, and right while others write. */
@WithStores
class VerificationRunTest {

    private static final int MANY = 100_000;

    private final Stores stores;
    private final EmbeddedMariaDb database;

    VerificationRunTest(Stores stores, EmbeddedMariaDb database) {
        this.stores = stores;
        this.database = database;
    }

    private long rowsSentDuring(Runnable work) {
        long before = rowsSent();
        work.run();
        return rowsSent() - before;
    }

    private long rowsSent() {
        return Long.parseLong(stores.query("select variable_value from information_schema.global_status"
                        + " where variable_name = 'Rows_sent'")
                .get(0)
                .toString());
    }

    /** Appends valid events to a connection, which is faster than by the product. */
    private void append(UUID connection, int count) {
        long position = stores.log.lastPosition();
        String hash = stores.query("select event_hash from broker_config where id = '" + connection + "'")
                .get(0)
                .toString();
        Instant at = stores.clock.instant();
        StringBuilder rows = new StringBuilder();
        for (int i = 1; i <= count; i++) {
            hash = new EventHash(hash)
                    .with(position + i)
                    .with(connection)
                    .with(1 + i)
                    .with("asha")
                    .with(at)
                    .with("CALLBACK_REFUSED")
                    .with("DISCONNECTED")
                    .with("DISCONNECTED")
                    .with(null)
                    .with("system")
                    .hex();
            rows.append(rows.isEmpty() ? "" : ",")
                    .append("(%d,'%s',%d,'asha','%s','CALLBACK_REFUSED','DISCONNECTED','DISCONNECTED','system','%s')"
                            .formatted(
                                    position + i,
                                    connection,
                                    1 + i,
                                    at.toString().replace('T', ' ').replace("Z", ""),
                                    hash));
            if (i % 1_000 == 0 || i == count) {
                stores.update("insert into connection_event (position, connection_id, sequence, owner, happened_at,"
                        + " change_kind, from_state, to_state, actor, hash) values " + rows);
                rows.setLength(0);
            }
        }
        stores.update("update event_position set position = ?", position + count);
        stores.update(
                "update broker_config set event_sequence = ?, event_hash = ? where id = ?",
                1 + count,
                hash,
                connection.toString());
    }

    @Test
    void a_run_after_a_hundred_thousand_verified_events_reads_the_new_ones_only() {
        UUID id = stores.setUp("asha");
        append(id, MANY);
        assertThat(rowsSentDuring(() -> assertThat(stores.verifyLog()).isEmpty()))
                .isGreaterThan(MANY);
        assertThat(stores.audit.status().fullEvents()).isEqualTo(MANY + 1);

        stores.writer.recordRefusedCallback(id, "attempt-not-yours");
        stores.writer.recordRefusedCallback(id, "attempt-not-yours");

        assertThat(rowsSentDuring(stores.verification::run)).isLessThan(100);
        assertThat(stores.audit.status().verified()).isEqualTo(stores.log.lastPosition());
    }

    @Test
    void all_events_are_verified_again_after_the_interval() {
        stores.setUp("asha");
        stores.verification.run();
        Instant first = stores.audit.status().fullVerifiedAt();
        stores.clock.advance(Duration.ofHours(24).minusSeconds(1));
        stores.verification.run();
        assertThat(stores.audit.status().fullVerifiedAt()).isEqualTo(first);
        assertThat(stores.audit.status().verifiedAt()).isEqualTo(stores.clock.instant());

        stores.clock.advance(Duration.ofSeconds(1));
        stores.verification.run();

        assertThat(stores.audit.status().fullVerifiedAt()).isEqualTo(stores.clock.instant());
    }

    @Test
    void one_node_verifies_at_a_time_and_another_takes_over_from_a_node_that_stopped() {
        stores.setUp("asha");
        try (Stores there = Stores.on(database)) {
            UUID claim = there.audit.lease().orElseThrow();

            stores.verification.run();
            assertThat(stores.audit.status().verifiedAt()).isNull();
            assertThat(stores.audit.lease()).isEmpty();

            stores.clock.advance(Duration.ofMinutes(3));
            stores.verification.run();
            assertThat(stores.audit.status().verifiedAt()).isEqualTo(stores.clock.instant());
            assertThat(there.audit.advance(claim, LogPoint.before(0), List.of()))
                    .as("the node that stopped writes nothing any more")
                    .isFalse();
            assertThat(there.audit.progress(claim, 1)).isFalse();
        }
    }

    @Test
    void a_full_verification_that_was_cut_off_is_repeated() {
        stores.setUp("asha");
        stores.verification.run();
        stores.clock.advance(Duration.ofMinutes(1));
        stores.audit.request();
        UUID claim = stores.audit.lease().orElseThrow();
        stores.audit.beginFull(claim);
        assertThat(stores.audit.status().running().since()).isEqualTo(stores.clock.instant());

        stores.clock.advance(Duration.ofMinutes(3));
        stores.verification.run();

        assertThat(stores.audit.status().running()).isNull();
        assertThat(stores.audit.status().fullVerifiedAt()).isEqualTo(stores.clock.instant());
    }

    @Test
    void a_request_during_a_full_verification_starts_no_second_one() {
        stores.setUp("asha");
        stores.audit.request();
        UUID claim = stores.audit.lease().orElseThrow();
        stores.audit.beginFull(claim);

        stores.audit.request();
        stores.audit.finishFull(claim, 1, List.of());

        assertThat(stores.audit.status().running()).isNull();
    }

    @Test
    void the_result_is_the_same_on_all_nodes() {
        stores.setUp("asha");
        stores.update("update connection_event set actor = 'ravi'");
        assertThat(stores.verifyLog()).isNotEmpty();

        try (Stores there = Stores.on(database)) {
            assertThat(there.audit.status()).isEqualTo(stores.audit.status());
        }
    }

    @Test
    void no_more_than_a_thousand_faults_are_stored() {
        UUID id = stores.setUp("asha");
        append(id, 2_500);
        stores.update("update connection_event set actor = 'ravi'");

        assertThat(stores.verifyLog()).hasSize(AuditLogStore.SHOWN_FAULTS);
        assertThat(stores.audit.status().faultCount()).isEqualTo(AuditLogStore.MAX_FAULTS);
    }

    /** Two nodes write, delete connections and shorten the log, while both verify all events. */
    @Test
    void concurrent_writers_deletions_and_retention_are_no_fault() {
        AtomicBoolean done = new AtomicBoolean();
        try (Stores there = Stores.on(database)) {
            CompletableFuture<?> cleaning = CompletableFuture.runAsync(() -> {
                while (!done.get()) {
                    stores.retention.deleteBefore(stores.clock.instant().plusSeconds(1), 3);
                }
            });
            CompletableFuture<?> verifying = CompletableFuture.runAsync(() -> {
                while (!done.get()) {
                    assertThat(there.verifyLog()).isEmpty();
                }
            });
            List<CompletableFuture<Void>> writers = IntStream.range(0, 4)
                    .mapToObj(i -> CompletableFuture.runAsync(() -> write(i % 2 == 0 ? stores : there, "p" + i)))
                    .toList();
            try {
                while (!writers.stream().allMatch(CompletableFuture::isDone)) {
                    assertThat(stores.verifyLog()).isEmpty();
                }
            } finally {
                done.set(true);
                writers.forEach(CompletableFuture::join);
                cleaning.join();
                verifying.join();
            }
        }
        assertThat(stores.verifyLog()).isEmpty();
        assertThat(stores.audit.status().verified()).isEqualTo(stores.log.lastPosition());
    }

    private static void write(Stores node, String owner) {
        for (int i = 0; i < 25; i++) {
            UUID id = node.setUp(owner);
            node.writer.recordRefusedCallback(id, "attempt-not-yours");
            node.writer.recordRefusedCallback(id, "attempt-not-yours");
            if (i % 2 == 0) {
                node.writer.delete(owner, id);
            }
        }
    }
}
