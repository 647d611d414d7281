package org.brokerconnect.journey;

import static org.assertj.core.api.Assertions.assertThat;

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
    void two_tabs_can_be_at_the_broker_at_once() throws Exception {
        Account.Attempt one = account.begin();
        Account.Attempt two = account.begin();
        URI ofOne = returnFrom(one);
        URI ofTwo = returnFrom(two);

        assertThat(bring(ofTwo)).isEqualTo(new CallbackOutcome("CONNECTED", two.id(), ""));
        assertThat(bring(ofOne)).isEqualTo(new CallbackOutcome("CONNECTED", one.id(), ""));

        assertThat(account.state()).isEqualTo("CONNECTED");
        assertThat(rows.count("broker_session")).isEqualTo(1);
        assertThat(kite.accepts(kite.newest("access_token"))).isTrue();
    }

    @Test
    void a_tab_that_comes_late_shows_the_success_of_the_other() throws Exception {
        Account.Attempt late = account.begin();
        URI ofLate = returnFrom(late);
        account.connectAs("AB1234");
        rows.change("update connect_attempt set expires_at = ? where id = ?", "2026-01-01 00:00:00", late.id());

        assertThat(bring(ofLate)).isEqualTo(new CallbackOutcome("CONNECTED", late.id(), ""));

        assertThat(account.outcomeOf(late).path("outcome").asText()).isEqualTo("CONNECTED");
        assertThat(kite.exchanges()).isEqualTo(1);
    }

    @Test
    void cancelling_in_a_second_tab_does_not_touch_the_connection() {
        Account.Attempt second = account.begin();
        account.connectAs("AB1234");

        URI cancelled = KiteLogin.as("CD5678").cancel(second.authorizationUrl());

        assertThat(bring(cancelled)).isEqualTo(new CallbackOutcome("CANCELLED", second.id(), "consent-cancelled"));
        assertThat(account.state()).isEqualTo("CONNECTED");
    }

    @Test
    void a_return_that_is_repeated_exchanges_nothing_twice_and_answers_the_same() {
        Account.Attempt attempt = account.begin();
        URI returned = returnFrom(attempt);
        CallbackOutcome first = bring(returned);

        assertThat(bring(returned)).isEqualTo(first);
        assertThat(bring(returned)).isEqualTo(first);

        assertThat(kite.exchanges()).isEqualTo(1);
        assertThat(account.state()).isEqualTo("CONNECTED");
    }

    @Test
    void a_failure_that_is_repeated_stays_the_same_failure() {
        Account.Attempt attempt = account.begin();
        URI returned = returnFrom(attempt);
        environment.sandbox().clock().advance(Duration.ofMinutes(6));
        CallbackOutcome first = bring(returned);
        assertThat(first).isEqualTo(new CallbackOutcome("FAILED", attempt.id(), "request-token-stale"));

        assertThat(bring(returned)).isEqualTo(first);

        assertThat(kite.exchanges()).isEqualTo(1);
    }

    @Test
    void of_many_returns_at_the_same_time_one_exchanges_and_none_fails() {
        Account.Attempt attempt = account.begin();
        URI returned = returnFrom(attempt);
        environment.sandbox().faults().add(Fault.slow("POST", "/session/token", Duration.ofMillis(500)));
        var returns = java.util.stream.Stream.generate(() -> CompletableFuture.supplyAsync(() -> bring(returned)))
                .limit(8)
                .toList();

        assertThat(returns.stream().map(CompletableFuture::join).map(CallbackOutcome::outcome))
                .containsOnly("CONNECTED", "PENDING")
                .contains("CONNECTED");

        assertThat(kite.exchanges()).isEqualTo(1);
        assertThat(account.outcomeOf(attempt).path("outcome").asText()).isEqualTo("CONNECTED");
    }

    @Test
    void someone_who_is_connected_can_connect_again() throws Exception {
        account.connectAs("AB1234");
        String earlier = kite.newest("access_token");

        assertThat(account.connectAs("AB1234").outcome()).isEqualTo("CONNECTED");

        assertThat(kite.accepts(earlier)).isFalse();
        assertThat(kite.accepts(kite.newest("access_token"))).isTrue();
        assertThat(rows.count("broker_session")).isEqualTo(1);
    }

    @Test
    void someone_who_is_connected_stays_so_while_logging_in_again() {
        account.connectAs("AB1234");

        account.begin();

        assertThat(account.state()).isEqualTo("CONNECTED");
    }

    private URI returnFrom(Account.Attempt attempt) {
        return KiteLogin.as("AB1234").authorise(attempt.authorizationUrl());
    }

    private CallbackOutcome bring(URI returned) {
        return CallbackOutcome.of(account.person().open(returned));
    }
}
