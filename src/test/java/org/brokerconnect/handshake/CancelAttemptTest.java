package org.brokerconnect.handshake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.brokerconnect.broker.AppCredentials;
import org.brokerconnect.broker.FakeBroker;
import org.brokerconnect.connection.Change;
import org.brokerconnect.connection.ConnectionState;
import org.brokerconnect.connection.Stores;
import org.brokerconnect.connection.WithStores;
import org.brokerconnect.session.SweepConfig;
import org.brokerconnect.vault.Secret;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How attempts end without a login: cancelled, superseded or cut off. */
@WithStores
class CancelAttemptTest {

    private static final String CANCELLED = "CANCELLED attempt-cancelled";

    private final Stores stores;
    private Handshake handshake;
    private AttemptStore attempts;
    private AttemptWriter outcomes;
    private UUID id;

    CancelAttemptTest(Stores stores) {
        this.stores = stores;
    }

    @BeforeEach
    void set_up() {
        stores.provide(new HandshakeConfig(10, 7, 100));
        stores.provide(new SweepConfig(1, 3, 2, 730, 365));
        handshake = stores.bean(Handshake.class);
        attempts = stores.bean(AttemptStore.class);
        outcomes = stores.bean(AttemptWriter.class);
        id = stores.setUp("asha");
    }

    private Handshake.StartedAttempt begun() {
        Handshake.StartedAttempt started = handshake.begin("asha", id, "/callback");
        stores.clock.advance(Duration.ofSeconds(1));
        return started;
    }

    private CallbackResult callback(Handshake.StartedAttempt started, String decision) {
        return present(started, decision, browserOf(started));
    }

    private CallbackResult pasted(Handshake.StartedAttempt started, String decision) {
        return present(started, decision, new CallbackPresenter.Person("asha"));
    }

    private CallbackResult present(Handshake.StartedAttempt started, String decision, CallbackPresenter presenter) {
        String state = started.authorizationUrl().getQuery().replace("state=", "");
        return handshake.complete(FakeBroker.ID, Map.of(decision, List.of("code"), "state", List.of(state)), presenter);
    }

    private static CallbackPresenter browserOf(Handshake.StartedAttempt started) {
        return new CallbackPresenter.Browser(
                Set.of(RandomToken.hash(started.cookie().reveal())));
    }

    private ConnectionState state() {
        return stores.read(id).stateAt(stores.clock.instant());
    }

    private String outcome(Handshake.StartedAttempt started) {
        CallbackResult stored = attempts.result(started.attempt());
        return stored.outcome() + " " + stored.problem();
    }

    private List<String> failures() {
        return stores.history("asha", id).stream()
                .filter(line -> line.startsWith("CONNECT_FAILED"))
                .toList();
    }

    private void cancel(Handshake.StartedAttempt started) {
        assertThat(outcomes.cancel("asha", started.attempt().id())).isTrue();
    }

    @Test
    void a_cancelled_attempt_is_not_shown_as_connecting_and_no_callback_completes_it() {
        Handshake.StartedAttempt started = begun();

        cancel(started);

        assertThat(state()).isEqualTo(ConnectionState.DISCONNECTED);
        assertThat(failures()).containsExactly("CONNECT_FAILED CONNECTING-DISCONNECTED attempt-cancelled");
        int revoked = stores.broker.revoked().size();
        assertThat(callback(started, "code").outcome()).isEqualTo(AttemptOutcome.CANCELLED);
        assertThat(stores.read(id).session()).isEmpty();
        assertThat(stores.broker.revoked()).as("the code was not exchanged").hasSize(revoked);
    }

    @Test
    void cancelling_again_changes_nothing() {
        Handshake.StartedAttempt started = begun();
        cancel(started);
        long position = stores.log.lastPosition();

        cancel(started);

        assertThat(outcome(started)).isEqualTo(CANCELLED);
        assertThat(stores.log.lastPosition()).isEqualTo(position);
    }

    @Test
    void an_attempt_that_connected_stays_connected() {
        Handshake.StartedAttempt started = begun();
        callback(started, "code");

        cancel(started);

        assertThat(outcome(started)).isEqualTo("CONNECTED null");
        assertThat(state()).isEqualTo(ConnectionState.CONNECTED);
    }

    @Test
    void a_login_that_succeeds_while_its_cancellation_waits_for_the_lock_stays_connected() {
        Handshake.StartedAttempt started = begun();

        stores.inTransaction(() -> {
            attempts.find("asha", started.attempt().id());
            CompletableFuture.runAsync(() -> callback(started, "code")).join();
            cancel(started);
        });

        assertThat(outcome(started)).isEqualTo("CONNECTED null");
        assertThat(state()).isEqualTo(ConnectionState.CONNECTED);
    }

