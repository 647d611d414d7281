package org.brokerconnect.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import org.brokerconnect.attack.Attack;
import org.brokerconnect.attack.Attack.Area;
import org.brokerconnect.sandbox.kite.App;
import org.brokerconnect.sandbox.kite.KiteLogin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Logins that the user cancels, or that the broker or the application refuses. */
@WithTestEnvironment
class RefusedLoginIT {

    private final TestEnvironment environment;
    private final KiteInspector kite;
    private final DatabaseRows rows;
    private final Person investor;

    RefusedLoginIT(TestEnvironment environment) {
        this.environment = environment;
        kite = new KiteInspector(environment);
        rows = new DatabaseRows(environment);
        investor = Person.named("investor", environment);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void cancelling_at_the_broker_changes_nothing(boolean isConnected) {
        Account account = account(isConnected);
        JsonNode before = account.status();
        Account.Attempt attempt = account.begin();

        // a client that has authorised the app gets no second consent page, so another client cancels
        CallbackOutcome outcome = openCallback(KiteLogin.as("CD5678").cancel(attempt.authorizationUrl()));

        assertThat(outcome).isEqualTo(new CallbackOutcome("CANCELLED", attempt.id(), "consent-cancelled"));
        assertThat(account.outcomeOf(attempt).path("outcome").asText()).isEqualTo("PENDING");
        // the page of the front end does this
        investor.post("/api/broker/attempts/" + attempt.id() + "/cancel").expectStatus(200);
        assertThat(account.outcomeOf(attempt).path("outcome").asText()).isEqualTo("CANCELLED");
        assertThat(account.status()).isEqualTo(before);
    }

    @Test
    @Attack(
            area = Area.CONNECT_FLOW,
            value = "A bare link with status=cancelled",
            defence = "Without a cookie it belongs to no attempt")
    void cancelling_in_a_browser_without_an_attempt_cancels_nothing() {
        Account account = account(false);
        Account.Attempt attempt = account.begin();
        URI cancelled = KiteLogin.as("CD5678").cancel(attempt.authorizationUrl());

        CallbackOutcome outcome = CallbackOutcome.of(investor.inAnotherBrowser().open(cancelled));

        assertThat(outcome).isEqualTo(new CallbackOutcome("CANCELLED", "", "consent-cancelled"));
        assertThat(account.outcomeOf(attempt).path("outcome").asText()).isEqualTo("PENDING");
    }

    @ParameterizedTest
    @Attack(
            area = Area.CONNECT_FLOW,
            value = "A link with status=cancelled in the browser of an open attempt",
            defence = "A callback ends no attempt; its person cancels it by a signed-in request")
    @ValueSource(strings = {"status=cancelled", "status=cancelled&request_token=", "status=cancelled&status=cancelled"})
    void a_link_in_the_browser_of_an_attempt_does_not_end_it(String query) {
        Account account = account(false);
        Account.Attempt attempt = account.begin();

        CallbackOutcome outcome = openCallback(environment.url().resolve("/api/broker/callback/zerodha?" + query));

        assertThat(outcome).isEqualTo(new CallbackOutcome("CANCELLED", attempt.id(), "consent-cancelled"));
        assertThat(account.outcomeOf(attempt).path("outcome").asText()).isEqualTo("PENDING");
        assertThat(openCallback(login(attempt))).isEqualTo(new CallbackOutcome("CONNECTED", attempt.id(), ""));
    }

    @Test
    void a_wrong_secret_is_reported() {
        Account account = investor.setUp("Typo", "sandboxdemo", "sandboxdemo-secrat");

        Account.Attempt attempt = account.begin();

        refused(account, attempt, login(attempt), "app-secret-refused");

        assertThat(account.state()).isEqualTo("DISCONNECTED");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void an_expired_code_is_reported(boolean isConnected) {
        Account account = account(isConnected);
        JsonNode before = account.status();
        Account.Attempt attempt = account.begin();
        URI returned = login(attempt);
        environment.sandbox().clock().advance(Duration.ofMinutes(6));

        refused(account, attempt, returned, "code-stale");

        assertThat(account.status()).isEqualTo(before);
    }

    @Test
    void a_used_code_is_refused() {
        Account account = account(true);
        JsonNode before = account.status();
        Account.Attempt attempt = account.begin();
        URI returned = login(attempt);
        String used = "request_token="
                + environment.sandbox().secrets().get("request_token").get(0);

        refused(
                account,
                attempt,
                URI.create(returned.toString().replaceFirst("request_token=[^&]*", used)),
                "code-stale");

        assertThat(account.status()).isEqualTo(before);
    }

    @Test
    void an_expired_attempt_is_not_exchanged() throws Exception {
        Account account = account(false);
        Account.Attempt attempt = account.begin();
        URI returned = login(attempt);
        // a lifetime ago, and not so long ago that the attempt is deleted
        rows.change(
                "update connect_attempt set expires_at = expires_at - interval 11 minute where id = ?", attempt.id());

        refused(account, attempt, returned, "attempt-expired");

        assertThat(kite.exchanges()).isZero();
    }

    @Test
    void an_unknown_app_is_reported() {
        environment.sandbox().register(App.of("shortlived1", "shortlived1-secret", "Short-lived", "AB1234"));
        Account account = investor.setUp("Short-lived", "shortlived1", "shortlived1-secret");
        Account.Attempt attempt = account.begin();
        URI returned = login(attempt);
        environment.sandbox().reset();

        refused(account, attempt, returned, "api-key-unknown");
    }

    @Test
    void a_client_who_may_not_use_the_app_stays_at_the_broker_and_another_can_log_in() {
        Account account = account(false);
        Account.Attempt attempt = account.begin();
        assertThatThrownBy(() -> KiteLogin.as("ZZ9999").authorise(attempt.authorizationUrl()))
                .isInstanceOf(KiteLogin.Refused.class)
                .hasMessageContaining("not enabled");
        assertThat(account.state()).isEqualTo("CONNECTING");

        assertThat(openCallback(login(attempt))).isEqualTo(new CallbackOutcome("CONNECTED", attempt.id(), ""));
    }

    private void refused(Account account, Account.Attempt attempt, URI returned, String problem) {
        assertThat(openCallback(returned)).isEqualTo(new CallbackOutcome("FAILED", attempt.id(), problem));
        account.assertFailed(attempt, problem);
    }

    private CallbackOutcome openCallback(URI returned) {
        return CallbackOutcome.of(investor.open(returned));
    }

    private static URI login(Account.Attempt attempt) {
        return KiteLogin.as("AB1234").authorise(attempt.authorizationUrl());
    }

    private Account account(boolean isConnected) {
        Account account = investor.setUp();
        if (isConnected) {
            account.connectAs("AB1234");
        }
        return account;
    }
}
