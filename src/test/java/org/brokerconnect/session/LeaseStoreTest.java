package org.brokerconnect.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.brokerconnect.broker.FakeBroker;
import org.brokerconnect.connection.ConnectionSession;
import org.brokerconnect.connection.Stores;
import org.brokerconnect.connection.WithStores;
import org.brokerconnect.sandbox.run.EmbeddedMariaDb;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Nodes that claim work concurrently share it: no node waits, and each row is claimed exactly once. */
@WithStores
class LeaseStoreTest {

    private static final int DUE = 24;
    private static final int NODES = 4;

    private final Stores stores;
    private final EmbeddedMariaDb database;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private Instant end;

    LeaseStoreTest(Stores stores, EmbeddedMariaDb database) {
        this.stores = stores;
        this.database = database;
    }

    @BeforeEach
    void begin() {
        end = stores.clock.instant().plus(FakeBroker.DAY);
    }

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    private List<UUID> renewable(int count) {
        List<UUID> ids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ids.add(stores.renewable("asha", end.plusSeconds(i)));
        }
        return ids;
    }

    @Test
    void a_node_skips_rows_that_another_node_is_claiming() {
        List<UUID> all = renewable(6);
        stores.clock.set(end.plusSeconds(6));
        List<UUID> theirs = new ArrayList<>();
        try (Stores there = Stores.on(database)) {
            there.clock.set(stores.clock.instant());

            stores.inTransaction(() -> {
                assertThat(takeDueRenewals(stores, 4)).isEqualTo(all.subList(0, 4));
                theirs.addAll(takeDueRenewals(there, 10));
            });
        }

        assertThat(theirs).isEqualTo(all.subList(4, 6));
        assertThat(takeDueRenewals(stores, 10)).isEmpty();
    }

    @Test
    void many_nodes_claim_each_renewal_once() throws Exception {
        Set<UUID> all = new HashSet<>(renewable(DUE));
        stores.clock.set(end.plusSeconds(DUE));
        List<Future<List<UUID>>> nodes = new ArrayList<>();
        List<UUID> taken = new ArrayList<>();
        try (Stores there = Stores.on(database)) {
            there.clock.set(stores.clock.instant());
            for (int i = 0; i < NODES; i++) {
                nodes.add(threads.submit(sweeping(i % 2 == 0 ? stores : there)));
            }
            for (Future<List<UUID>> node : nodes) {
                taken.addAll(node.get());
            }
        }

        taken.addAll(takeDueRenewals(stores, DUE));
        assertThat(taken).hasSize(DUE).containsExactlyInAnyOrderElementsOf(all);
    }

    private static Callable<List<UUID>> sweeping(Stores node) {
        return () -> {
            List<UUID> mine = new ArrayList<>();
            List<UUID> step;
            do {
                step = takeDueRenewals(node, 2);
                mine.addAll(step);
            } while (!step.isEmpty());
            return mine;
        };
    }

    @Test
    void a_check_of_a_node_that_stopped_is_due_again_after_the_lease() {
        UUID id = stores.connected("asha", end);
        stores.clock.advance(Duration.ofMinutes(37));

        assertThat(stores.leases.takeDueChecks(10)).containsExactly(id);
        assertThat(stores.leases.takeDueChecks(10)).isEmpty();
        stores.clock.advance(Stores.SETTINGS.lease());
        assertThat(stores.leases.takeDueChecks(10)).containsExactly(id);
    }

    @Test
    void the_renewal_of_other_tokens_or_of_no_session_is_not_leased() {
        UUID id = renewable(1).get(0);
        long version = stores.tokenVersion(id);

        assertThat(stores.leases.takeRenewal(UUID.randomUUID(), version)).isEmpty();
        assertThat(stores.leases.takeRenewal(id, version + 1)).isEmpty();
        assertThat(stores.leases.takeRenewal(id, version)).isPresent();
        assertThat(stores.leases.takeRenewal(id, version)).isEmpty();
    }

    @Test
    void a_postponed_session_is_left_out_for_the_longest_back_off() {
        UUID id = renewable(1).get(0);
        stores.clock.set(end);

        stores.leases.postpone(id);

        stores.clock.advance(Stores.SETTINGS.backOffMax().minusNanos(1_000));
        assertThat(takeDueRenewals(stores, 1)).isEmpty();
        stores.clock.advance(Duration.ofNanos(1_000));
        assertThat(takeDueRenewals(stores, 1)).containsExactly(id);
    }

    @Test
    void an_expired_session_is_not_checked() {
        stores.connected("asha", end);
        stores.clock.set(end);

        assertThat(stores.leases.takeDueChecks(10)).isEmpty();
    }

    @Test
    void a_lease_that_ended_does_not_pass_for_a_later_lease_of_the_same_node() {
        UUID id = renewable(1).get(0);
        stores.clock.set(end);
        RenewalLease ended = stores.leases.takeDueRenewals(1).get(0);
        stores.clock.advance(Stores.SETTINGS.lease());

        RenewalLease later = stores.leases.takeDueRenewals(1).get(0);

        ConnectionSession session = stores.read(id).session().orElseThrow();
        assertThat(stores.leases.isHeld(ended, session)).isFalse();
        assertThat(stores.leases.isHeld(later, session)).isTrue();
    }

    private static List<UUID> takeDueRenewals(Stores node, int batch) {
        return node.leases.takeDueRenewals(batch).stream()
                .map(RenewalLease::connection)
                .toList();
    }
}
