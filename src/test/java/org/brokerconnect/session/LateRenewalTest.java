package org.brokerconnect.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.brokerconnect.broker.FakeBroker;
import org.brokerconnect.broker.Priority;
import org.brokerconnect.broker.Renewal;
import org.brokerconnect.broker.Verdict;
import org.brokerconnect.connection.Connection;
import org.brokerconnect.connection.ConnectionState;
import org.brokerconnect.connection.Stores;
import org.brokerconnect.connection.WithStores;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A renewal whose result arrives after the session changed: the stored change takes precedence. */
@WithStores
class LateRenewalTest {

    private final Stores stores;
    private final ExecutorService threads = Executors.newSingleThreadExecutor();
    private Renewals renewals;
    private RenewableSession session;
    private UUID id;

    LateRenewalTest(Stores stores) {
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

    @Test
    void tokens_of_a_late_renewal_are_not_stored_and_are_revoked() throws Exception {
        CountDownLatch asked = session.holding(session.newTokens("late"));
        Connection asRead = stores.read(id);
        Future<Renewal> late = threads.submit(() -> renewals.renew(asRead, Priority.INTERACTIVE));
        asked.await();
        stores.sessions.recordRenewal(id, stores.tokenVersion(id), session.newTokens("newer"));
        int revokedBefore = stores.broker.revoked().size();

        session.answer();
        late.get();

        assertThat(session.storedAccess()).isEqualTo("newer");
        assertThat(stores.broker
                        .revoked()
                        .subList(revokedBefore, stores.broker.revoked().size()))
                .extracting(tokens -> tokens.access().reveal())
                .containsExactly("late");
        assertThat(stores.revocations.findByConnection(id)).isEmpty();
        assertThat(stores.history("asha", id))
                .filteredOn(line -> line.startsWith("RENEWED"))
                .hasSize(1);
    }

    @Test
    void a_disconnect_during_a_renewal_wins_and_both_sessions_are_revoked() throws Exception {
        CountDownLatch asked = session.holding(session.newTokens("unwanted"));
        Connection asRead = stores.read(id);
        Future<Renewal> late = threads.submit(() -> renewals.renew(asRead, Priority.INTERACTIVE));
        asked.await();
        stores.writer.disconnect("asha", id);

        session.answer();
        late.get();
        stores.bean(Revocations.class).sendPending(id);

        assertThat(stores.read(id).session()).isEmpty();
        assertThat(stores.broker.revoked())
                .extracting(tokens -> tokens.access().reveal())
                .contains("unwanted", "access");
        assertThat(stores.revocations.findByConnection(id)).isEmpty();
    }

    @Test
    void tokens_that_the_database_does_not_take_are_revoked() {
        stores.broker.renewingBy(() -> session.newTokens("unstored"));
        Connection asRead = stores.read(id);
        stores.duringEachChange(change -> {
            throw new IllegalStateException("the database does not take it");
        });

        Throwable failed = catchThrowable(() -> renewals.renew(asRead, Priority.INTERACTIVE));
        stores.stopObserving();

        assertThat(failed).isNotNull();
        assertThat(session.storedAccess()).isEqualTo("access");
        assertThat(stores.broker.revoked())
                .extracting(tokens -> tokens.access().reveal())
                .contains("unstored");
    }

    @Test
    void renewals_are_measured_by_their_verdicts() {
        Map<String, Long> before = measured();
        renewing(new Renewal.TryLater(Verdict.TRANSIENT, "broker-down", Duration.ZERO));
        stores.clock.advance(Duration.ofHours(1));
        renewing(session.newTokens("newer"));
        stores.clock.advance(FakeBroker.DAY);
        renewing(new Renewal.LoginRequired("refresh-token-refused"));

        Map<String, Long> added = measured();
        added.replaceAll((verdict, count) -> count - before.getOrDefault(verdict, 0L));
        added.values().removeIf(count -> count == 0);
        assertThat(added).isEqualTo(Map.of("OK", 1L, "TRANSIENT", 1L, "AUTH", 1L));
    }

    private Map<String, Long> measured() {
        return stores.meters.find("broker_connect_renewals").timers().stream()
                .collect(Collectors.toMap(timer -> timer.getId().getTag("verdict"), Timer::count));
    }

    private void renewing(Renewal result) {
        stores.broker.renewingBy(() -> result);
        assertThat(renewals.renew(stores.read(id), Priority.INTERACTIVE)).isEqualTo(result);
    }

    @Test
    void a_late_refusal_of_old_tokens_does_not_end_newer_tokens() {
        long old = stores.tokenVersion(id);
        stores.sessions.recordRenewal(id, old, session.newTokens("newer"));

        assertThat(stores.sessions.requireLogin(id, old, "refresh-token-refused"))
                .isFalse();
        stores.sessions.recordAccessRefused(id, old, "session-ended");
        stores.sessions.recordFailure(id, old, Verdict.CONFIG, "api-key-unknown", Duration.ZERO);

        assertThat(session.storedAccess()).isEqualTo("newer");
        assertThat(stores.read(id).stateAt(stores.clock.instant())).isEqualTo(ConnectionState.CONNECTED);
    }
}
