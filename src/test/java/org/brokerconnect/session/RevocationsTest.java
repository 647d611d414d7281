package org.brokerconnect.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.brokerconnect.broker.AppCredentials;
import org.brokerconnect.broker.BrokerException;
import org.brokerconnect.broker.BrokerSession;
import org.brokerconnect.broker.BrokerUnavailableException;
import org.brokerconnect.broker.FakeBroker;
import org.brokerconnect.broker.Priority;
import org.brokerconnect.broker.SessionTokens;
import org.brokerconnect.broker.Verdict;
import org.brokerconnect.connection.Stores;
import org.brokerconnect.connection.WithStores;
import org.brokerconnect.scheduling.ParallelRunner;
import org.brokerconnect.scheduling.PooledExecutors;
import org.brokerconnect.vault.Secret;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Pending revocations are retried until they succeed or are obsolete. */
@WithStores
class RevocationsTest {

    private final Stores stores;
    private Revocations revocations;
    private Instant end;
    private int revokedBefore;

    RevocationsTest(Stores stores) {
        this.stores = stores;
    }

    @BeforeEach
    void make_the_broker_unavailable() {
        revocations = stores.bean(Revocations.class);
        revokedBefore = stores.broker.revoked().size();
        end = stores.clock.instant().plus(FakeBroker.DAY);
        stores.broker.failingWith(new BrokerUnavailableException("broker-down", "no response", null));
    }

    private UUID disconnected(UUID id) {
        stores.writer.disconnect("asha", id);
        assertThat(revocations.sendPending(id)).contains("broker-down");
        return id;
    }

    private void sweep() {
        stores.revocations.takeDue(100).forEach(revocations::send);
    }

    private int revoked() {
        return stores.broker.revoked().size() - revokedBefore;
    }

    @Test
    void a_failed_revocation_is_retried_with_growing_delays_until_it_succeeds() {
        UUID id = disconnected(stores.connected("asha", end));
        for (int i = 0; i < 5; i++) {
            stores.clock.advance(Duration.ofMinutes(16));
            sweep();
        }
        assertThat(stores.revocations.findByConnection(id)).hasSize(1);

        stores.broker.failingWith(null);
        sweep();
        assertThat(revoked()).as("before the next try is due").isZero();
        stores.clock.advance(Duration.ofMinutes(16));
        sweep();
        stores.clock.advance(Duration.ofMinutes(16));
        sweep();

        assertThat(revoked()).isEqualTo(1);
        assertThat(stores.revocations.findByConnection(id)).isEmpty();
    }

    @Test
    void a_revocation_that_does_not_open_is_recorded_once_and_stays_pending() {
        UUID id = disconnected(stores.connected("asha", end));
        stores.update("update pending_revocation set access_token_sealed = api_secret_sealed");
        for (int i = 0; i < 3; i++) {
            stores.clock.advance(Duration.ofMinutes(16));
            sweep();
        }

        assertThat(stores.revocations.findByConnection(id)).hasSize(1);
        assertThat(recordedFor(id)).containsExactly("system secret-unreadable pending revocation");
    }

    @Test
    void a_revocation_keeps_credentials_and_tokens_of_any_name() {
        Map<String, Secret> fields = Map.of("clientId", Secret.of("id"), "pin", Secret.of("1234"));
        Map<String, Secret> others = Map.of("extended_token", Secret.of("extended"));
        UUID id = stores.writer
                .create("asha", FakeBroker.ID, "Savings", new AppCredentials(fields), 1_000)
                .id();
        SessionTokens tokens = new SessionTokens(Secret.of("named-access"), Secret.of("named-refresh"), others);
        stores.logins.connect(id, 1, new BrokerSession("FAKE01", "Asha Rao", tokens, end));

        disconnected(id);

        PendingRevocation pending = stores.revocations.findByConnection(id).get(0);
        assertThat(pending.credentials().fields()).isEqualTo(fields);
        assertThat(pending.tokens().others()).isEqualTo(others);
        stores.broker.failingWith(null);
        stores.clock.advance(Duration.ofMinutes(16));
        sweep();
        assertThat(stores.broker
                        .revoked()
                        .get(stores.broker.revoked().size() - 1)
                        .other("extended_token"))
                .isEqualTo(Secret.of("extended"));
    }

    @Test
    void a_removed_session_that_does_not_open_is_recorded() {
        UUID id = stores.connected("asha", end);
        stores.update("update broker_session set access_token_sealed = 'AAAA'");

        stores.writer.disconnect("asha", id);

        assertThat(recordedFor(id)).containsExactly("system secret-unreadable session to be revoked");
    }

    private List<String> recordedFor(UUID id) {
        return stores
                .query("select concat(actor, ' ', outcome, ' ', substring_index(detail, ':', 1)) from audit_entry"
                        + " where action = 'SECRET_UNREADABLE' and connection_id = '" + id + "'")
                .stream()
                .map(Object::toString)
                .toList();
    }

