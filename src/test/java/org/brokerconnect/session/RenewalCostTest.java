package org.brokerconnect.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.brokerconnect.broker.BrokerClient;
import org.brokerconnect.broker.BrokerDescription.RenewalStyle;
import org.brokerconnect.broker.BrokerSession;
import org.brokerconnect.broker.Priority;
import org.brokerconnect.broker.Renewal;
import org.brokerconnect.broker.SessionTokens;
import org.brokerconnect.connection.Stores;
import org.brokerconnect.connection.WithStores;
import org.brokerconnect.vault.Secret;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The number of renewals that many connections with access tokens of 15 minutes cost. {@code renewals.connections} sets
 * how many.
 */
@WithStores
class RenewalCostTest {

    private static final Duration LIFE = Duration.ofMinutes(15);
    private static final int CONNECTIONS = Integer.getInteger("renewals.connections", 40);

    private final Stores stores;
    private BrokerCalls calls;
    private List<UUID> ids;
    private int renewalsBefore;

    RenewalCostTest(Stores stores) {
        this.stores = stores;
    }

    @BeforeEach
    void connect_all() {
        calls = stores.bean(BrokerCalls.class);
        renewalsBefore = stores.broker.renewals();
        stores.broker
                .renewingWhen(RenewalStyle.ON_USE)
                .renewingBy(() -> new Renewal.Renewed(
                        new SessionTokens(Secret.of("access-" + stores.broker.renewals()), Secret.of("refresh")),
                        stores.clock.instant().plus(LIFE)));
        ids = IntStream.range(0, CONNECTIONS).mapToObj(this::connected).toList();
    }

    private UUID connected(int number) {
        UUID id = stores.setUp("person" + number);
        SessionTokens tokens = new SessionTokens(Secret.of("access"), Secret.of("refresh"));
        Instant accessEnd = stores.clock.instant().plus(LIFE);
        BrokerSession session = new BrokerSession("FAKE" + number, "Asha Rao", tokens, accessEnd, Optional.empty());
        stores.logins.connect(id, 1, session);
        return id;
    }

    private int renewals() {
        return stores.broker.renewals() - renewalsBefore;
    }

    private void use(UUID id) {
        calls.execute(stores.read(id), Priority.INTERACTIVE, BrokerClient::profile);
    }

    private void sweep() {
        stores.leases.takeDueRenewals(CONNECTIONS).forEach(stores.bean(LeasedRenewals.class)::renew);
    }

    @Test
    void unused_connections_cost_no_renewal_in_eighteen_hours() {
        for (int period = 0; period < 18 * 4; period++) {
            stores.clock.advance(LIFE);
            sweep();
        }

        assertThat(renewals()).isZero();
    }

    @Test
    void used_connections_cost_one_renewal_in_each_period_of_use_and_the_others_none() {
        List<UUID> used = ids.subList(0, CONNECTIONS / 4);
        for (int period = 1; period <= 4; period++) {
            stores.clock.advance(LIFE);
            sweep();
            used.forEach(this::use);
            used.forEach(this::use);
            assertThat(renewals()).isEqualTo(period * used.size());
        }
    }
}
