package org.brokerconnect.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.brokerconnect.sandbox.kite.Fault;
import org.brokerconnect.sandbox.kite.KiteLogin;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Several attempts or callbacks of one user for one connection. */
@WithTestEnvironment
class ManyTabsIT {

    private final TestEnvironment environment;
    private final KiteInspector kite;
    private final DatabaseRows rows;
    private Account account;

    ManyTabsIT(TestEnvironment environment) {
        this.environment = environment;
        kite = new KiteInspector(environment);
        rows = new DatabaseRows(environment);
    }

    @BeforeEach
    void set_up() {
        account = Person.named("investor", environment).setUp();
    }

    @Test
    void two_attempts_can_be_open_at_the_same_time() throws Exception {
        Account.Attempt one = account.begin();
        Account.Attempt two = account.begin();
        URI ofOne = returnFrom(one);
        URI ofTwo = returnFrom(two);

        assertThat(openCallback(ofTwo)).isEqualTo(new CallbackOutcome("CONNECTED", two.id(), ""));
        assertThat(openCallback(ofOne)).isEqualTo(new CallbackOutcome("CONNECTED", one.id(), ""));

        assertThat(account.state()).isEqualTo("CONNECTED");
        assertThat(rows.count("broker_session")).isEqualTo(1);
        assertThat(kite.accepts(kite.newest("access_token"))).isTrue();
    }

    @Test
    void a_late_attempt_reports_the_success_of_the_other() throws Exception {
        Account.Attempt late = account.begin();
        URI returnedLate = returnFrom(late);
        account.connectAs("AB1234");
        rows.change("update connect_attempt set expires_at = expires_at - interval 1 hour where id = ?", late.id());

        assertThat(openCallback(returnedLate)).isEqualTo(new CallbackOutcome("CONNECTED", late.id(), ""));

        assertThat(account.outcomeOf(late).path("outcome").asText()).isEqualTo("CONNECTED");
        assertThat(kite.exchanges()).isEqualTo(1);
    }

    @Test
    void cancelling_a_second_attempt_leaves_the_connection_unchanged() {
        Account.Attempt second = account.begin();
        account.connectAs("AB1234");

        URI cancelled = KiteLogin.as("CD5678").cancel(second.authorizationUrl());

        assertThat(openCallback(cancelled))
                .isEqualTo(new CallbackOutcome("CANCELLED", second.id(), "consent-cancelled"));
        assertThat(account.state()).isEqualTo("CONNECTED");
    }

    @Test
    void its_person_can_cancel_an_attempt_and_nobody_else() {
        Account.Attempt attempt = account.begin();
        URI returned = returnFrom(attempt);
        String cancel = "/api/broker/attempts/" + attempt.id() + "/cancel";
        Person.named("investor2", environment).post(cancel).expectProblem(404, "not-found");
        assertThat(account.state()).isEqualTo("CONNECTING");

        for (int time = 1; time <= 2; time++) {
            JsonNode cancelled = account.person().post(cancel).expectStatus(200).json();
            assertThat(cancelled.path("outcome").asText()).isEqualTo("CANCELLED");
            assertThat(cancelled.at("/problem/type").asText()).isEqualTo("attempt-cancelled");
            assertThat(account.state()).isEqualTo("DISCONNECTED");
        }

        assertThat(openCallback(returned))
                .isEqualTo(new CallbackOutcome("CANCELLED", attempt.id(), "attempt-cancelled"));
        assertThat(kite.exchanges()).isZero();
        assertThat(account.connectAs("AB1234").outcome()).isEqualTo("CONNECTED");
    }

    @Test
    void a_repeated_callback_exchanges_once_and_returns_the_same_result() {
        Account.Attempt attempt = account.begin();
        URI returned = returnFrom(attempt);
        CallbackOutcome first = openCallback(returned);

        assertThat(openCallback(returned)).isEqualTo(first);
        assertThat(openCallback(returned)).isEqualTo(first);

        assertThat(kite.exchanges()).isEqualTo(1);
        assertThat(account.state()).isEqualTo("CONNECTED");
    }

    @Test
    void a_repeated_failed_callback_returns_the_same_result() {
        Account.Attempt attempt = account.begin();
        URI returned = returnFrom(attempt);
        environment.sandbox().clock().advance(Duration.ofMinutes(6));
        CallbackOutcome first = openCallback(returned);
        assertThat(first).isEqualTo(new CallbackOutcome("FAILED", attempt.id(), "code-stale"));

        assertThat(openCallback(returned)).isEqualTo(first);

        assertThat(kite.exchanges()).isEqualTo(1);
    }

    @Test
    void of_many_concurrent_callbacks_one_exchanges_and_none_fails() {
        Account.Attempt attempt = account.begin();
        URI returned = returnFrom(attempt);
        environment.sandbox().faults().add(Fault.slow("POST", "/session/token", Duration.ofMillis(500)));
        var returns = java.util.stream.Stream.generate(
                        () -> CompletableFuture.supplyAsync(() -> openCallback(returned)))
                .limit(8)
                .toList();

        assertThat(returns.stream().map(CompletableFuture::join).map(CallbackOutcome::outcome))
                .containsOnly("CONNECTED", "PENDING")
                .contains("CONNECTED");

        assertThat(kite.exchanges()).isEqualTo(1);
        assertThat(account.outcomeOf(attempt).path("outcome").asText()).isEqualTo("CONNECTED");
    }

    @Test
    void a_connected_user_can_log_in_again() throws Exception {
        account.connectAs("AB1234");
        String earlier = kite.newest("access_token");

        assertThat(account.connectAs("AB1234").outcome()).isEqualTo("CONNECTED");

        assertThat(kite.accepts(earlier)).isFalse();
        assertThat(kite.accepts(kite.newest("access_token"))).isTrue();
        assertThat(rows.count("broker_session")).isEqualTo(1);
    }

    @Test
    void a_connection_stays_connected_during_another_login() {
        account.connectAs("AB1234");

        account.begin();

        assertThat(account.state()).isEqualTo("CONNECTED");
    }

    private URI returnFrom(Account.Attempt attempt) {
        return KiteLogin.as("AB1234").authorise(attempt.authorizationUrl());
    }

    private CallbackOutcome openCallback(URI returned) {
        return CallbackOutcome.of(account.person().open(returned));
    }
}
