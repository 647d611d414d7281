package org.brokerconnect.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.brokerconnect.broker.BrokerException;
import org.brokerconnect.broker.BrokerUnavailableException;
import org.brokerconnect.broker.FakeBroker;
import org.brokerconnect.broker.Renewal;
import org.brokerconnect.broker.SessionTokens;
import org.brokerconnect.broker.Verdict;
import org.brokerconnect.connection.Stores;
import org.brokerconnect.connection.WithStores;
import org.brokerconnect.scheduling.ParallelRunner;
import org.brokerconnect.scheduling.PooledExecutors;
import org.brokerconnect.vault.Secret;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each sweep over a few connections in a real database, one of which cannot be opened. */
@WithStores
class SweepsTest {

    private static final SweepConfig CONFIG = new SweepConfig(1, 3, 2, 730, 365);

    private final Stores stores;
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final PooledExecutors threads = new PooledExecutors();
    private final ParallelRunner parallel = new ParallelRunner(threads);
    private Instant end;

    SweepsTest(Stores stores) {
        this.stores = stores;
    }

    @BeforeEach
    void begin() {
        end = stores.clock.instant().plus(FakeBroker.DAY);
    }

    @AfterEach
    void stop() {
        threads.close();
    }

    private List<UUID> connected(int count) {
        List<UUID> ids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ids.add(stores.connected("p" + i, end));
        }
        return ids;
    }

    private List<UUID> renewable(int count) {
        List<UUID> ids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ids.add(stores.renewable("p" + i, end));
        }
        return ids;
    }

    /** Makes a session unreadable, as a missing key does. */
    private void makeUnreadable(UUID id) {
        stores.update("update broker_session set access_token_sealed = 'AbCd' where config_id = ?", id.toString());
    }

    private void renewing() {
        SessionTokens tokens = new SessionTokens(Secret.of("second"), Secret.of("refresh-2"));
        stores.broker.renewing(new Renewal.Renewed(tokens, end.plus(FakeBroker.DAY)));
    }

    private List<String> changes(String owner, UUID id) {
        return stores.history(owner, id).stream().skip(2).toList();
    }

    @Test
    void the_renewal_sweep_renews_all_due_sessions_and_a_failure_does_not_stop_it() {
        List<UUID> ids = renewable(11);
        makeUnreadable(ids.get(4));
        renewing();
        int before = stores.broker.renewals();
        stores.clock.set(end);

        new RenewalSweep(stores.leases, stores.bean(LeasedRenewals.class), parallel, CONFIG).run();

        assertThat(stores.broker.renewals() - before).isEqualTo(10);
        for (int i = 0; i < 11; i++) {
            List<String> expected = i == 4
                    ? List.of("FAILING CONNECTED-ERROR secret-unreadable")
                    : List.of("RENEWED CONNECTED-CONNECTED");
            assertThat(changes("p" + i, ids.get(i))).isEqualTo(expected);
        }
    }

    @Test
    void the_expiry_sweep_ends_all_expired_sessions_and_calls_no_broker() {
        List<UUID> ids = connected(7);
        makeUnreadable(ids.get(0));
        int profiles = stores.broker.profiles();
        stores.clock.set(end);

        ExpirySweep sweep = new ExpirySweep(stores.due, stores.sessions, stores.leases, parallel, CONFIG);
        sweep.run();
        sweep.run();

        for (int i = 0; i < 7; i++) {
            assertThat(changes("p" + i, ids.get(i))).containsExactly("LOGIN_REQUIRED CONNECTED-EXPIRED session-ended");
        }
        assertThat(stores.broker.profiles()).isEqualTo(profiles);
    }

    @Test
    void the_expiry_sweep_ends_unreadable_sessions_like_any_other() {
        List<UUID> ids = connected(8);
        ids.subList(0, 7).forEach(this::makeUnreadable);
        stores.clock.set(end);

        new ExpirySweep(stores.due, stores.sessions, stores.leases, parallel, CONFIG).run();

        for (int i = 0; i < 8; i++) {
            assertThat(changes("p" + i, ids.get(i))).containsExactly("LOGIN_REQUIRED CONNECTED-EXPIRED session-ended");
        }
        assertThat(stores.due.findExpired(10)).isEmpty();
    }

    @Test
    void the_expiry_sweep_warns_about_all_sessions_that_end_soon_in_one_run() {
        List<UUID> ids = connected(10);
        stores.clock.set(end.minus(Duration.ofMinutes(5)));

        new ExpirySweep(stores.due, stores.sessions, stores.leases, parallel, CONFIG).run();

        for (int i = 0; i < 10; i++) {
            assertThat(changes("p" + i, ids.get(i))).containsExactly("ENDING_SOON CONNECTED-CONNECTED");
        }
        assertThat(stores.due.findToWarn(10)).isEmpty();
    }

    @Test
    void the_expiry_sweep_does_not_end_a_session_before_its_exact_end() {
        UUID id = stores.connected("asha", end);
        stores.clock.set(end.minusNanos(1_000));

        new ExpirySweep(stores.due, stores.sessions, stores.leases, parallel, CONFIG).run();

        assertThat(changes("asha", id)).allMatch(line -> line.startsWith("ENDING_SOON"));
    }

    private HealthSweep health() {
        return new HealthSweep(
                stores.leases, stores.connections, stores.bean(BrokerCalls.class), parallel, CONFIG, meters);
    }

    @Test
    void the_health_sweep_checks_one_batch_of_idle_sessions_in_each_run() {
        connected(5);
        int before = stores.broker.profiles();

        health().run();
        assertThat(stores.broker.profiles()).isEqualTo(before);

        stores.clock.advance(Duration.ofMinutes(37));
        health().run();
        assertThat(stores.broker.profiles() - before).isEqualTo(3);
        health().run();
        health().run();
        assertThat(stores.broker.profiles() - before).isEqualTo(5);
        assertThat(meters.get("broker_connect_checks")
                        .tag("verdict", "OK")
                        .timer()
                        .count())
                .isEqualTo(5);
    }

    @Test
    void the_health_sweep_ends_refused_sessions_and_an_unreadable_session_does_not_stop_it() {
        List<UUID> ids = connected(3);
        makeUnreadable(ids.get(1));
        stores.broker.failingWith(new BrokerException(Verdict.AUTH, "session-ended", "logged out"));
        stores.clock.advance(Duration.ofMinutes(37));

        health().run();
        health().run();

        assertThat(changes("p0", ids.get(0))).containsExactly("LOGIN_REQUIRED CONNECTED-EXPIRED session-ended");
        assertThat(changes("p1", ids.get(1))).containsExactly("FAILING CONNECTED-ERROR secret-unreadable");
        assertThat(changes("p2", ids.get(2))).containsExactly("LOGIN_REQUIRED CONNECTED-EXPIRED session-ended");
    }

    @Test
    void the_health_sweep_stops_at_an_open_circuit_breaker_and_checks_the_rest_later() {
        SweepConfig oneByOne = new SweepConfig(1, 10, 1, 730, 365);
        HealthSweep sweep = new HealthSweep(
                stores.leases, stores.connections, stores.bean(BrokerCalls.class), parallel, oneByOne, meters);
        connected(6);
        stores.broker.failingWith(new BrokerUnavailableException("broker-paused", "the breaker is open", null));
        stores.clock.advance(Duration.ofMinutes(37));
        int before = stores.broker.profiles();

        sweep.run();
        assertThat(stores.broker.profiles() - before)
                .as("only the first call is made")
                .isEqualTo(1);

        stores.broker.failingWith(null);
        stores.clock.advance(Duration.ofMinutes(1));
        sweep.run();
        assertThat(stores.broker.profiles() - before).isEqualTo(7);
    }

    @Test
    void the_clean_up_deletes_old_events_and_the_accounts_of_sessions_that_ended_long_ago() {
        UUID id = stores.connected("asha", end);
        UUID other = stores.connected("ravi", end.plus(Duration.ofDays(1)));
        stores.clock.set(end.plus(Duration.ofDays(1)));
        new ExpirySweep(stores.due, stores.sessions, stores.leases, parallel, CONFIG).run();
        CleanUpSweep sweep = new CleanUpSweep(stores.due, stores.writer, stores.retention, CONFIG, stores.clock);

        stores.clock.set(end.plus(Duration.ofDays(365)));
        sweep.run();
        assertThat(stores.read(id).session()).isPresent();

        stores.clock.advance(Duration.ofSeconds(1));
        sweep.run();
        sweep.run();
        assertThat(stores.read(id).session()).isEmpty();
        assertThat(stores.read(other).session()).isPresent();
        assertThat(changes("asha", id))
                .endsWith("DISCONNECTED EXPIRED-DISCONNECTED session-ended")
                .hasSize(2);

        stores.verification.run();
        stores.clock.set(end.plus(Duration.ofDays(732)));
        for (int i = 0; i < 5; i++) {
            sweep.run();
        }
        assertThat(stores.history("ravi", other)).hasSize(1);
        assertThat(stores.verifyLog()).isEmpty();
    }
}
