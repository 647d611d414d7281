package org.brokerconnect.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.brokerconnect.broker.BrokerClient;
import org.brokerconnect.broker.BrokerException;
import org.brokerconnect.broker.BrokerException.ReadRefusedException;
import org.brokerconnect.broker.BrokerUnavailableException;
import org.brokerconnect.broker.CallNotSentException;
import org.brokerconnect.broker.FakeBroker;
import org.brokerconnect.broker.Priority;
import org.brokerconnect.broker.Renewal;
import org.brokerconnect.broker.SessionContext;
import org.brokerconnect.broker.SessionTokens;
import org.brokerconnect.broker.Verdict;
import org.brokerconnect.connection.Connection;
import org.brokerconnect.connection.ConnectionState;
import org.brokerconnect.connection.Stores;
import org.brokerconnect.connection.WithStores;
import org.brokerconnect.vault.Secret;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The tokens that a call is made with, and the effect of its result. The broker's renewals start an hour before the
 * end.
 */
@WithStores
class BrokerCallsTest {

    private static final Duration LEAD = Stores.SETTINGS.renewalLead();

    private final Stores stores;
    private final List<String> sent = new ArrayList<>();
    private BrokerCalls calls;
    private Instant end;

    BrokerCallsTest(Stores stores) {
        this.stores = stores;
    }

    @BeforeEach
    void begin() {
        calls = stores.bean(BrokerCalls.class);
        end = stores.clock.instant().plus(FakeBroker.DAY);
        SessionTokens tokens = new SessionTokens(Secret.of("second"), Secret.of("refresh-2"));
        stores.broker.renewing(new Renewal.Renewed(tokens, end.plus(FakeBroker.DAY)));
    }

    private String call(UUID id) {
        return calls.execute(stores.read(id), Priority.INTERACTIVE, client -> {
            sent.add(accessToken(client));
            client.profile();
            return "answer";
        });
    }

    private static SessionContext contextOf(BrokerClient client) {
        return ((FakeBroker.Client) client).context();
    }

    private static String accessToken(BrokerClient client) {
        return contextOf(client).tokens().access().reveal();
    }

    private BrokerException refusal(UUID id) {
        return catchThrowableOfType(BrokerException.class, () -> call(id));
    }

    private void refuseOnce(UUID id, String token) {
        calls.execute(stores.read(id), Priority.INTERACTIVE, client -> {
            sent.add(accessToken(client));
            if (accessToken(client).equals(token)) {
                throw new BrokerException(Verdict.AUTH, "session-ended", "the token was refused");
            }
            return "answer";
        });
    }

