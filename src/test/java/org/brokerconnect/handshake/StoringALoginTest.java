package org.brokerconnect.handshake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.fail;

import jakarta.persistence.PersistenceException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.brokerconnect.broker.AppCredentials;
import org.brokerconnect.broker.BrokerException;
import org.brokerconnect.broker.FakeBroker;
import org.brokerconnect.broker.Verdict;
import org.brokerconnect.connection.Change;
import org.brokerconnect.connection.ConnectionState;
import org.brokerconnect.connection.SampleConnection;
import org.brokerconnect.connection.Stores;
import org.brokerconnect.connection.WithStores;
import org.brokerconnect.problem.ProblemException;
import org.brokerconnect.session.SweepConfig;
import org.brokerconnect.vault.Secret;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of the broker's session when the database fails after the exchange. */
@WithStores
class StoringALoginTest {

    private final Stores stores;
    private Handshake handshake;
    private AttemptStore attempts;
    private UUID id;

    StoringALoginTest(Stores stores) {
        this.stores = stores;
    }

    @BeforeEach
    void set_up() {
        stores.provide(new HandshakeConfig(10, 7, 100));
        stores.provide(new SweepConfig(1, 3, 2, 730, 365));
        handshake = stores.bean(Handshake.class);
        attempts = stores.bean(AttemptStore.class);
        id = stores.setUp("asha");
    }

    @AfterEach
    void answer_again() {
        stores.broker.failingWith(null);
        stores.broker.beforeExchange(() -> {});
        stores.stopObserving();
    }

    private CallbackResult completed() {
        Handshake.StartedAttempt started = handshake.begin("asha", id, "/callback");
        return completed(started);
    }

    private CallbackResult completed(Handshake.StartedAttempt started) {
        String state = started.authorizationUrl().getQuery().replace("state=", "");
        CallbackPresenter browser = new CallbackPresenter.Browser(
                Set.of(RandomToken.hash(started.cookie().reveal())));
        return handshake.complete(FakeBroker.ID, Map.of("code", List.of("code"), "state", List.of(state)), browser);
    }

    /** Lets this many transactions with this change fail. */
    private void failing(Change change, int failures) {
        AtomicInteger left = new AtomicInteger(failures);
        stores.duringEachChange(changed -> {
            if (changed.change() == change && left.getAndDecrement() > 0) {
                throw new IllegalStateException("deadlock");
            }
        });
    }

    private List<String> revoked() {
        return stores.broker.revoked().stream()
                .map(tokens -> tokens.access().reveal())
                .toList();
    }

    @Test
    void a_login_is_stored_although_the_database_fails_once() {
        failing(Change.CONNECTED, 1);

        assertThat(completed().outcome()).isEqualTo(AttemptOutcome.CONNECTED);

        assertThat(stores.read(id).session()).isPresent();
    }

    /** More failures than a program fault gets: the circuit of a database that is away refuses each call at once. */
    @Test
    void a_login_is_stored_although_the_database_is_away_for_a_second() {
        AtomicInteger left = new AtomicInteger(6);
        stores.duringEachChange(changed -> {
            if (changed.change() == Change.CONNECTED && left.getAndDecrement() > 0) {
                throw new PersistenceException(new SQLTransientConnectionException("no connection was tried"));
            }
        });
        int before = revoked().size();

        assertThat(completed().outcome()).isEqualTo(AttemptOutcome.CONNECTED);

        assertThat(stores.read(id).session()).isPresent();
        assertThat(revoked()).hasSize(before);
    }

    @Test
    void a_callback_that_arrives_after_another_attempt_connected_shows_success() {
        stores.clock.set(SampleConnection.LOGIN.minusSeconds(1));
        Handshake.StartedAttempt late = handshake.begin("asha", id, "/callback");
        stores.clock.advance(Duration.ofSeconds(1));
        assertThat(completed().outcome()).isEqualTo(AttemptOutcome.CONNECTED);
        stores.clock.advance(Duration.ofMinutes(11));

        CallbackResult result = completed(late);

        assertThat(result.outcome()).isEqualTo(AttemptOutcome.CONNECTED);
        assertThat(result.problem()).isNull();
        ConnectAttempt stored = attempts.find("asha", late.attempt().id()).orElseThrow();
        assertThat(attempts.result(stored).outcome()).isEqualTo(AttemptOutcome.CONNECTED);
    }

