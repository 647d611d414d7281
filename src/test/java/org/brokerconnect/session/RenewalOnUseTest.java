package org.brokerconnect.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.brokerconnect.broker.BrokerClient;
import org.brokerconnect.broker.BrokerDescription.RenewalStyle;
import org.brokerconnect.broker.BrokerSession;
import org.brokerconnect.broker.FakeBroker;
import org.brokerconnect.broker.Priority;
import org.brokerconnect.broker.Renewal;
import org.brokerconnect.broker.SessionTokens;
import org.brokerconnect.broker.Verdict;
import org.brokerconnect.connection.Connection;
import org.brokerconnect.connection.ConnectionSession;
import org.brokerconnect.connection.ConnectionState;
import org.brokerconnect.connection.StatusView;
import org.brokerconnect.connection.StatusViews;
import org.brokerconnect.connection.Stores;
import org.brokerconnect.connection.WithStores;
import org.brokerconnect.market.TestMarkets;
import org.brokerconnect.sandbox.run.EmbeddedMariaDb;
import org.brokerconnect.scheduling.CallerExecutors;
import org.brokerconnect.scheduling.ParallelRunner;
import org.brokerconnect.vault.Secret;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sessions with access tokens of 15 minutes that are renewed when a call needs it, and sessions whose grant ends. */
@WithStores
class RenewalOnUseTest {

    private static final Duration LIFE = Duration.ofMinutes(15);

    private final Stores stores;
    private BrokerCalls calls;
    private int renewalsBefore;

    RenewalOnUseTest(Stores stores) {
        this.stores = stores;
    }

    @BeforeEach
    void renew_on_use() {
        calls = stores.bean(BrokerCalls.class);
        renewalsBefore = stores.broker.renewals();
        stores.broker
                .renewingWhen(RenewalStyle.ON_USE)
                .renewingBy(() -> new Renewal.Renewed(
                        new SessionTokens(Secret.of("access-" + stores.broker.renewals()), Secret.of("refresh")),
                        stores.clock.instant().plus(LIFE)));
    }

    private int renewals() {
        return stores.broker.renewals() - renewalsBefore;
    }

    private UUID connected() {
        UUID id = stores.setUp("asha");
        login(id, Optional.empty());
        return id;
    }

    private void login(UUID id, Optional<Instant> grantEnd) {
        SessionTokens tokens = new SessionTokens(Secret.of("access"), Secret.of("refresh"));
        Instant accessEnd = stores.clock.instant().plus(LIFE);
        stores.logins.connect(id, 1, new BrokerSession("FAKE01", "Asha Rao", tokens, accessEnd, grantEnd));
    }

    private void use(UUID id) {
        calls.execute(stores.read(id), Priority.INTERACTIVE, BrokerClient::profile);
    }

    private void sweep() {
        stores.leases.takeDueRenewals(10).forEach(stores.bean(LeasedRenewals.class)::renew);
    }

    private ConnectionSession session(UUID id) {
        return stores.read(id).session().orElseThrow();
    }

    private StatusView shown(UUID id) {
        Connection shown = stores.connections.findWithoutSecrets("asha", id).orElseThrow();
        return new StatusViews(stores.broker.catalog(), TestMarkets.FAKE, stores.clock).of(shown, Locale.ENGLISH);
    }

    private List<String> events(UUID id) {
        return stores.history("asha", id).stream().skip(2).toList();
    }

    @Test
    void an_unused_session_is_renewed_once_a_day() {
        UUID id = connected();
        for (int hour = 0; hour < 19; hour++) {
            stores.clock.advance(Duration.ofHours(1));
            sweep();
        }
        assertThat(renewals()).isZero();
        assertThat(stores.read(id).stateAt(stores.clock.instant())).isEqualTo(ConnectionState.CONNECTED);

        for (int hour = 19; hour < 48; hour++) {
            stores.clock.advance(Duration.ofHours(1));
            sweep();
        }

        assertThat(renewals()).isBetween(1, 2);
        assertThat(events(id)).isEmpty();
    }

