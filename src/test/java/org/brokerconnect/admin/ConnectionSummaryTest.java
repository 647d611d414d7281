package org.brokerconnect.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.brokerconnect.broker.AppCredentials;
import org.brokerconnect.connection.BrokerConfig;
import org.brokerconnect.connection.Change;
import org.brokerconnect.connection.Connection;
import org.brokerconnect.connection.ConnectionSession;
import org.brokerconnect.connection.ConnectionState;
import org.brokerconnect.connection.SampleConnection;
import org.brokerconnect.vault.Secret;
import org.junit.jupiter.api.Test;

/** A summary shows what the owner sees, without secrets. */
class ConnectionSummaryTest {

    private static final Instant END = SampleConnection.END;

    private static ConnectionSummary outlineOf(Connection connection) {
        BrokerConfig config = connection.config();
        ConnectionSession session = connection.session().orElse(null);
        return new ConnectionSummary(
                config.id(),
                config.owner(),
                config.label(),
                config.broker(),
                config.storedState(),
                SampleConnection.LOGIN,
                session == null ? null : session.brokerUserId(),
                session == null ? null : session.expiresAt(),
                session != null && session.isRenewable(),
                null,
                null);
    }

    private static void assertSameAsForTheOwner(SampleConnection sample, Instant now) {
        Connection whole = sample.read();
        assertThat(outlineOf(whole).stateAt(now)).isEqualTo(whole.stateAt(now));
    }

    @Test
    void the_state_is_the_one_that_the_owner_sees() {
        assertSameAsForTheOwner(SampleConnection.unconnected(), END);
        assertSameAsForTheOwner(SampleConnection.unconnected().connectingFrom(END, Duration.ofMinutes(10)), END);
        assertSameAsForTheOwner(SampleConnection.connected(), END.minusNanos(1_000));
        assertSameAsForTheOwner(SampleConnection.connected(), END);
        assertSameAsForTheOwner(SampleConnection.renewable(), END);
        assertSameAsForTheOwner(SampleConnection.connected().failing("broker-down", END), END.minusSeconds(60));
    }

    @Test
    void a_session_past_its_end_is_expired() {
        ConnectionSummary summary = outlineOf(SampleConnection.connected().read());

        assertThat(summary.stateAt(END)).isEqualTo(ConnectionState.EXPIRED);
        assertThat(summary.reasonAt(END)).contains("session-ended");
        assertThat(summary.reasonAt(END.minusSeconds(1))).isEmpty();
    }

    @Test
    void an_open_attempt_does_not_change_since() {
        BrokerConfig config = new BrokerConfig(
                "asha", "fake", "Savings", new AppCredentials(Secret.of("key"), Secret.of("sec-ret")), END);
        config.storedState().step(Change.CONNECTED, null);
        config.touchStateSince(END.plusSeconds(1), ConnectionState.DISCONNECTED);
        config.storedState().openAttempt(UUID.randomUUID(), END.plusSeconds(600));
        config.touchStateSince(END.plusSeconds(2), ConnectionState.CONNECTED);

        assertThat(config.stateSince()).isEqualTo(END.plusSeconds(1));
    }
}
