package org.brokerconnect.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.brokerconnect.broker.Priority;
import org.brokerconnect.broker.Renewal;
import org.brokerconnect.broker.Verdict;
import org.brokerconnect.connection.Change;
import org.brokerconnect.connection.Connection;
import org.brokerconnect.connection.ConnectionSession;
import org.brokerconnect.connection.ConnectionStore;
import org.brokerconnect.connection.Stores;
import org.brokerconnect.connection.WithStores;
import org.brokerconnect.database.StoreRetry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Renewal against a real database: one call for any number of callers, and never over newer tokens. */
@WithStores
class RenewalsTest {

    private static final int CALLERS = 500;

    private final Stores stores;
    private final ExecutorService threads = Executors.newFixedThreadPool(CALLERS);
    private Renewals renewals;
    private RenewableSession session;
    private UUID id;

    RenewalsTest(Stores stores) {
        this.stores = stores;
    }

    @BeforeEach
    void connect() {
        renewals = stores.bean(Renewals.class);
        session = new RenewableSession(stores);
        id = session.id();
    }

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    private long counted() {
        return stores.meters.find("broker_connect_renewals").timers().stream()
                .mapToLong(Timer::count)
                .sum();
    }

    private static String access(Renewal renewal) {
        return renewal.fold(
                renewed -> renewed.tokens().access().reveal(), login -> login.code(), later -> later.code());
    }

    @Test
    void five_hundred_concurrent_callers_cause_one_renewal_and_get_the_new_token() throws Exception {
        session.holding(session.newTokens("second"));
        int before = stores.broker.renewals();
        long countedBefore = counted();
        CountDownLatch allAsk = new CountDownLatch(CALLERS);
        List<Future<Renewal>> answers = new ArrayList<>();
        Connection asRead = stores.read(id);
        for (int i = 0; i < CALLERS; i++) {
            answers.add(threads.submit(() -> {
                allAsk.countDown();
                return renewals.renew(asRead, Priority.INTERACTIVE);
            }));
        }

        allAsk.await();
        session.answer();

        for (Future<Renewal> answer : answers) {
            assertThat(access(answer.get(60, TimeUnit.SECONDS))).isEqualTo("second");
        }
        assertThat(stores.broker.renewals() - before).isEqualTo(1);
        assertThat(session.storedAccess()).isEqualTo("second");
        assertThat(stores.history("asha", id))
                .endsWith("RENEWED CONNECTED-CONNECTED")
                .hasSize(3);
        assertThat(counted() - countedBefore).isEqualTo(1);
    }

    @Test
    void a_caller_with_tokens_from_before_a_renewal_gets_its_result_without_another() {
        stores.broker.renewing(session.newTokens("second"));
        Connection old = stores.read(id);
        renewals.renew(old, Priority.INTERACTIVE);
        int before = stores.broker.renewals();

        assertThat(access(renewals.renew(old, Priority.INTERACTIVE))).isEqualTo("second");
        assertThat(stores.broker.renewals()).isEqualTo(before);
    }

    @Test
    void a_caller_waits_for_the_renewal_of_the_node_that_holds_the_lease() throws Exception {
        Renewals there = stores.bean(Renewals.class);
        CountDownLatch asked = session.holding(session.newTokens("second"));
        int before = stores.broker.renewals();
        Connection asRead = stores.read(id);
        Future<Renewal> winner = threads.submit(() -> there.renew(asRead, Priority.INTERACTIVE));
        asked.await();
        CountDownLatch waits = new CountDownLatch(1);
        Renewals here = waitingWith(waits);
        Future<Renewal> loser = threads.submit(() -> here.renew(asRead, Priority.INTERACTIVE));
        waits.await();

        session.answer();

        assertThat(access(winner.get())).isEqualTo("second");
        assertThat(access(loser.get(60, TimeUnit.SECONDS))).isEqualTo("second");
        assertThat(stores.broker.renewals() - before).isEqualTo(1);
    }

    @Test
    void a_caller_that_waits_for_a_failed_renewal_of_another_node_makes_no_call() throws Exception {
        Renewals there = stores.bean(Renewals.class);
        CountDownLatch asked = session.holding(new Renewal.TryLater(Verdict.TRANSIENT, "broker-down", Duration.ZERO));
        int before = stores.broker.renewals();
        Connection asRead = stores.read(id);
        Future<Renewal> winner = threads.submit(() -> there.renew(asRead, Priority.INTERACTIVE));
        asked.await();
        CountDownLatch waits = new CountDownLatch(1);
        Renewals here = waitingWith(waits);
        Future<Renewal> loser = threads.submit(() -> here.renew(asRead, Priority.INTERACTIVE));
        waits.await();

        session.answer();

        assertThat(access(winner.get())).isEqualTo("broker-down");
        assertThat(access(loser.get(60, TimeUnit.SECONDS))).isEqualTo("broker-busy");
        assertThat(stores.broker.renewals() - before).isEqualTo(1);
        assertThat(session.storedAccess()).isEqualTo("access");
    }