    @Test
    void a_call_renews_ended_tokens_and_no_call_renews_living_ones() {
        UUID id = connected();
        use(id);
        assertThat(renewals()).isZero();

        for (int period = 1; period <= 3; period++) {
            stores.clock.advance(LIFE);
            use(id);
            use(id);
            assertThat(renewals()).isEqualTo(period);
        }
    }

    @Test
    void tokens_that_end_within_the_lead_are_renewed_before_the_call() {
        UUID id = connected();
        stores.clock.advance(LIFE.minus(Stores.SETTINGS.renewalLead()).minusSeconds(1));
        use(id);
        assertThat(renewals()).isZero();

        stores.clock.advance(Duration.ofSeconds(2));
        use(id);

        assertThat(renewals()).isEqualTo(1);
    }

    @Test
    void calls_on_two_nodes_that_need_the_renewal_at_the_same_time_cause_one(EmbeddedMariaDb database)
            throws Exception {
        UUID id = connected();
        stores.clock.advance(LIFE);
        CountDownLatch isRenewing = new CountDownLatch(1);
        CountDownLatch mayAnswer = new CountDownLatch(1);
        Renewal renewed = new Renewal.Renewed(
                new SessionTokens(Secret.of("renewed"), Secret.of("refresh")),
                stores.clock.instant().plus(LIFE));
        stores.broker.renewingBy(() -> {
            isRenewing.countDown();
            await(mayAnswer);
            return renewed;
        });
        try (Stores other = Stores.on(database)) {
            other.clock.set(stores.clock.instant());
            other.broker.renewingWhen(RenewalStyle.ON_USE);
            BrokerCalls callsOfOther = other.bean(BrokerCalls.class);
            CompletableFuture<Void> first = CompletableFuture.runAsync(() -> use(id));
            await(isRenewing);
            CompletableFuture<String> second = CompletableFuture.supplyAsync(() ->
                    callsOfOther.execute(other.read(id), Priority.INTERACTIVE, client -> ((FakeBroker.Client) client)
                            .context()
                            .tokens()
                            .access()
                            .reveal()));
            mayAnswer.countDown();

            first.get(30, TimeUnit.SECONDS);
            assertThat(second.get(30, TimeUnit.SECONDS)).isEqualTo("renewed");
            assertThat(renewals()).isEqualTo(1);
            assertThat(other.broker.renewals()).isZero();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    @Test
    void renewals_are_counted_by_day_instead_of_being_events() {
        UUID id = connected();
        for (int period = 0; period < 3; period++) {
            stores.clock.advance(LIFE);
            use(id);
        }

        assertThat(events(id)).isEmpty();
        assertThat(session(id).schedule().silentRenewalsAt(stores.clock.instant()))
                .isEqualTo(3);
        assertThat(shown(id).renewalsToday()).isEqualTo(3);
        assertThat(shown(id).nextActionAt()).isNull();
        assertThat(shown(id).loginBy()).isNull();
        stores.clock.advance(Duration.ofDays(1));
        assertThat(session(id).schedule().silentRenewalsAt(stores.clock.instant()))
                .isZero();
        use(id);
        assertThat(session(id).schedule().silentRenewalsAt(stores.clock.instant()))
                .isEqualTo(1);
    }

    @Test
    void a_renewal_that_ends_an_error_is_an_event() {
        UUID id = connected();
        stores.sessions.recordFailure(id, stores.tokenVersion(id), Verdict.CONFIG, "api-key-unknown", Duration.ZERO);
        stores.clock.advance(LIFE);

        use(id);

        assertThat(events(id)).containsExactly("FAILING CONNECTED-ERROR api-key-unknown", "RENEWED ERROR-CONNECTED");
    }

    @Test
    void a_failed_call_does_not_keep_the_next_call_from_renewing() {
        UUID id = connected();
        stores.sessions.recordFailure(id, stores.tokenVersion(id), Verdict.TRANSIENT, "broker-down", Duration.ZERO);
        stores.clock.advance(LIFE);

        use(id);

        assertThat(renewals()).isEqualTo(1);
    }

    @Test
    void a_failed_renewal_backs_off_and_the_sweep_tries_it_again() {
        UUID id = connected();
        stores.broker.renewing(new Renewal.TryLater(Verdict.TRANSIENT, "broker-down", Duration.ZERO));
        stores.clock.advance(LIFE);
        assertThatThrownBy(() -> use(id)).hasMessage("the session cannot be renewed now");
        assertThatThrownBy(() -> use(id)).hasMessage("the renewal failed and backs off");
        assertThat(renewals()).isEqualTo(1);

        stores.clock.advance(Duration.ofSeconds(15));
        sweep();

        assertThat(renewals()).isEqualTo(2);
    }

    /** A late response to a call of an earlier session would otherwise end a later one. */
    @Test
    void no_two_sessions_of_a_connection_share_a_token_version() {
        UUID id = connected();
        List<Long> versions = new ArrayList<>();
        for (int round = 0; round < 3; round++) {
            versions.add(stores.tokenVersion(id));
            for (int period = 0; period < 12; period++) {
                stores.clock.advance(LIFE);
                use(id);
                versions.add(stores.tokenVersion(id));
            }
            stores.writer.disconnect("asha", id);
            login(id, Optional.empty());
        }

        assertThat(versions).doesNotHaveDuplicates();
    }

    @Test
    void a_person_is_warned_before_the_grant_ends_although_the_access_has_ended() {
        UUID id = stores.setUp("asha");
        Instant grantEnd = stores.clock.instant().plus(Duration.ofDays(7));
        login(id, Optional.of(grantEnd));
        ExpirySweep sweep = new ExpirySweep(
                stores.due,
                stores.sessions,
                stores.leases,
                new ParallelRunner(new CallerExecutors()),
                new SweepConfig(1, 100, 1, 730, 365));

        assertThat(shown(id).loginBy()).isEqualTo(grantEnd);
        stores.clock.set(grantEnd.minus(Duration.ofMinutes(61)));
        sweep.run();
        assertThat(events(id)).isEmpty();

        stores.clock.set(grantEnd.minus(Duration.ofMinutes(60)));
        sweep.run();
        sweep.run();
        assertThat(events(id)).containsExactly("ENDING_SOON CONNECTED-CONNECTED");

        stores.clock.set(grantEnd);
        assertThat(stores.read(id).stateAt(grantEnd)).isEqualTo(ConnectionState.EXPIRED);
        assertThat(stores.connections
                        .findWithoutSecrets("asha", id)
                        .orElseThrow()
                        .stateAt(grantEnd))
                .isEqualTo(ConnectionState.EXPIRED);
        sweep.run();
        assertThat(events(id)).last().isEqualTo("LOGIN_REQUIRED CONNECTED-EXPIRED session-ended");
        assertThat(session(id).tokens()).isEmpty();
    }

    @Test
    void a_session_lives_until_its_access_ends_when_that_is_after_its_grant() {
        UUID id = stores.setUp("asha");
        Instant grantEnd = stores.clock.instant().plus(LIFE.dividedBy(3));
        login(id, Optional.of(grantEnd));

        assertThat(stores.read(id).stateAt(grantEnd)).isEqualTo(ConnectionState.CONNECTED);
        stores.clock.set(grantEnd);
        assertThat(stores.due.findGrantEnded(10)).isEmpty();
        Instant accessEnd = session(id).expiresAt();
        assertThat(stores.read(id).stateAt(accessEnd)).isEqualTo(ConnectionState.EXPIRED);
    }

    @Test
    void a_renewal_moves_the_end_of_the_grant() {
        UUID id = stores.setUp("asha");
        login(id, Optional.of(stores.clock.instant().plus(Duration.ofDays(7))));
        Instant later = stores.clock.instant().plus(Duration.ofDays(14));
        stores.broker.renewing(new Renewal.Renewed(
                new SessionTokens(Secret.of("a2"), Secret.of("r2")),
                stores.clock.instant().plus(LIFE.multipliedBy(2)),
                Optional.of(later)));
        stores.clock.advance(LIFE);

        use(id);

        assertThat(session(id).grantEnds()).contains(later);
    }
}
