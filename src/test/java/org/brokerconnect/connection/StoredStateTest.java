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

    private final StoredState state = StoredState.initial();

    @Test
    void a_new_connection_is_disconnected_without_a_reason() {
        assertThat(state.shownAt(NOW)).isEqualTo(DISCONNECTED);
        assertThat(state.reason()).isEmpty();
        assertThat(state.retryAt()).isEmpty();
    }

    @Test
    void an_open_attempt_is_shown_instead_of_the_stored_state() {
        state.openAttempt(FIRST, UNTIL);

        assertThat(state.shownAt(NOW)).isEqualTo(CONNECTING);
        assertThat(state.stored()).isEqualTo(DISCONNECTED);
    }

    @Test
    void an_attempt_times_out_at_its_exact_end() {
        state.openAttempt(FIRST, UNTIL);

        assertThat(state.shownAt(UNTIL.minusNanos(1_000))).isEqualTo(CONNECTING);
        assertThat(state.shownAt(UNTIL)).isEqualTo(DISCONNECTED);
    }

    @Test
    void a_failed_attempt_keeps_the_state_and_its_reason() {
        state.step(Change.CONNECTED, null);
        state.step(Change.LOGIN_REQUIRED, "session-ended");
        state.openAttempt(FIRST, UNTIL);

        state.closeAttempt(FIRST, null);

        assertThat(state.shownAt(NOW)).isEqualTo(EXPIRED);
        assertThat(state.reason()).contains("session-ended");
    }

    @Test
    void a_later_attempt_replaces_an_earlier_one() {
        state.openAttempt(FIRST, NOW.plusSeconds(1));
        state.openAttempt(SECOND, UNTIL);

        state.closeAttempt(FIRST, null);

        assertThat(state.shownAt(NOW.plusSeconds(1))).isEqualTo(CONNECTING);
        state.closeAttempt(SECOND, null);
        assertThat(state.shownAt(NOW)).isEqualTo(DISCONNECTED);
    }

    @Test
    void closing_an_attempt_that_is_not_open_does_nothing() {
        state.closeAttempt(FIRST, null);

        assertThat(state.shownAt(NOW)).isEqualTo(DISCONNECTED);
    }

    @Test
    void an_attempt_on_a_connected_connection_is_not_shown() {
        state.step(Change.CONNECTED, null);

        state.openAttempt(FIRST, UNTIL);

        assertThat(state.shownAt(NOW)).isEqualTo(CONNECTED);
    }

    @Test
    void an_attempt_during_an_error_is_shown() {
        state.step(Change.CONNECTED, null);
        state.step(Change.FAILING, "broker-down");

        state.openAttempt(FIRST, UNTIL);

        assertThat(state.shownAt(NOW)).isEqualTo(CONNECTING);
        assertThat(state.stored()).isEqualTo(ERROR);
    }

    @Test
    void connecting_closes_the_open_attempt() {
        state.openAttempt(FIRST, UNTIL);

        state.step(Change.CONNECTED, null);
        state.step(Change.LOGIN_REQUIRED, "session-ended");

        assertThat(state.shownAt(NOW)).isEqualTo(EXPIRED);
    }

    @Test
    void disconnecting_closes_an_open_attempt() {
        state.openAttempt(FIRST, UNTIL);

        state.step(Change.DISCONNECTED, null);

        assertThat(state.shownAt(NOW)).isEqualTo(DISCONNECTED);
    }

    @Test
    void each_step_replaces_the_reason() {
        state.step(Change.CONNECTED, null);
        state.step(Change.FAILING, "broker-down");
        assertThat(state.reason()).contains("broker-down");

        state.step(Change.RECOVERED, null);

        assertThat(state.reason()).isEmpty();
    }

    @Test
    void the_next_retry_is_removed_when_the_error_ends() {
        state.step(Change.CONNECTED, null);
        state.step(Change.FAILING, "broker-down");
        state.retry("broker-slow", NOW);
        assertThat(state.reason()).contains("broker-slow");
        assertThat(state.retryAt()).contains(NOW);

        state.step(Change.RECOVERED, null);

        assertThat(state.retryAt()).isEmpty();
    }

    @Test
    void a_step_that_is_not_allowed_throws_and_changes_nothing() {
        assertThatIllegalStateException()
                .isThrownBy(() -> state.step(Change.RENEWED, null))
                .withMessage("RENEWED cannot happen to a connection that is DISCONNECTED");

        assertThat(state.stored()).isEqualTo(DISCONNECTED);
    }
}
