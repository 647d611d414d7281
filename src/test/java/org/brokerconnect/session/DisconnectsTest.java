package org.brokerconnect.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Locale;
import java.util.UUID;
import org.brokerconnect.broker.BrokerException;
import org.brokerconnect.broker.BrokerUnavailableException;
import org.brokerconnect.broker.FakeBroker;
import org.brokerconnect.connection.ConnectionState;
import org.brokerconnect.connection.Stores;
import org.brokerconnect.connection.WithStores;
import org.brokerconnect.market.TestMarkets;
import org.brokerconnect.problem.ProblemException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The session ends here at once, and the person is told when the broker still has it. */
@WithStores
class DisconnectsTest {

    private final Stores stores;
    private Disconnects disconnects;
    private int revokedBefore;
    private UUID id;

    DisconnectsTest(Stores stores) {
        this.stores = stores;
    }

    @BeforeEach
    void connect() {
        stores.provide(TestMarkets.FAKE);
        disconnects = stores.bean(Disconnects.class);
        revokedBefore = stores.broker.revoked().size();
        id = stores.connected("asha", stores.clock.instant().plus(FakeBroker.DAY));
    }

    private int status(Runnable disconnect) {
        return catchThrowableOfType(ProblemException.class, disconnect::run)
                .problem(Locale.ENGLISH)
                .status();
    }

    @Test
    void a_person_disconnects_and_the_broker_ends_the_session() {
        DisconnectResult result = disconnects.byOwner("asha", id, Locale.ENGLISH);

        assertThat(result.status().configId()).isEqualTo(id);
        assertThat(result.status().state()).isEqualTo(ConnectionState.DISCONNECTED);
        assertThat(result.warning()).isNull();
        assertThat(stores.broker.revoked()).hasSize(revokedBefore + 1);
    }

    @Test
    void an_administrator_disconnects_the_connection_of_another_person() {
        DisconnectResult result = disconnects.byAdministrator("ada", id, Locale.ENGLISH);

        assertThat(result.status().state()).isEqualTo(ConnectionState.DISCONNECTED);
        assertThat(result.status().reason()).isEqualTo("ended-by-administrator");
        assertThat(stores.broker.revoked()).hasSize(revokedBefore + 1);
    }

    @Test
    void a_session_that_the_broker_still_has_is_a_warning() {
        stores.broker.failingWith(new BrokerUnavailableException("broker-down", "no response", null));

        DisconnectResult result = disconnects.byOwner("asha", id, Locale.ENGLISH);

        assertThat(result.status().state()).isEqualTo(ConnectionState.DISCONNECTED);
        assertThat(result.warning().code()).isEqualTo("revocation-pending");
        assertThat(result.warning().message())
                .startsWith("You are disconnected here, but we could not end the session at Fake Broker yet.");
    }

    @Test
    void access_that_only_the_person_can_end_is_another_warning_and_is_not_tried_again() {
        stores.broker.failingWith(BrokerException.revocationUnsupported());

        DisconnectResult result = disconnects.byOwner("asha", id, Locale.ENGLISH);

        assertThat(result.status().state()).isEqualTo(ConnectionState.DISCONNECTED);
        assertThat(result.warning().code()).isEqualTo("revocation-unsupported");
        assertThat(result.warning().message()).contains("in your account at Fake Broker");
        assertThat(stores.revocations.findByConnection(id)).isEmpty();
    }

    @Test
    void a_connection_that_does_not_exist_or_is_of_another_person_is_not_found() {
        assertThat(status(() -> disconnects.byOwner("ravi", id, Locale.ENGLISH)))
                .isEqualTo(404);
        assertThat(status(() -> disconnects.byAdministrator("ada", UUID.randomUUID(), Locale.ENGLISH)))
                .isEqualTo(404);
        assertThat(stores.read(id).session()).isPresent();
    }
}
