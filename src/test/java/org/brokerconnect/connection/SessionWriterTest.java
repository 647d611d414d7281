package org.brokerconnect.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.brokerconnect.broker.BrokerSession;
import org.brokerconnect.broker.FakeBroker;
import org.brokerconnect.broker.Renewal;
import org.brokerconnect.broker.SessionTokens;
import org.brokerconnect.broker.Verdict;
import org.brokerconnect.session.RenewalLease;
import org.brokerconnect.vault.Secret;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The effect of the broker's responses on a session, by verdict, and the events that are written. */
@WithStores
class SessionWriterTest {

    private static final Duration LASTS = Duration.ofMinutes(2);

    private final Stores stores;
    private Instant end;
    private UUID id;

    SessionWriterTest(Stores stores) {
        this.stores = stores;
    }

    @BeforeEach
    void connect() {
        end = stores.clock.instant().plus(FakeBroker.DAY);
        id = stores.connected("asha", end);
    }

    private void fail(Verdict verdict, String code) {
        stores.sessions.recordFailure(id, stores.tokenVersion(id), verdict, code, Duration.ZERO);
    }

    private Connection now() {
        return stores.read(id);
    }

    private ConnectionState state() {
        return now().stateAt(stores.clock.instant());
    }

    private String lastEvent() {
        var history = stores.history("asha", id);
        return history.get(history.size() - 1);
    }

