package org.brokerconnect.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.brokerconnect.broker.AppCredentials;
import org.brokerconnect.broker.BrokerCatalog;
import org.brokerconnect.broker.BrokerClient;
import org.brokerconnect.broker.BrokerException;
import org.brokerconnect.broker.BrokerSession;
import org.brokerconnect.broker.BrokerUnavailableException;
import org.brokerconnect.broker.FakeBroker;
import org.brokerconnect.broker.Priority;
import org.brokerconnect.broker.SessionTokens;
import org.brokerconnect.connection.Stores;
import org.brokerconnect.connection.WithStores;
import org.brokerconnect.scheduling.ParallelRunner;
import org.brokerconnect.scheduling.PooledExecutors;
import org.brokerconnect.vault.Secret;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sweeps over connections at two brokers, and at one whose adapter was removed. */
@WithStores
class SeveralBrokersTest {

    private static final SweepConfig CONFIG = new SweepConfig(1, 100, 1, 730, 365);

    private final Stores stores;
    private final FakeBroker other = new FakeBroker("other");
    private final PooledExecutors threads = new PooledExecutors();
    private final ParallelRunner parallel = new ParallelRunner(threads);
    private BrokerCatalog both;

    SeveralBrokersTest(Stores stores) {
        this.stores = stores;
    }

    @BeforeEach
    void install_both() {
        both = new BrokerCatalog(List.of(stores.broker, other));
    }

    @AfterEach
    void stop() {
        threads.close();
    }

    private UUID connectedAt(String broker, Secret refresh) {
        AppCredentials app = new AppCredentials(Secret.of("key"), Secret.of("sec-ret"));
        UUID id = stores.writer.create("asha", broker, "Savings", app, 1_000).id();
        SessionTokens tokens = new SessionTokens(Secret.of("access-" + id), refresh);
        stores.logins.connect(
                id,
                1,
                new BrokerSession(
                        id.toString().substring(0, 8),
                        "Asha Rao",
                        tokens,
                        stores.clock.instant().plus(FakeBroker.DAY)));
        return id;
    }

    private BrokerCalls calls() {
        return new BrokerCalls(
                stores.bean(FreshTokens.class),
                stores.sessions,
                stores.connections,
                both,
                Stores.SETTINGS,
                stores.meters,
                stores.clock);
    }

    private HealthSweep health() {
        return new HealthSweep(stores.leases, stores.connections, calls(), parallel, CONFIG, new SimpleMeterRegistry());
    }

    @Test
    void an_open_circuit_breaker_of_one_broker_does_not_skip_the_checks_of_another() {
        for (int i = 0; i < 3; i++) {
            connectedAt(FakeBroker.ID, Secret.none());
            connectedAt("other", Secret.none());
        }
        stores.broker.failingWith(new BrokerUnavailableException("broker-paused", "the breaker is open", null));
        stores.clock.advance(Duration.ofMinutes(37));
        int before = stores.broker.profiles();

        health().run();

        assertThat(stores.broker.profiles() - before).isEqualTo(1);
        assertThat(other.profiles()).isEqualTo(3);
    }

    @Test
    void the_check_of_a_connection_whose_adapter_was_removed_backs_off_and_says_so() {
        UUID id = connectedAt("removed", Secret.none());
        stores.clock.advance(Duration.ofMinutes(37));

        health().run();

        assertThat(stores.history("asha", id)).endsWith("FAILING CONNECTED-ERROR broker-not-installed");
        stores.clock.advance(Duration.ofMinutes(14));
        for (int i = 0; i < 5; i++) {
            stores.clock.advance(Duration.ofMinutes(16));
            health().run();
        }
        assertThat(stores.history("asha", id)).as("one event").hasSize(3);
        assertThat(stores.read(id).session().orElseThrow().schedule().failures())
                .isBetween(2, 6);
        assertThat(catchThrowableOfType(BrokerException.class, () -> calls().execute(
                                        stores.read(id), Priority.INTERACTIVE, BrokerClient::profile))
                        .code())
                .isEqualTo("broker-not-installed");
    }

    @Test
    void the_renewal_of_a_session_whose_adapter_was_removed_is_not_leased_again_and_again() {
        UUID id = connectedAt("removed", Secret.of("refresh"));
        stores.clock.advance(FakeBroker.DAY);
        RenewalSweep sweep = new RenewalSweep(stores.leases, stores.bean(LeasedRenewals.class), parallel, CONFIG);

        sweep.run();

        assertThat(stores.history("asha", id)).endsWith("FAILING CONNECTED-ERROR broker-not-installed");
        assertThat(stores.read(id).session().orElseThrow().schedule().isLeasedAt(stores.clock.instant()))
                .isFalse();
        assertThat(stores.leases.takeDueRenewals(10)).isEmpty();
        stores.clock.advance(Stores.SETTINGS.backOffMax());
        assertThat(stores.leases.takeDueRenewals(10)).hasSize(1);
    }
}
