package org.brokerconnect.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.brokerconnect.connection.ConnectionState.CONNECTED;
import static org.brokerconnect.connection.ConnectionState.CONNECTING;
import static org.brokerconnect.connection.ConnectionState.DISCONNECTED;
import static org.brokerconnect.connection.ConnectionState.ERROR;
import static org.brokerconnect.connection.ConnectionState.EXPIRED;
import static org.brokerconnect.connection.SampleConnection.END;
import static org.brokerconnect.connection.SampleConnection.LOGIN;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ConnectionTest {

    private static final Duration MICROSECOND = Duration.ofNanos(1_000);
    private static final Duration ATTEMPT_LIFE = Duration.ofMinutes(10);

    @Test
    void a_session_is_valid_until_its_exact_end() {
        Connection connection = SampleConnection.connected().read();

        assertThat(connection.stateAt(END.minus(MICROSECOND))).isEqualTo(CONNECTED);
        assertThat(connection.stateAt(END)).isEqualTo(EXPIRED);
    }

    @Test
    void expired_tokens_are_not_usable() {
        Connection connection = SampleConnection.connected().read();

        assertThat(connection.usableTokensAt(END.minus(MICROSECOND))).isPresent();
        assertThat(connection.usableTokensAt(END)).isEmpty();
    }

    @Test
    void tokens_that_the_broker_refused_are_not_usable_before_their_end() {
        Connection connection = SampleConnection.connected()
                .loginRequired("session-ended", LOGIN)
                .read();

        assertThat(connection.usableTokensAt(LOGIN)).isEmpty();
        assertThat(connection.stateAt(LOGIN)).isEqualTo(EXPIRED);
    }

    @Test
    void an_error_is_shown_until_the_session_expires() {
        Connection connection = SampleConnection.connected()
                .after(Change.FAILING, "broker-down")
                .read();

        assertThat(connection.stateAt(END.minus(MICROSECOND))).isEqualTo(ERROR);
        assertThat(connection.stateAt(END)).isEqualTo(EXPIRED);
    }

    @Test
    void a_renewable_session_does_not_expire_by_the_clock() {
        Connection connection = SampleConnection.renewable().read();

        assertThat(connection.stateAt(END)).isEqualTo(CONNECTED);
        assertThat(connection.usableTokensAt(END)).isEmpty();
    }

    @Test
    void a_connection_without_a_session_does_not_expire() {
        Connection connection = SampleConnection.unconnected().read();

        assertThat(connection.stateAt(Instant.MAX)).isEqualTo(DISCONNECTED);
        assertThat(connection.usableTokensAt(LOGIN)).isEmpty();
        assertThat(connection.session()).isEmpty();
    }

    @Test
    void a_reconnect_after_the_end_is_connecting_even_before_the_end_is_stored() {
        Connection connection =
                SampleConnection.connected().connectingFrom(END, ATTEMPT_LIFE).read();

        assertThat(connection.stateAt(END)).isEqualTo(CONNECTING);
        assertThat(connection.stateAt(END.plus(ATTEMPT_LIFE))).isEqualTo(EXPIRED);
    }

    @Test
    void a_reconnect_before_the_end_stays_connected() {
        Connection connection =
                SampleConnection.connected().connectingFrom(LOGIN, ATTEMPT_LIFE).read();

        assertThat(connection.stateAt(LOGIN)).isEqualTo(CONNECTED);
    }
}