    /** Counts down when it starts to wait for another node. */
    private Renewals waitingWith(CountDownLatch waits) {
        ConnectionStore watched = new ConnectionStore() {
            @Override
            public Optional<Connection> findAnyOwner(UUID connection) {
                waits.countDown();
                return stores.connections.findAnyOwner(connection);
            }
        };
        return new Renewals(
                stores.leases,
                stores.bean(LeasedRenewals.class),
                new RemoteRenewalWaiter(watched, stores.clock),
                Stores.SETTINGS,
                stores.clock);
    }

    @Test
    void the_lease_of_a_node_that_stopped_is_taken_after_its_end() {
        stores.broker.renewing(session.newTokens("second"));
        assertThat(stores.leases.takeRenewal(id, stores.tokenVersion(id))).isPresent();
        stores.update(
                "update broker_session set lease_owner = ?", UUID.randomUUID().toString());
        assertThat(stores.leases.takeDueRenewals(10)).isEmpty();

        stores.clock.advance(Stores.SETTINGS.lease());

        RenewalLease lease = stores.leases.takeDueRenewals(10).get(0);
        assertThat(access(stores.bean(LeasedRenewals.class).renew(lease))).isEqualTo("second");
    }

    @Test
    void a_lease_that_ends_soon_is_not_used_for_a_call() {
        stores.broker.renewing(session.newTokens("second"));
        int before = stores.broker.renewals();
        RenewalLease lease = stores.leases.takeDueRenewals(10).get(0);

        stores.clock.advance(Stores.SETTINGS.lease().dividedBy(2));

        assertThat(access(stores.bean(LeasedRenewals.class).renew(lease))).isEqualTo("broker-busy");
        assertThat(stores.broker.renewals()).isEqualTo(before);
    }

    @Test
    void a_renewal_on_request_returns_young_tokens_without_a_call() {
        stores.broker.renewing(session.newTokens("second"));
        renewals.renew(stores.read(id), Priority.INTERACTIVE);
        int before = stores.broker.renewals();

        stores.clock.advance(Stores.SETTINGS.renewalPause().minusNanos(1_000));
        assertThat(access(renewals.renewOnRequest(stores.read(id)))).isEqualTo("second");
        assertThat(stores.broker.renewals()).isEqualTo(before);

        stores.clock.advance(Duration.ofNanos(1_000));
        renewals.renewOnRequest(stores.read(id));
        assertThat(stores.broker.renewals()).isEqualTo(before + 1);
    }

    @Test
    void new_tokens_are_stored_although_the_database_fails_once() {
        stores.broker.renewing(session.newTokens("second"));
        failingRenewals(1);

        assertThat(access(renewals.renew(stores.read(id), Priority.INTERACTIVE)))
                .isEqualTo("second");

        assertThat(session.storedAccess()).isEqualTo("second");
    }

    @Test
    void new_tokens_that_cannot_be_stored_are_revoked() {
        stores.broker.renewing(session.newTokens("lost"));
        failingRenewals(Integer.MAX_VALUE);

        assertThatIllegalStateException().isThrownBy(() -> renewals.renew(stores.read(id), Priority.INTERACTIVE));

        assertThat(session.storedAccess()).isEqualTo("access");
        assertThat(stores.broker.revoked())
                .last()
                .extracting(tokens -> tokens.access().reveal())
                .isEqualTo("lost");
    }

    @Test
    void an_unexpected_failure_releases_the_lease_at_once() {
        AtomicInteger calls = new AtomicInteger();
        stores.broker.renewingBy(() -> {
            if (calls.incrementAndGet() == 1) {
                throw new IllegalStateException("a bug");
            }
            return session.newTokens("second");
        });

        assertThatIllegalStateException().isThrownBy(() -> renewals.renew(stores.read(id), Priority.INTERACTIVE));

        assertThat(stores.read(id).session().orElseThrow().schedule().isLeasedAt(stores.clock.instant()))
                .isFalse();
        assertThat(access(renewals.renew(stores.read(id), Priority.INTERACTIVE)))
                .isEqualTo("second");
    }

    @Test
    void the_sweep_backs_off_after_an_unexpected_failure() {
        stores.broker.renewingBy(() -> {
            throw new IllegalStateException("a bug");
        });
        RenewalLease lease = stores.leases.takeDueRenewals(10).get(0);

        assertThatIllegalStateException()
                .isThrownBy(() -> stores.bean(LeasedRenewals.class).renew(lease));

        assertThat(stores.leases.takeDueRenewals(10)).isEmpty();
        stores.clock.advance(Stores.SETTINGS.backOffBase());
        assertThat(stores.leases.takeDueRenewals(10)).hasSize(1);
    }

    @Test
    void a_lease_that_another_caller_took_is_not_released() {
        RenewalLease lost = stores.leases.takeDueRenewals(10).get(0);
        stores.clock.advance(Stores.SETTINGS.lease());
        assertThat(stores.leases.takeDueRenewals(10)).hasSize(1);

        stores.leases.release(lost);

        assertThat(stores.read(id).session().orElseThrow().schedule().isLeasedAt(stores.clock.instant()))
                .isTrue();
    }

