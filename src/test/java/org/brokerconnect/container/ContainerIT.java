package org.brokerconnect.container;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import jakarta.transaction.UserTransaction;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.brokerconnect.PayaraMicroOnly;
import org.brokerconnect.audit.AuditLogStore;
import org.brokerconnect.audit.AuditVerification;
import org.brokerconnect.audit.EventLogStore;
import org.brokerconnect.audit.EventRetentionStore;
import org.brokerconnect.audit.LogFault;
import org.brokerconnect.config.WebAddresses;
import org.brokerconnect.connection.ConnectionState;
import org.brokerconnect.handshake.AttemptFixture;
import org.brokerconnect.journey.Eventually;
import org.brokerconnect.session.LeaseStore;
import org.brokerconnect.session.RevocationFixture;
import org.brokerconnect.vault.CanaryStore;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Stores, locks and timers in the server: the real EJBs, their transactions and the WAR's own data source. Timers run
 * meanwhile, as in production. One class, because each deployment starts a server.
 */
@ExtendWith(ArquillianExtension.class)
@PayaraMicroOnly("runs inside the server, through Arquillian's connector for Payara Micro")
class ContainerIT {

    private static final int THREADS = 6;
    private static final Duration DAY = Duration.ofHours(8);

    @Inject
    private WebAddresses addresses;

    @Inject
    private CanaryStore canary;

    @Inject
    private ConnectionFixture connections;

    @Inject
    private AttemptFixture attempts;

    @Inject
    private Concurrently threads;

    @Inject
    private EventLogStore log;

    @Inject
    private EventRetentionStore retention;

    @Inject
    private AuditVerification verification;

    @Inject
    private AuditLogStore results;

    @Inject
    private LeaseStore leases;

    @Inject
    private RevocationFixture revocations;

    @Resource
    private UserTransaction transaction;

    @Resource(lookup = "java:global/jdbc/broker-connect")
    private DataSource database;

    private record Seen(long position, UUID connection, long sequence) {}

    @Deployment
    static WebArchive application() {
        return Deployments.warWith(
                ContainerIT.class,
                Seen.class,
                ConnectionFixture.class,
                AttemptFixture.class,
                RevocationFixture.class,
                Concurrently.class,
                Eventually.class);
    }

    @Test
    void beans_of_the_application_are_injected_with_the_settings_of_the_environment() {
        assertThat(addresses.publicUrl()).hasScheme("http").hasHost("localhost");
    }

    @Test
    void a_store_reads_the_migrated_database() {
        assertThat(canary.verifies()).isTrue();
    }