    @Test
    void an_expired_attempt_is_no_success_because_of_a_login_before_it() {
        assertThat(completed().outcome()).isEqualTo(AttemptOutcome.CONNECTED);
        stores.clock.advance(Duration.ofSeconds(1));
        Handshake.StartedAttempt expired = handshake.begin("asha", id, "/callback");
        stores.clock.advance(Duration.ofMinutes(11));

        CallbackResult result = completed(expired);

        assertThat(result.outcome()).isEqualTo(AttemptOutcome.FAILED);
        assertThat(result.problem()).isEqualTo("attempt-expired");
    }

    @Test
    void a_code_that_the_broker_refuses_fails_the_attempt_with_its_reason() {
        stores.broker.failingWith(new BrokerException(Verdict.AUTH, "code-refused", "the code has expired"));

        CallbackResult result = completed();

        assertThat(result.outcome()).isEqualTo(AttemptOutcome.FAILED);
        assertThat(result.problem()).isEqualTo("code-refused");
        assertThat(stores.read(id).session()).isEmpty();
    }

    @Test
    void credentials_that_do_not_open_fail_the_attempt_without_a_call() {
        stores.broker.beforeExchange(() -> fail("the broker was called"));
        Handshake.StartedAttempt started = handshake.begin("asha", id, "/callback");
        stores.update("update broker_config set api_secret_sealed = 'AbCd' where id = ?", id.toString());

        CallbackResult result = completed(started);

        assertThat(result.outcome()).isEqualTo(AttemptOutcome.FAILED);
        assertThat(result.problem()).isEqualTo("secret-unreadable");
    }

    @Test
    void an_unexpected_failure_of_an_exchange_fails_the_attempt() {
        stores.broker.beforeExchange(() -> {
            throw new IllegalStateException("a fault of the adapter");
        });

        CallbackResult result = completed();

        assertThat(result.outcome()).isEqualTo(AttemptOutcome.FAILED);
        assertThat(result.problem()).isEqualTo("attempt-interrupted");
        ConnectAttempt stored =
                attempts.find("asha", result.attemptId().orElseThrow()).orElseThrow();
        assertThat(attempts.result(stored).problem()).isEqualTo("attempt-interrupted");
    }

    @Test
    void a_login_that_cannot_be_stored_is_revoked_and_says_so() {
        int before = revoked().size();
        failing(Change.CONNECTED, Integer.MAX_VALUE);

        CallbackResult result = completed();

        assertThat(result.outcome()).isEqualTo(AttemptOutcome.FAILED);
        assertThat(result.problem()).isEqualTo("login-not-stored");
        assertThat(revoked().subList(before, revoked().size())).containsExactly("access-code");
        assertThat(stores.read(id).session()).isEmpty();
        assertThat(stores.history("asha", id)).last().asString().endsWith("login-not-stored");
    }

    @Test
    void a_failure_whose_outcome_cannot_be_stored_is_still_the_result() {
        failing(Change.CONNECTED, Integer.MAX_VALUE);
        failing(Change.CONNECT_FAILED, Integer.MAX_VALUE);

        CallbackResult result = completed();

        assertThat(result.outcome()).isEqualTo(AttemptOutcome.FAILED);
        assertThat(result.problem()).isEqualTo("login-not-stored");
        assertThat(result.attemptId()).isPresent();
    }

