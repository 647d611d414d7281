package org.brokerconnect.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.brokerconnect.sandbox.kite.Fault;
import org.brokerconnect.sandbox.kite.FaultKind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A disconnect while the broker is down: the local session ends at once, the broker's as soon as possible. */
@WithTestEnvironment
class UnconfirmedRevocationIT {

    private static final String REVOKE = "DELETE /session/token";
    /** Longer than the longest back-off. */
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(16);

    private final TestEnvironment environment;
    private final KiteInspector kite;
    private final DatabaseRows rows;
    private final Sweeps sweeps;
    private final TestClock time;

    UnconfirmedRevocationIT(TestEnvironment environment) {
        this.environment = environment;
        kite = new KiteInspector(environment);
        rows = new DatabaseRows(environment);
        sweeps = new Sweeps(environment);
        time = new TestClock(environment);
    }

    @BeforeEach
    void stop_the_broker() {
        time.stopAt(time.today("10:00"));
        environment.sandbox().faults().add(Fault.on("DELETE", "*", FaultKind.BAD_GATEWAY));
    }

    private String disconnected(Account account) throws Exception {
        account.connectAs("AB1234");
        String token = kite.newest("access_token");
        JsonNode result = account.disconnect().json();
        assertThat(result.at("/status/state").asText()).isEqualTo("DISCONNECTED");
        assertThat(result.at("/warning/code").asText()).isEqualTo("revocation-pending");
        assertThat(rows.count("broker_session")).isZero();
        assertThat(rows.count("pending_revocation")).isEqualTo(1);
        return token;
    }

    private void awaitFailedRetry() throws Exception {
        int before = kite.calls(REVOKE);
        time.advance(LONGEST_PAUSE);
        Eventually.holds("another attempt", () -> kite.calls(REVOKE) > before);
        sweeps.awaitNext("revocation");
    }

    private boolean nothingIsPending() throws Exception {
        return rows.count("pending_revocation") == 0;
    }

    @Test
    void a_revocation_is_retried_until_the_broker_confirms_it() throws Exception {
        Account account = Person.named("investor", environment).setUp();
        String token = disconnected(account);
        assertThat(rows.read("select access_token_sealed from pending_revocation"))
                .allMatch(stored -> !stored.contains(token));
        awaitFailedRetry();
        awaitFailedRetry();
        assertThat(kite.accepts(token)).isTrue();

        environment.sandbox().faults().clear();
        time.advance(LONGEST_PAUSE);
        Eventually.holds("the confirmation of the broker", this::nothingIsPending);

        assertThat(kite.accepts(token)).isFalse();
        assertThat(kite.revocations()).isEqualTo(1);
        int calls = kite.calls(REVOKE);
        time.advance(LONGEST_PAUSE);
        sweeps.awaitNext("revocation");
        assertThat(kite.calls(REVOKE)).isEqualTo(calls);
        assertThat(new ConnectionHistory(rows, account).bySystem())
                .as("ended once, by its owner")
                .isEmpty();
    }

    @Test
    void an_expired_token_is_not_revoked() throws Exception {
        disconnected(Person.named("investor", environment).setUp());
        environment.sandbox().faults().clear();
        int calls = kite.calls(REVOKE);

        time.stopAt(time.daysLater(1, "06:00"));
        Eventually.holds("the end of the retries", this::nothingIsPending);

        assertThat(kite.calls(REVOKE)).isEqualTo(calls);
    }

    @Test
    void a_refresh_token_is_revoked_even_after_the_session_ended() throws Exception {
        disconnected(Person.named("investor", environment)
                .setUp("Approved", KiteInspector.APPROVED, "sandboxapproved-secret"));
        environment.sandbox().faults().clear();

        time.stopAt(time.daysLater(2, "11:00"));
        Eventually.holds("the confirmation of the broker", this::nothingIsPending);

        assertThat(kite.revocations()).as("of the refresh token").isEqualTo(1);
    }

    @Test
    void a_pending_revocation_leaves_a_new_session_untouched() throws Exception {
        Account account = Person.named("investor", environment).setUp();
        disconnected(account);
        account.connectAs("AB1234");
        String current = kite.newest("access_token");
        environment.sandbox().faults().clear();

        time.advance(LONGEST_PAUSE);
        Eventually.holds("the confirmation of the broker", this::nothingIsPending);

        assertThat(kite.accepts(current)).isTrue();
        assertThat(account.state()).isEqualTo("CONNECTED");
    }
}