    @ParameterizedTest
    @EnumSource(
            value = Verdict.class,
            names = {"RATE", "TRANSIENT"})
    void short_failures_write_no_event(Verdict verdict) {
        fail(verdict, "broker-down");
        stores.clock.advance(LASTS.minusNanos(1_000));
        fail(verdict, "broker-down");
        stores.sessions.recordSuccess(id, stores.tokenVersion(id));
        stores.clock.advance(LASTS);
        fail(verdict, "broker-down");

        assertThat(state()).isEqualTo(ConnectionState.CONNECTED);
        assertThat(stores.history("asha", id)).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource(
            value = Verdict.class,
            names = {"RATE", "TRANSIENT"})
    void lasting_failures_write_one_event_and_the_first_success_writes_the_recovery(Verdict verdict) {
        fail(verdict, "broker-down");
        stores.clock.advance(LASTS);
        for (int i = 0; i < 20; i++) {
            fail(verdict, "broker-down");
            stores.clock.advance(Duration.ofMinutes(1));
        }
        assertThat(state()).isEqualTo(ConnectionState.ERROR);
        assertThat(lastEvent()).isEqualTo("FAILING CONNECTED-ERROR broker-down");
        assertThat(stores.history("asha", id)).hasSize(3);
        assertThat(now().config().storedState().retryAt()).isPresent();

        stores.sessions.recordSuccess(id, stores.tokenVersion(id));
        stores.sessions.recordSuccess(id, stores.tokenVersion(id));

        assertThat(state()).isEqualTo(ConnectionState.CONNECTED);
        assertThat(lastEvent()).isEqualTo("RECOVERED ERROR-CONNECTED");
        assertThat(stores.history("asha", id)).hasSize(4);
        assertThat(now().session().orElseThrow().schedule().failures()).isZero();
    }

    @Test
    void a_failure_that_needs_a_person_writes_one_event_at_once() {
        fail(Verdict.CONFIG, "api-key-unknown");
        fail(Verdict.CONFIG, "api-key-unknown");

        assertThat(state()).isEqualTo(ConnectionState.ERROR);
        assertThat(now().config().storedState().reason()).contains("api-key-unknown");
        assertThat(stores.history("asha", id)).hasSize(3);
    }

    @Test
    void a_failure_that_needs_a_person_writes_an_event_also_during_another_failure() {
        fail(Verdict.TRANSIENT, "broker-down");
        stores.clock.advance(LASTS);
        fail(Verdict.TRANSIENT, "broker-down");

        fail(Verdict.CONFIG, "api-key-unknown");
        fail(Verdict.CONFIG, "api-key-unknown");

        assertThat(lastEvent()).isEqualTo("FAILING ERROR-ERROR api-key-unknown");
        assertThat(stores.history("asha", id)).hasSize(4);
    }

    @Test
    void each_failure_in_a_row_delays_the_next_check_longer_and_a_success_resets_the_delay() {
        for (int i = 0; i < 4; i++) {
            fail(Verdict.TRANSIENT, "broker-down");
        }
        stores.clock.advance(Duration.ofSeconds(59));
        assertThat(stores.leases.takeDueChecks(10))
                .as("after four failures the delay is at least a minute")
                .isEmpty();
        stores.clock.advance(Duration.ofSeconds(62));
        assertThat(stores.leases.takeDueChecks(10)).as("and at most two").containsExactly(id);

        stores.sessions.recordSuccess(id, stores.tokenVersion(id));
        fail(Verdict.TRANSIENT, "broker-down");
        stores.clock.advance(Duration.ofSeconds(16));
        assertThat(stores.leases.takeDueChecks(10)).containsExactly(id);
    }

    @Test
    void a_refused_access_token_ends_a_session_that_cannot_be_renewed_once() {
        long version = stores.tokenVersion(id);

        stores.sessions.recordAccessRefused(id, version, "session-ended");
        stores.sessions.recordAccessRefused(id, version, "session-ended");
        stores.sessions.requireLogin(id, version, "session-ended");
        stores.sessions.expire(id, version);

        assertThat(state()).isEqualTo(ConnectionState.EXPIRED);
        assertThat(now().session().flatMap(ConnectionSession::tokens)).isEmpty();
        assertThat(lastEvent()).isEqualTo("LOGIN_REQUIRED CONNECTED-EXPIRED session-ended");
        assertThat(stores.history("asha", id)).hasSize(3);
        assertThat(stores.leases.takeDueChecks(10)).isEmpty();
        assertThat(stores.due.findExpired(10)).isEmpty();
    }

    @Test
    void a_late_response_of_an_earlier_session_does_not_change_the_next_one() {
        long version = stores.tokenVersion(id);
        stores.writer.disconnect("asha", id);
        SessionTokens tokens = new SessionTokens(Secret.of("a2"), Secret.none());
        stores.logins.connect(id, 1, new BrokerSession("FAKE02", "Asha Rao", tokens, end));

        assertThat(stores.sessions.requireLogin(id, version, "session-ended")).isFalse();
        stores.sessions.recordAccessRefused(id, version, "session-ended");

        assertThat(state()).isEqualTo(ConnectionState.CONNECTED);
        assertThat(stores.tokenVersion(id)).isGreaterThan(version);
    }

    @Test
    void a_refused_access_token_of_a_renewable_session_makes_a_renewal_due_and_writes_no_event() {
        UUID renewable = stores.renewable("asha", end);

        stores.sessions.recordAccessRefused(renewable, stores.tokenVersion(renewable), "session-ended");

        assertThat(stores.read(renewable).usableTokensAt(stores.clock.instant()))
                .isEmpty();
        assertThat(stores.read(renewable).stateAt(stores.clock.instant())).isEqualTo(ConnectionState.CONNECTED);
        assertThat(stores.leases.takeDueRenewals(10))
                .extracting(RenewalLease::connection)
                .containsExactly(renewable);
        assertThat(stores.history("asha", renewable)).hasSize(2);
    }

    @Test
    void expiry_does_not_count_as_a_response_of_the_broker() {
        Instant answered = stores.clock.instant();
        stores.clock.set(end);

        stores.sessions.expire(id, stores.tokenVersion(id));

        assertThat(now().session().orElseThrow().lastCheckedAt()).isEqualTo(answered);
        assertThat(now().session().orElseThrow().expiresAt()).isEqualTo(end);
    }

    @Test
    void the_end_is_warned_about_once_for_each_lead_on_any_number_of_nodes() {
        for (Duration left : new Duration[] {
            Duration.ofMinutes(61),
            Duration.ofMinutes(60),
            Duration.ofMinutes(59),
            Duration.ofMinutes(10),
            Duration.ofMinutes(9),
            Duration.ofSeconds(1)
        }) {
            stores.clock.set(end.minus(left));
            for (int node = 0; node < 3; node++) {
                stores.due.findToWarn(10).forEach(due -> stores.sessions.warn(due.connection(), due.tokenVersion()));
            }
        }

        assertThat(stores.history("asha", id))
                .filteredOn(line -> line.startsWith("ENDING_SOON"))
                .containsExactly("ENDING_SOON CONNECTED-CONNECTED", "ENDING_SOON CONNECTED-CONNECTED");
    }

    @Test
    void missed_warnings_are_written_once_when_a_node_returns() {
        stores.clock.set(end.minusSeconds(60));
        stores.due.findToWarn(10).forEach(due -> stores.sessions.warn(due.connection(), due.tokenVersion()));

        assertThat(stores.due.findToWarn(10)).isEmpty();
        assertThat(stores.history("asha", id))
                .filteredOn(line -> line.startsWith("ENDING_SOON"))
                .hasSize(1);
    }

    @Test
    void a_renewal_replaces_both_tokens_and_resets_the_failures() {
        UUID renewable = stores.renewable("asha", end);
        stores.clock.set(end);
        long version = stores.tokenVersion(renewable);
        stores.sessions.recordRenewalFailure(
                renewable, version, new Renewal.TryLater(Verdict.TRANSIENT, "broker-down", Duration.ofHours(1)));
        assertThat(stores.leases.takeDueRenewals(10)).isEmpty();
        stores.clock.advance(Duration.ofHours(1));
        assertThat(stores.leases.takeDueRenewals(10))
                .extracting(RenewalLease::connection)
                .containsExactly(renewable);

        SessionTokens tokens = new SessionTokens(Secret.of("a2"), Secret.of("r2"));
        Instant newEnd = end.plus(FakeBroker.DAY);
        assertThat(stores.sessions.recordRenewal(renewable, version, new Renewal.Renewed(tokens, newEnd)))
                .isTrue();

        ConnectionSession session = stores.read(renewable).session().orElseThrow();
        SessionTokens stored = session.tokens().orElseThrow();
        assertThat(stored.access().reveal() + stored.refresh().reveal()).isEqualTo("a2r2");
        assertThat(session.expiresAt()).isEqualTo(newEnd);
        assertThat(session.schedule().failures()).isZero();
        assertThat(session.tokenVersion()).isEqualTo(version + 1);
    }
}