    /** Lets this many transactions that store a renewal fail. */
    private void failingRenewals(int failures) {
        AtomicInteger left = new AtomicInteger(failures);
        stores.duringEachChange(changed -> {
            if (changed.change() == Change.RENEWED && left.getAndDecrement() > 0) {
                throw new IllegalStateException("deadlock");
            }
        });
    }

    @Test
    void a_caller_that_joins_a_failed_renewal_gets_the_exception_of_the_one_that_made_it() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        IllegalStateException failure = new IllegalStateException("no answer");
        stores.broker.renewingBy(() -> {
            asked.countDown();
            session.awaitAnswer();
            throw failure;
        });
        Connection asRead = stores.read(id);
        Future<Renewal> first = threads.submit(() -> renewals.renew(asRead, Priority.INTERACTIVE));
        asked.await();
        AtomicReference<RuntimeException> thrown = new AtomicReference<>();
        Thread joiner = new Thread(() -> {
            try {
                renewals.renew(asRead, Priority.INTERACTIVE);
            } catch (RuntimeException failed) {
                thrown.set(failed);
            }
        });
        joiner.start();
        while (joiner.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }

        session.answer();

        assertThatThrownBy(first::get).hasCause(failure);
        joiner.join();
        assertThat(thrown).hasValue(failure);
    }

    @Test
    void a_caller_that_is_interrupted_stops_waiting_for_another_node() {
        assertThat(stores.leases.takeRenewal(id, stores.tokenVersion(id))).isPresent();
        AtomicInteger reads = new AtomicInteger();
        ConnectionStore counted = new ConnectionStore() {
            @Override
            public Optional<Connection> findAnyOwner(UUID connection) {
                reads.incrementAndGet();
                Optional<Connection> leased = stores.connections.findAnyOwner(connection);
                Thread.currentThread().interrupt();
                return leased;
            }
        };
        long version = stores.tokenVersion(id);

        Renewal renewal = new RemoteRenewalWaiter(counted, stores.clock).await(id, version);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(access(renewal)).isEqualTo("broker-busy");
        assertThat(reads).hasValue(1);
    }

    private Renewal awaited(long tokenVersion) {
        return new RemoteRenewalWaiter(stores.connections, stores.clock).await(id, tokenVersion);
    }

    @Test
    void the_tokens_that_another_node_stored_are_returned_with_their_end() {
        long version = stores.tokenVersion(id);
        Renewal.Renewed second = session.newTokens("second");
        stores.sessions.recordRenewal(id, version, second);

        Renewal.Renewed found = (Renewal.Renewed) awaited(version);
        assertThat(access(found)).isEqualTo("second");
        assertThat(found.accessEnds()).isEqualTo(second.accessEnds());
    }

    @Test
    void a_session_that_ended_while_another_node_held_its_renewal_needs_a_login() {
        long version = stores.tokenVersion(id);
        stores.writer.disconnect("asha", id);

        assertThat(awaited(version)).isEqualTo(new Renewal.LoginRequired("session-ended"));
    }

    @Test
    void a_session_that_ended_after_its_renewal_was_leased_is_not_renewed() {
        RenewalLease lease = stores.leases.takeDueRenewals(10).get(0);
        int before = stores.broker.renewals();
        stores.writer.disconnect("asha", id);

        Renewal renewal = stores.bean(LeasedRenewals.class).renew(lease);

        assertThat(renewal).isEqualTo(new Renewal.LoginRequired("session-ended"));
        assertThat(stores.broker.renewals()).isEqualTo(before);
    }

    @Test
    void a_session_without_a_refresh_token_is_not_renewed() {
        Connection connection =
                stores.read(stores.connected("asha", stores.clock.instant().plus(Duration.ofDays(1))));
        int before = stores.broker.renewals();

        assertThat(renewals.renewOnRequest(connection)).isEqualTo(new Renewal.LoginRequired("session-not-renewable"));
        assertThat(stores.broker.renewals()).isEqualTo(before);
    }

    @Test
    void the_failure_of_a_renewal_is_thrown_although_its_lease_cannot_be_released() {
        IllegalStateException bug = new IllegalStateException("a bug");
        stores.broker.renewingBy(() -> {
            throw bug;
        });
        LeaseStore unreleasable = new LeaseStore() {
            @Override
            public boolean isHeld(RenewalLease lease, ConnectionSession held) {
                return stores.leases.isHeld(lease, held);
            }

            @Override
            public void release(RenewalLease lease) {
                throw new IllegalStateException("the database is away");
            }
        };
        LeasedRenewals leased = new LeasedRenewals(
                unreleasable,
                stores.sessions,
                stores.connections,
                stores.bean(Revocations.class),
                stores.broker.catalog(),
                stores.shared(StoreRetry.class),
                stores.meters);
        RenewalLease lease = stores.leases.takeDueRenewals(10).get(0);

        assertThatThrownBy(() -> leased.renew(lease)).isSameAs(bug);
    }
}