    @Test
    void an_expired_access_token_without_a_refresh_token_needs_no_call() {
        UUID id = disconnected(stores.connected("asha", end));
        stores.broker.failingWith(null);
        stores.clock.set(end);

        sweep();

        assertThat(revoked()).isZero();
        assertThat(stores.revocations.findByConnection(id)).isEmpty();
    }

    @Test
    void a_session_with_a_refresh_token_is_revoked_even_after_its_end() {
        UUID id = disconnected(stores.renewable("asha", end));
        stores.broker.failingWith(null);
        stores.clock.set(end.plus(Duration.ofDays(3)));

        sweep();

        assertThat(revoked()).isEqualTo(1);
        assertThat(stores.revocations.findByConnection(id)).isEmpty();
    }

    @Test
    void the_revocation_of_a_refresh_token_is_given_up_after_the_configured_time() {
        Instant disconnect = stores.clock.instant();
        UUID id = disconnected(stores.renewable("asha", end));
        stores.clock.set(disconnect.plus(Stores.SETTINGS.revocationPatience()).minusNanos(1_000));
        sweep();
        assertThat(stores.revocations.findByConnection(id)).hasSize(1);

        stores.clock.advance(Duration.ofHours(1));
        stores.broker.failingWith(null);
        sweep();

        assertThat(revoked()).isZero();
        assertThat(stores.revocations.findByConnection(id)).isEmpty();
    }

    @Test
    void a_pause_that_the_broker_requests_is_kept() {
        UUID id = stores.connected("asha", end);
        stores.writer.disconnect("asha", id);
        Duration pause = Duration.ofHours(2);
        stores.broker.failingWith(new BrokerException(Verdict.RATE, "rate-limited", "too many", pause, null));
        revocations.sendPending(id);
        stores.broker.failingWith(null);

        stores.clock.advance(pause.minusNanos(1_000));
        assertThat(stores.revocations.takeDue(10)).isEmpty();
        stores.clock.advance(Duration.ofNanos(1_000));
        assertThat(stores.revocations.takeDue(10)).hasSize(1);
    }

    @Test
    void two_nodes_claim_different_revocations() {
        List<UUID> ids = List.of(
                disconnected(stores.connected("asha", end)),
                disconnected(stores.connected("asha", end)),
                disconnected(stores.connected("asha", end)));
        stores.clock.advance(Duration.ofMinutes(16));

        List<UUID> mine = stores.revocations.takeDue(2);
        List<UUID> theirs = stores.revocations.takeDue(10);

        assertThat(mine).hasSize(2).doesNotContainAnyElementsOf(theirs);
        assertThat(theirs).hasSize(ids.size() - 2);
    }

    @Test
    void pending_revocations_are_sealed() {
        disconnected(stores.renewable("asha", end));

        assertThat(stores.query("select concat_ws(' ', api_key_sealed, api_secret_sealed, access_token_sealed,"
                        + " refresh_token_sealed) from pending_revocation"))
                .singleElement()
                .asString()
                .doesNotContain("access", "refresh", "sec-ret");
    }

    @Test
    void a_token_that_the_broker_gave_again_is_not_revoked_whoever_holds_it_now() {
        UUID id = disconnected(stores.connected("asha", end));
        stores.connected("ravi", end);
        stores.broker.failingWith(null);
        stores.clock.advance(Duration.ofMinutes(16));

        sweep();

        assertThat(revoked()).isZero();
        assertThat(stores.revocations.findByConnection(id)).isEmpty();
    }

    @Test
    void tokens_of_a_second_renewal_leave_the_refresh_token_that_the_first_one_stored() {
        UUID id = stores.renewable("asha", end);
        stores.broker.failingWith(null);
        SessionTokens unwanted = new SessionTokens(Secret.of("second-access"), Secret.of("refresh"));

        revocations.revokeUnwanted(stores.read(id).config(), unwanted, end, Priority.BACKGROUND);

        assertThat(stores.broker.revoked())
                .last()
                .satisfies(tokens -> assertThat(tokens.access().reveal()).isEqualTo("second-access"))
                .satisfies(tokens -> assertThat(tokens.areRenewable()).isFalse());
    }

    @Test
    void a_reconnect_queues_the_refresh_token_that_it_replaces() {
        UUID id = stores.renewable("asha", end);
        SessionTokens tokens = new SessionTokens(Secret.of("access-2"), Secret.of("refresh-2"));
        String account = stores.read(id).session().orElseThrow().brokerUserId();

        stores.logins.connect(id, 1, new BrokerSession(account, "Asha Rao", tokens, end));

        assertThat(stores.revocations.findByConnection(id))
                .singleElement()
                .extracting(pending -> pending.tokens().refresh().reveal())
                .isEqualTo("refresh");
    }