    @Test
    void fresh_tokens_are_sent_without_a_renewal() {
        UUID id = stores.renewable("asha", end);
        int before = stores.broker.renewals();
        stores.clock.set(end.minus(LEAD).minusNanos(1_000));

        call(id);

        assertThat(sent).containsExactly("access");
        assertThat(stores.broker.renewals()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({"-PT30S", "-PT0.000001S", "PT0S", "PT5H"})
    void tokens_that_expire_soon_or_have_expired_are_renewed_before_the_call(Duration fromEnd) {
        UUID id = stores.renewable("asha", end);
        stores.clock.set(end.plus(fromEnd));

        call(id);

        assertThat(sent).containsExactly("second");
    }

    @Test
    void tokens_are_used_until_their_end_when_an_earlier_renewal_gains_nothing() {
        UUID id = stores.renewable("asha", end);
        int before = stores.broker.renewals();
        stores.update("update broker_session set renew_at = expires_at where config_id = ?", id.toString());

        stores.clock.set(end.minusNanos(1_000));
        call(id);
        call(id);
        stores.clock.set(end);
        call(id);

        assertThat(sent).containsExactly("access", "access", "second");
        assertThat(stores.broker.renewals()).isEqualTo(before + 1);
    }

    @Test
    void tokens_that_end_while_the_call_waits_for_the_rate_limiter_are_not_sent() {
        UUID id = stores.connected("asha", end);
        Connection before = stores.read(id);

        BrokerException refused = catchThrowableOfType(
                BrokerException.class,
                () -> calls.execute(before, Priority.INTERACTIVE, client -> {
                    contextOf(client).sendGuard().run();
                    stores.update("delete from broker_session where config_id = ?", id.toString());
                    contextOf(client).sendGuard().run();
                    return sent.add(accessToken(client));
                }));

        assertThat(refused.code()).isEqualTo("session-ended");
        assertThat(sent).isEmpty();
    }

    @Test
    void tokens_that_are_renewed_while_the_call_waits_for_the_rate_limiter_are_replaced_before_it_is_sent() {
        UUID id = stores.renewable("asha", end);
        Connection before = stores.read(id);
        stores.clock.set(end.minus(LEAD));

        calls.execute(before, Priority.INTERACTIVE, client -> {
            if (accessToken(client).equals("access")) {
                stores.bean(Renewals.class).renew(before, Priority.INTERACTIVE);
            }
            contextOf(client).sendGuard().run();
            return sent.add(accessToken(client));
        });

        assertThat(sent).containsExactly("second");
    }

    @Test
    void no_call_is_made_with_expired_tokens_that_cannot_be_renewed() {
        UUID id = stores.connected("asha", end);
        stores.clock.set(end);

        assertThat(refusal(id).code()).isEqualTo("session-ended");
        assertThat(refusal(id).verdict()).isEqualTo(Verdict.AUTH);
        assertThat(sent).isEmpty();
    }

    @Test
    void after_a_failed_renewal_valid_tokens_stay_in_use_while_the_renewal_backs_off() {
        UUID id = stores.renewable("asha", end);
        stores.broker.renewing(new Renewal.TryLater(Verdict.TRANSIENT, "broker-down", Duration.ofMinutes(1)));
        int before = stores.broker.renewals();
        stores.clock.set(end.minusSeconds(20));

        call(id);
        call(id);

        assertThat(sent).containsExactly("access", "access");
        assertThat(stores.broker.renewals()).isEqualTo(before + 1);
    }

    @Test
    void after_a_failed_renewal_of_expired_tokens_calls_are_refused_while_the_renewal_backs_off() {
        UUID id = stores.renewable("asha", end);
        stores.broker.renewing(new Renewal.TryLater(Verdict.TRANSIENT, "broker-down", Duration.ofMinutes(1)));
        int before = stores.broker.renewals();
        stores.clock.set(end);

        assertThat(refusal(id).code()).isEqualTo("broker-down");
        assertThat(refusal(id).code()).isEqualTo("broker-paused");
        assertThat(refusal(id).code()).isEqualTo("broker-paused");

        assertThat(sent).isEmpty();
        assertThat(stores.broker.renewals()).isEqualTo(before + 1);
    }

    @Test
    void a_refused_access_token_is_renewed_and_the_call_is_repeated() {
        UUID id = stores.renewable("asha", end);

        refuseOnce(id, "access");

        assertThat(sent).containsExactly("access", "second");
        assertThat(stores.history("asha", id))
                .endsWith("RENEWED CONNECTED-CONNECTED")
                .hasSize(3);
    }

    @Test
    void a_caller_with_an_outdated_token_gets_the_new_one_without_another_renewal() {
        UUID id = stores.renewable("asha", end);
        Connection old = stores.read(id);
        int before = stores.broker.renewals();
        refuseOnce(id, "access");

        calls.execute(old, Priority.INTERACTIVE, client -> {
            if (accessToken(client).equals("access")) {
                throw new BrokerException(Verdict.AUTH, "session-ended", "the token was refused");
            }
            return "answer";
        });

        assertThat(stores.broker.renewals()).isEqualTo(before + 1);
    }

    @Test
    void a_refused_access_token_that_cannot_be_renewed_ends_the_session_and_is_not_sent_again() {
        UUID id = stores.connected("asha", end);
        stores.broker.failingWith(new BrokerException(Verdict.AUTH, "session-ended", "the token was refused"));

        assertThat(refusal(id).verdict()).isEqualTo(Verdict.AUTH);
        assertThat(refusal(id).verdict()).isEqualTo(Verdict.AUTH);
        assertThat(refusal(id).verdict()).isEqualTo(Verdict.AUTH);

        assertThat(sent).containsExactly("access");
        assertThat(stores.history("asha", id))
                .endsWith("LOGIN_REQUIRED CONNECTED-EXPIRED session-ended")
                .hasSize(3);
    }

    @Test
    void a_permission_refusal_proves_that_the_session_is_valid() {
        UUID id = stores.connected("asha", end);
        stores.broker.failingWith(new BrokerUnavailableException("broker-down", "no response", null));
        refusal(id);
        stores.broker.failingWith(new BrokerException(Verdict.PERMISSION, "permission-missing", "not in the plan"));

        assertThat(refusal(id).code()).isEqualTo("permission-missing");

        assertThat(stores.read(id).session().orElseThrow().schedule().failures())
                .isZero();
        assertThat(stores.read(id).stateAt(stores.clock.instant())).isEqualTo(ConnectionState.CONNECTED);
    }

    @Test
    void a_read_that_is_refused_for_itself_says_nothing_about_the_session() {
        UUID id = stores.connected("asha", end);
        List<?> before = stores.query("select count(*) from connection_event");

        assertThatThrownBy(() -> calls.execute(stores.read(id), Priority.INTERACTIVE, client -> {
                    throw new ReadRefusedException("request-refused", "a test");
                }))
                .isInstanceOf(ReadRefusedException.class);

        assertThat(stores.read(id).stateAt(stores.clock.instant())).isEqualTo(ConnectionState.CONNECTED);
        assertThat(stores.query("select count(*) from connection_event")).isEqualTo(before);
    }

    @Test
    void a_call_that_was_not_sent_says_nothing_about_the_session() {
        UUID id = stores.connected("asha", end);
        CallNotSentException notSent = CallNotSentException.quotaUsed("holdings", Duration.ofSeconds(1));

        assertThatThrownBy(() -> calls.execute(stores.read(id), Priority.INTERACTIVE, client -> {
                    throw notSent;
                }))
                .isSameAs(notSent);

        assertThat(stores.read(id).session().orElseThrow().schedule().failures())
                .isZero();
    }

    @Test
    void an_answer_is_returned_although_the_recovery_cannot_be_stored() {
        UUID id = stores.connected("asha", end);
        stores.broker.failingWith(new BrokerException(Verdict.CONFIG, "api-key-unknown", "a test"));
        refusal(id);
        assertThat(stores.read(id).stateAt(stores.clock.instant())).isEqualTo(ConnectionState.ERROR);
        stores.broker.failingWith(null);
        stores.duringEachChange(changed -> {
            throw new IllegalStateException("the database is away");
        });

        assertThat(call(id)).isEqualTo("answer");
        assertThat(stores.read(id).stateAt(stores.clock.instant())).isEqualTo(ConnectionState.ERROR);

        stores.stopObserving();
        assertThat(call(id)).isEqualTo("answer");
        assertThat(stores.read(id).stateAt(stores.clock.instant())).isEqualTo(ConnectionState.CONNECTED);
    }

    @Test
    void a_refused_token_whose_renewal_needs_a_login_is_refused_with_that_reason() {
        UUID id = stores.renewable("asha", end);
        stores.broker.renewing(new Renewal.LoginRequired("refresh-token-refused"));

        BrokerException refused = catchThrowableOfType(BrokerException.class, () -> refuseOnce(id, "access"));

        assertThat(refused.verdict()).isEqualTo(Verdict.AUTH);
        assertThat(refused.code()).isEqualTo("refresh-token-refused");
        assertThat(sent).containsExactly("access");
    }

    @Test
    void calls_are_measured_by_their_verdicts() {
        UUID id = stores.connected("asha", end);
        double answered = measured("OK");
        double slow = measured("TRANSIENT");

        call(id);
        stores.broker.failingWith(new BrokerUnavailableException("broker-down", "no response", null));
        refusal(id);

        assertThat(measured("OK") - answered).isEqualTo(1);
        assertThat(measured("TRANSIENT") - slow).isEqualTo(1);
    }

    private double measured(String verdict) {
        return stores.meters.find("broker_connect_calls").tag("verdict", verdict).timers().stream()
                .mapToDouble(Timer::count)
                .sum();
    }

    @Test
    void frequent_successful_calls_write_nothing() {
        UUID id = stores.connected("asha", end);
        Instant login = stores.clock.instant();
        stores.clock.advance(Duration.ofMinutes(3));
        call(id);
        assertThat(lastChecked(id)).isEqualTo(login);

        stores.clock.advance(Duration.ofNanos(1_000));
        call(id);
        assertThat(lastChecked(id)).isEqualTo(stores.clock.instant());
    }

    private Instant lastChecked(UUID id) {
        return stores.read(id).session().orElseThrow().lastCheckedAt();
    }
}