    @Test
    void nobody_else_can_cancel_an_attempt() {
        Handshake.StartedAttempt started = begun();

        assertThat(outcomes.cancel("Asha", started.attempt().id())).isFalse();
        assertThat(outcomes.cancel("ravi", started.attempt().id())).isFalse();

        assertThat(state()).isEqualTo(ConnectionState.CONNECTING);
        assertThat(callback(started, "code").outcome()).isEqualTo(AttemptOutcome.CONNECTED);
    }

    /** The change of the connection is made by the callback's transaction, after the exchange. */
    @Test
    void a_session_that_arrives_after_the_cancellation_is_revoked() {
        Handshake.StartedAttempt started = begun();
        int revoked = stores.broker.revoked().size();
        stores.broker.beforeExchange(() -> cancel(started));

        CallbackResult result = callback(started, "code");

        assertThat(result.outcome() + " " + result.problem()).isEqualTo(CANCELLED);
        assertThat(stores.read(id).session()).isEmpty();
        assertThat(stores.broker.revoked()).hasSize(revoked + 1);
        assertThat(state()).isEqualTo(ConnectionState.DISCONNECTED);
    }

    @Test
    void the_cancellation_of_the_newest_attempt_shows_an_older_one_that_is_still_open() {
        Handshake.StartedAttempt older = begun();
        Handshake.StartedAttempt newer = begun();

        cancel(newer);
        assertThat(state()).isEqualTo(ConnectionState.CONNECTING);

        cancel(older);
        assertThat(state()).isEqualTo(ConnectionState.DISCONNECTED);
    }

    @Test
    void an_older_attempt_with_replaced_credentials_is_not_shown_again() {
        begun();
        stores.writer.update("asha", id, null, new AppCredentials(Secret.of("key"), Secret.of("other")));
        Handshake.StartedAttempt newer = begun();

        cancel(newer);

        assertThat(state()).isEqualTo(ConnectionState.DISCONNECTED);
    }

    /** Kite returns no state when a person declines, so that anybody can make such a link. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a_declined_callback_that_a_browser_opens_ends_no_attempt(boolean hasState) {
        Handshake.StartedAttempt started = begun();
        long position = stores.log.lastPosition();

        CallbackResult result = hasState
                ? callback(started, "declined")
                : handshake.complete(FakeBroker.ID, Map.of("declined", List.of("code")), browserOf(started));

        assertThat(result.outcome() + " " + result.problem()).isEqualTo("CANCELLED consent-cancelled");
        assertThat(result.attemptId()).contains(started.attempt().id());
        assertThat(outcome(started)).isEqualTo("PENDING null");
        assertThat(stores.log.lastPosition()).isEqualTo(position);
        assertThat(callback(started, "code").outcome()).isEqualTo(AttemptOutcome.CONNECTED);
        assertThat(callback(started, "declined").outcome()).isEqualTo(AttemptOutcome.CONNECTED);
    }

    @Test
    void a_superseded_attempt_that_is_cancelled_or_declined_is_no_failure_of_the_connection() {
        Handshake.StartedAttempt first = begun();
        Handshake.StartedAttempt second = begun();
        Handshake.StartedAttempt newest = begun();

        cancel(first);
        pasted(second, "declined");

        assertThat(outcome(first)).isEqualTo(CANCELLED);
        assertThat(outcome(second)).isEqualTo("CANCELLED consent-cancelled");
        assertThat(failures()).isEmpty();
        assertThat(state()).isEqualTo(ConnectionState.CONNECTING);
        assertThat(callback(newest, "code").outcome()).isEqualTo(AttemptOutcome.CONNECTED);
    }

    /** As after the death of the node during the exchange, and while the database takes no outcome. */
    @Test
    void an_attempt_that_was_cut_off_leaves_no_connecting_behind() {
        Handshake.StartedAttempt started = begun();
        stores.duringEachChange(changed -> {
            if (changed.change() == Change.CONNECTED || changed.change() == Change.CONNECT_FAILED) {
                throw new IllegalStateException("the database is away");
            }
        });
        callback(started, "code");
        assertThat(state()).isEqualTo(ConnectionState.CONNECTING);
        stores.stopObserving();

        stores.clock.advance(Duration.ofMinutes(1));
        stores.bean(AttemptSweep.class).run();

        assertThat(state()).isEqualTo(ConnectionState.DISCONNECTED);
        assertThat(outcome(started)).isEqualTo("FAILED attempt-interrupted");
        assertThat(failures()).containsExactly("CONNECT_FAILED CONNECTING-DISCONNECTED attempt-interrupted");
    }

    @Test
    void an_exchange_that_is_running_is_not_ended() {
        Handshake.StartedAttempt started = begun();
        assertThat(attempts.consume(started.attempt().id())).isTrue();
        stores.clock.advance(Duration.ofSeconds(59));

        stores.bean(AttemptSweep.class).run();

        assertThat(outcome(started)).isEqualTo("PENDING null");
        assertThat(state()).isEqualTo(ConnectionState.CONNECTING);
    }
}