    /** A login within a session may give its access token again, with another refresh token. */
    @Test
    void a_replaced_refresh_token_is_revoked_although_the_new_session_has_the_same_access_token() {
        UUID id = stores.renewable("asha", end);
        String account = stores.read(id).session().orElseThrow().brokerUserId();
        SessionTokens again = new SessionTokens(Secret.of("access"), Secret.of("refresh-2"));
        stores.logins.connect(id, 1, new BrokerSession(account, "Asha Rao", again, end));
        stores.broker.failingWith(null);
        int before = stores.broker.revokedRefreshTokens().size();

        assertThat(revocations.sendPending(id)).isEmpty();

        assertThat(stores.broker.revokedRefreshTokens())
                .hasSize(before + 1)
                .last()
                .matches(revealing("refresh"));
        assertThat(revoked()).as("the access token is in use").isZero();
        assertThat(stores.revocations.findByConnection(id)).isEmpty();
    }

    private static Predicate<Secret> revealing(String token) {
        return secret -> secret.reveal().equals(token);
    }

    @Test
    void tokens_that_the_live_session_holds_are_both_kept() {
        UUID id = stores.renewable("asha", end);
        stores.broker.failingWith(null);
        int before = stores.broker.revokedRefreshTokens().size();

        revocations.revokeUnwanted(
                stores.read(id).config(),
                new SessionTokens(Secret.of("access"), Secret.of("refresh")),
                end,
                Priority.BACKGROUND);

        assertThat(revoked()).isZero();
        assertThat(stores.broker.revokedRefreshTokens()).hasSize(before);
    }

    @Test
    void a_request_sends_no_revocation_that_a_sweep_is_sending() {
        UUID id = disconnected(stores.connected("asha", end));
        stores.broker.failingWith(null);
        stores.clock.advance(Duration.ofMinutes(16));
        List<UUID> claimed = stores.revocations.takeDue(10);

        assertThat(revocations.sendPending(id)).contains("revocation-pending");
        assertThat(revoked()).isZero();

        claimed.forEach(revocations::send);
        assertThat(revoked()).isEqualTo(1);
        assertThat(revocations.sendPending(id)).isEmpty();
    }

    @Test
    void the_sweep_sends_all_revocations_that_are_due() {
        List<UUID> ids = List.of(
                disconnected(stores.connected("asha", end)),
                disconnected(stores.connected("asha", end)),
                disconnected(stores.connected("asha", end)));
        stores.broker.failingWith(null);
        SweepConfig config = new SweepConfig(1, 2, 2, 730, 365);
        try (PooledExecutors threads = new PooledExecutors()) {
            RevocationSweep sweep =
                    new RevocationSweep(stores.revocations, revocations, new ParallelRunner(threads), config);
            sweep.run();
            assertThat(revoked()).as("before they are due").isZero();

            stores.clock.advance(Duration.ofMinutes(16));
            sweep.run();
            assertThat(revoked()).as("one batch").isEqualTo(2);
            sweep.run();
        }

        assertThat(revoked()).isEqualTo(3);
        assertThat(ids).allSatisfy(id -> assertThat(stores.revocations.findByConnection(id))
                .isEmpty());
    }

    @Test
    void a_revocation_at_a_broker_that_is_no_longer_installed_is_given_up() {
        UUID id = disconnected(stores.connected("asha", end));
        stores.broker.failingWith(null);
        stores.update("update pending_revocation set broker = 'removed'");

        assertThat(revocations.sendPending(id)).isEmpty();

        assertThat(revoked()).isZero();
        assertThat(stores.revocations.findByConnection(id)).isEmpty();
    }

    @Test
    void a_revocation_that_does_not_open_is_reported_as_pending() {
        UUID id = disconnected(stores.connected("asha", end));
        stores.update("update pending_revocation set access_token_sealed = api_secret_sealed");

        assertThat(revocations.sendPending(id)).contains("revocation-pending");

        assertThat(stores.revocations.takeDue(10)).as("it is tried later").isEmpty();
        stores.clock.advance(Duration.ofMinutes(16));
        assertThat(stores.revocations.takeDue(10)).hasSize(1);
    }

    @Test
    void a_revocation_that_is_claimed_is_free_again_after_the_lease() {
        UUID id = disconnected(stores.connected("asha", end));
        UUID revocation = stores.revocations.findByConnection(id).get(0).id();

        assertThat(stores.revocations.claim(revocation)).isPresent();
        stores.clock.advance(Stores.SETTINGS.lease().minusNanos(1_000));
        assertThat(stores.revocations.claim(revocation)).isEmpty();
        stores.clock.advance(Duration.ofNanos(1_000));
        assertThat(stores.revocations.claim(revocation)).isPresent();
    }

    @Test
    void what_was_removed_meanwhile_is_neither_claimed_nor_sent() {
        UUID unknown = UUID.randomUUID();

        revocations.send(unknown);
        stores.revocations.remove(unknown);
        stores.revocations.recordFailure(unknown, Duration.ZERO);

        assertThat(stores.revocations.claim(unknown)).isEmpty();
        assertThat(stores.revocations.find(unknown)).isEmpty();
        assertThat(revoked()).isZero();
    }
}
