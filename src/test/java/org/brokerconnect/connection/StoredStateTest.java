package org.brokerconnect.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.brokerconnect.connection.ConnectionState.CONNECTED;
import static org.brokerconnect.connection.ConnectionState.CONNECTING;
import static org.brokerconnect.connection.ConnectionState.DISCONNECTED;
import static org.brokerconnect.connection.ConnectionState.ERROR;
import static org.brokerconnect.connection.ConnectionState.EXPIRED;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class StoredStateTest {

    private static final Instant NOW = Instant.parse("2026-11-22T03:30:00Z");
    private static final Instant UNTIL = NOW.plusSeconds(600);
    private static final UUID FIRST = UUID.randomUUID();
    private static final UUID SECOND = UUID.randomUUID();

    private final StoredState standing = StoredState.initial();

    @Test
    void a_new_connection_is_disconnected_for_no_reason() {
        assertThat(standing.shownAt(NOW)).isEqualTo(DISCONNECTED);
        assertThat(standing.reason()).isEmpty();
        assertThat(standing.retryAt()).isEmpty();
    }

    @Test
    void an_open_attempt_lies_over_the_stored_state() {
        standing.open(FIRST, UNTIL);

        assertThat(standing.shownAt(NOW)).isEqualTo(CONNECTING);
        assertThat(standing.stored()).isEqualTo(DISCONNECTED);
    }

    @Test
    void an_attempt_stops_counting_exactly_when_its_time_is_over() {
        standing.open(FIRST, UNTIL);

        assertThat(standing.shownAt(UNTIL.minusNanos(1_000))).isEqualTo(CONNECTING);
        assertThat(standing.shownAt(UNTIL)).isEqualTo(DISCONNECTED);
    }

    @Test
    void a_failed_attempt_leaves_everything_as_it_was() {
        standing.step(Change.CONNECTED, null);
        standing.step(Change.LOGIN_REQUIRED, "session-ended");
        standing.open(FIRST, UNTIL);

        standing.close(FIRST);

        assertThat(standing.shownAt(NOW)).isEqualTo(EXPIRED);
        assertThat(standing.reason()).contains("session-ended");
    }

    @Test
    void a_later_attempt_takes_over() {
        standing.open(FIRST, NOW.plusSeconds(1));
        standing.open(SECOND, UNTIL);

        standing.close(FIRST);

        assertThat(standing.shownAt(NOW.plusSeconds(1))).isEqualTo(CONNECTING);
        standing.close(SECOND);
        assertThat(standing.shownAt(NOW)).isEqualTo(DISCONNECTED);
    }

    @Test
    void closing_what_is_not_open_does_nothing() {
        standing.close(FIRST);

        assertThat(standing.shownAt(NOW)).isEqualTo(DISCONNECTED);
    }

    @Test
    void who_reconnects_while_connected_stays_connected() {
        standing.step(Change.CONNECTED, null);

        standing.open(FIRST, UNTIL);

        assertThat(standing.shownAt(NOW)).isEqualTo(CONNECTED);
    }

    @Test
    void who_reconnects_in_trouble_is_connecting() {
        standing.step(Change.CONNECTED, null);
        standing.step(Change.TROUBLED, "broker-down");

        standing.open(FIRST, UNTIL);

        assertThat(standing.shownAt(NOW)).isEqualTo(CONNECTING);
        assertThat(standing.stored()).isEqualTo(ERROR);
    }

    @Test
    void a_session_ends_the_attempt_that_led_to_it() {
        standing.open(FIRST, UNTIL);

        standing.step(Change.CONNECTED, null);
        standing.step(Change.LOGIN_REQUIRED, "session-ended");

        assertThat(standing.shownAt(NOW)).isEqualTo(EXPIRED);
    }

    @Test
    void disconnecting_ends_an_open_attempt() {
        standing.open(FIRST, UNTIL);

        standing.step(Change.DISCONNECTED, null);

        assertThat(standing.shownAt(NOW)).isEqualTo(DISCONNECTED);
    }

    @Test
    void each_step_brings_its_own_reason() {
        standing.step(Change.CONNECTED, null);
        standing.step(Change.TROUBLED, "broker-down");
        assertThat(standing.reason()).contains("broker-down");

        standing.step(Change.RECOVERED, null);

        assertThat(standing.reason()).isEmpty();
    }

    @Test
    void the_next_try_belongs_to_the_trouble_and_goes_with_it() {
        standing.step(Change.CONNECTED, null);
        standing.step(Change.TROUBLED, "broker-down");
        standing.retry("broker-slow", NOW);
        assertThat(standing.reason()).contains("broker-slow");
        assertThat(standing.retryAt()).contains(NOW);

        standing.step(Change.RECOVERED, null);

        assertThat(standing.retryAt()).isEmpty();
    }

    @Test
    void a_step_that_the_machine_does_not_have_changes_nothing() {
        assertThatIllegalStateException()
                .isThrownBy(() -> standing.step(Change.RENEWED, null))
                .withMessage("RENEWED cannot happen to a connection that is DISCONNECTED");

        assertThat(standing.stored()).isEqualTo(DISCONNECTED);
    }
}