    @Test
    void a_failure_after_a_stored_login_does_not_revoke_it() {
        assertThat(completed().outcome()).isEqualTo(AttemptOutcome.CONNECTED);
        int before = revoked().size();
        failing(Change.CONNECTED, Integer.MAX_VALUE);

        completed();

        assertThat(revoked().subList(before, revoked().size())).isEmpty();
        assertThat(stores.read(id).session()).isPresent();
    }

    @Test
    void a_repeated_disconnect_writes_nothing() {
        stores.writer.disconnect("asha", id);
        completed();
        stores.writer.disconnect("asha", id);
        int events = stores.history("asha", id).size();
        long position = stores.log.lastPosition();

        assertThat(stores.writer.disconnect("asha", id)).isTrue();
        assertThat(stores.writer.disconnectByAdministrator("admin", id)).isTrue();

        assertThat(stores.history("asha", id)).hasSize(events);
        assertThat(stores.log.lastPosition()).isEqualTo(position);
    }

    @Test
    void credentials_that_cannot_be_opened_make_an_error_until_they_are_replaced() {
        stores.update("update broker_config set api_secret_sealed = 'AbCd' where id = ?", id.toString());

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> handshake.begin("asha", id, "/callback"))
                .extracting(ProblemException::slug)
                .isEqualTo("secret-unreadable");
        assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> handshake.begin("asha", id, "/callback"));

        assertThat(stores.history("asha", id))
                .containsExactly("CREATED DISCONNECTED-DISCONNECTED", "FAILING DISCONNECTED-ERROR secret-unreadable");
        AppCredentials entered = new AppCredentials(Secret.of("key"), Secret.of("sec-ret"));
        stores.writer.update("asha", id, null, entered);
        assertThat(stores.read(id).stateAt(stores.clock.instant())).isEqualTo(ConnectionState.DISCONNECTED);
        handshake.begin("asha", id, "/callback");
    }

    @Test
    void a_connection_whose_secrets_cannot_be_opened_can_be_disconnected_and_deleted() {
        UUID unreadable = stores.connected("asha", stores.clock.instant().plus(FakeBroker.DAY));
        stores.update("update broker_session set access_token_sealed = 'AbCd'");
        stores.update("update broker_config set api_secret_sealed = 'AbCd'");

        assertThat(stores.writer.disconnect("asha", unreadable)).isTrue();
        assertThat(stores.writer.delete("asha", unreadable)).isTrue();

        assertThat(stores.connections.findAnyOwner(unreadable)).isEmpty();
    }

    @Test
    void an_attempt_that_a_later_one_replaced_is_no_failure_of_the_connection() {
        ConnectAttempt older = handshake.begin("asha", id, "/callback").attempt();
        ConnectAttempt newer = handshake.begin("asha", id, "/callback").attempt();
        stores.clock.advance(Duration.ofMinutes(10));
        AttemptSweep sweep = stores.bean(AttemptSweep.class);

        sweep.run();

        assertThat(outcome(older)).isEqualTo("CANCELLED attempt-superseded");
        assertThat(outcome(newer)).isEqualTo("FAILED attempt-expired");
        assertThat(stores.history("asha", id))
                .filteredOn(line -> line.startsWith("CONNECT_FAILED"))
                .hasSize(1);
        assertThat(stores.read(id).stateAt(stores.clock.instant())).isEqualTo(ConnectionState.DISCONNECTED);
    }

    @Test
    void an_attempt_of_an_unreadable_connection_is_ended_like_the_others() {
        ConnectAttempt attempt = handshake.begin("asha", id, "/callback").attempt();
        stores.update("update broker_config set api_secret_sealed = 'AbCd', api_key_sealed = 'AbCd'");
        stores.clock.advance(Duration.ofMinutes(10));

        stores.bean(AttemptSweep.class).run();

        assertThat(outcome(attempt)).isEqualTo("FAILED attempt-expired");
    }

    private String outcome(ConnectAttempt attempt) {
        CallbackResult stored =
                CallbackResult.of(attempts.find("asha", attempt.id()).orElseThrow(), stores.clock.instant());
        return stored.outcome() + " " + stored.problem();
    }
}