    @Test
    void transactions_are_isolated_as_read_committed() throws Exception {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet isolation = statement.executeQuery("select @@session.transaction_isolation")) {
            isolation.next();
            assertThat(isolation.getString(1)).isEqualTo("READ-COMMITTED");
        }
    }

    @Test
    void a_rolled_back_transaction_leaves_no_event_and_no_gap() throws Exception {
        UUID id = connections.create();
        long begin = log.lastPosition();

        transaction.begin();
        connections.refuseCallback(id);
        transaction.rollback();
        connections.refuseCallback(id);

        // read once: sweeps write events meanwhile
        List<Seen> seen = seenAfter(begin);
        assertThat(seen)
                .filteredOn(event -> event.connection().equals(id))
                .singleElement()
                .extracting(Seen::sequence)
                .isEqualTo(2L);
        assertThat(positions(seen)).isEqualTo(positionsFrom(begin + 1, seen.size()));
    }

    @Test
    void a_reader_sees_each_event_once_and_in_order_during_concurrent_writes() throws Exception {
        int changes = 20;
        List<UUID> ids = new ArrayList<>();
        for (int i = 1; i < THREADS; i++) {
            ids.add(connections.create());
        }
        long begin = log.lastPosition();
        AtomicInteger writing = new AtomicInteger(ids.size());

        List<List<Seen>> results = threads.run(
                THREADS,
                number -> () ->
                        number == 0 ? follow(begin, writing) : refuseOften(ids.get(number - 1), changes, writing));

        List<Seen> seen = results.get(0);
        assertThat(positions(seen)).isEqualTo(positionsFrom(begin + 1, seen.size()));
        assertThat(ids).allSatisfy(id -> assertThat(
                        seen.stream().filter(event -> event.connection().equals(id)))
                .extracting(Seen::sequence)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(2, changes + 1).boxed().toList()));
        assertThat(verifiedAll()).isEmpty();
    }

    @Test
    void the_audit_log_verifies_while_events_are_written_and_removed() throws Exception {
        UUID id = connections.create();
        AtomicInteger working = new AtomicInteger(2);

        threads.run(3, number -> () -> switch (number) {
            case 0 -> refuseOften(id, 100, working);
            case 1 -> forgetOften(100, working);
            default -> verifyUntilDone(working);
        });

        assertThat(verifiedAll()).isEmpty();
    }

    @Test
    void one_of_many_callers_claims_a_renewal() throws Exception {
        UUID id = connections.connect(DAY);
        long version = connections.tokenVersion(id);

        assertThat(threads.run(
                        THREADS, number -> () -> leases.takeRenewal(id, version).isPresent()))
                .containsOnlyOnce(true);
    }

    @Test
    void one_of_many_concurrent_results_of_a_renewal_is_stored() throws Exception {
        UUID id = connections.connect(DAY);
        long version = connections.tokenVersion(id);

        List<Boolean> stored = threads.run(THREADS, number -> () -> connections.renew(id, version, "token" + number));

        assertThat(stored).containsOnlyOnce(true);
        assertThat(connections.tokenVersion(id)).isEqualTo(version + 1);
        assertThat(connections
                        .read(id)
                        .session()
                        .orElseThrow()
                        .tokens()
                        .orElseThrow()
                        .access()
                        .reveal())
                .isEqualTo("token" + stored.indexOf(true));
    }

    @Test
    void one_of_many_callers_consumes_an_attempt() throws Exception {
        UUID attempt = attempts.open(connections.read(connections.create()).config());

        assertThat(threads.run(THREADS, number -> () -> attempts.consume(attempt)))
                .containsOnlyOnce(true);
    }

    @Test
    void a_revocation_that_several_nodes_settle_fails_for_none() throws Exception {
        for (int round = 0; round < 5; round++) {
            UUID id = connections.connect(DAY);
            connections.disconnect(id);
            // a sweep may settle it first
            List<UUID> pending = revocations.pending(id);

            threads.run(THREADS, number -> () -> {
                pending.forEach(revocations::remove);
                return true;
            });

            assertThat(revocations.pending(id)).isEmpty();
        }
    }

    @Test
    void the_timer_expires_a_session_at_its_end() throws Exception {
        UUID id = connections.connect(Duration.ofSeconds(-1));

        Eventually.holds(
                "the session is expired",
                () -> connections.read(id).session().orElseThrow().tokens().isEmpty());

        assertThat(connections.read(id).stateAt(Instant.now())).isEqualTo(ConnectionState.EXPIRED);
    }

    private List<Seen> seenAfter(long position) {
        return log.after(position, 1_000).stream()
                .map(event -> new Seen(event.position(), event.connectionId(), event.sequence()))
                .toList();
    }

    private List<Seen> follow(long begin, AtomicInteger writing) {
        List<Seen> seen = new ArrayList<>();
        boolean isLast;
        do {
            isLast = writing.get() == 0;
            seen.addAll(
                    seenAfter(seen.isEmpty() ? begin : seen.get(seen.size() - 1).position()));
        } while (!isLast);
        return seen;
    }

    private List<Seen> refuseOften(UUID id, int times, AtomicInteger working) {
        try {
            Collections.nCopies(times, id).forEach(connections::refuseCallback);
        } finally {
            working.decrementAndGet();
        }
        return List.of();
    }

    private List<Seen> forgetOften(int times, AtomicInteger working) {
        try {
            for (int i = 0; i < times; i++) {
                retention.deleteBefore(Instant.now(), 2);
            }
        } finally {
            working.decrementAndGet();
        }
        return List.of();
    }

    /** The faults that a full verification finds; the sweep of this node may make it. */
    private List<LogFault> verifiedAll() {
        results.request();
        do {
            verification.run();
        } while (results.status().running() != null);
        return results.status().faults();
    }

    private List<Seen> verifyUntilDone(AtomicInteger working) {
        while (working.get() > 0) {
            assertThat(verifiedAll()).isEmpty();
        }
        return List.of();
    }

    private static List<Long> positions(List<Seen> events) {
        return events.stream().map(Seen::position).toList();
    }

    private static List<Long> positionsFrom(long first, int count) {
        return LongStream.range(first, first + count).boxed().toList();
    }
}
