package org.brokerconnect.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import org.brokerconnect.attack.Attack;
import org.brokerconnect.attack.Attack.Area;
import org.brokerconnect.sandbox.kite.KiteLogin;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Forged callbacks connect nothing, and leave the attempt to the user who started it. */
@WithTestEnvironment
class ForgedReturnIT {

    private final TestEnvironment environment;
    private final KiteInspector kite;
    private final DatabaseRows rows;
    private final Person victim;
    private final Person attacker;
    private Account account;
    private Account.Attempt attempt;
    private URI returned;

    ForgedReturnIT(TestEnvironment environment) {
        this.environment = environment;
        kite = new KiteInspector(environment);
        rows = new DatabaseRows(environment);
        victim = Person.named("investor", environment);
        attacker = Person.named("investor2", environment);
    }

    @BeforeEach
    void run_the_flow_up_to_the_callback() {
        account = victim.setUp();
        attempt = account.begin();
        returned = KiteLogin.as("AB1234").authorise(attempt.authorizationUrl());
    }

    @Test
    @Attack(
            area = Area.CONNECT_FLOW,
            value = "A callback with a forged cookie",
            defence = "The hash of the cookie must be that of the attempt")
    void a_wrong_cookie_connects_nothing() throws Exception {
        String right = victim.cookies().values().iterator().next();
        victim.cookies()
                .replaceAll((name, value) -> new StringBuilder(value).reverse().toString());

        assertRefusedAndRecorded(victim);

        victim.cookies().replaceAll((name, value) -> right);
        assertAttemptIsOpen();
    }

    @Test
    @Attack(
            area = Area.CONNECT_FLOW,
            value = "A callback link is forwarded to another browser",
            defence = "The callback needs the cookie of the browser that began the attempt")
    void another_browser_connects_nothing() throws Exception {
        assertRefusedAndRecorded(victim.inAnotherBrowser());

        assertAttemptIsOpen();
    }

    @Test
    @Attack(
            area = Area.CONNECT_FLOW,
            value = "A callback link is opened in a browser with an attempt of its own",
            defence = "Each attempt has a cookie of its own")
    void another_persons_browser_with_an_attempt_of_its_own_connects_nothing() throws Exception {
        Account own = attacker.setUp();
        own.begin();

        assertRefusedAndRecorded(attacker);

        assertThat(own.state()).isEqualTo("CONNECTING");
        assertAttemptIsOpen();
    }

    @Test
    @Attack(
            area = Area.CONNECT_FLOW,
            value = "A victim opens the planted callback link of an attacker",
            defence = "The cookie is absent, so no account is connected")
    void a_callback_link_of_an_attacker_connects_neither_the_victim_nor_the_attacker() {
        Account own = attacker.setUp();
        URI planted = KiteLogin.as("CD5678").authorise(own.begin().authorizationUrl());

        assertThat(CallbackOutcome.of(victim.open(planted)))
                .isEqualTo(new CallbackOutcome("FAILED", "", "attempt-not-yours"));

        assertThat(kite.exchanges()).isZero();
        assertThat(own.state()).isEqualTo("CONNECTING");
        assertAttemptIsOpen();
    }

    @Test
    @Attack(area = Area.CONNECT_FLOW, value = "A state is used again with another code", defence = "A state works once")
    void a_used_state_does_not_accept_another_code() {
        CallbackOutcome.of(victim.open(returned));
        Account.Attempt next = account.begin();
        URI another = KiteLogin.as("AB1234").authorise(next.authorizationUrl());
        String usedState = "state=" + parameter(returned, "state");

        CallbackOutcome outcome = CallbackOutcome.of(victim.open(changed(another, "state=[^&]*", usedState)));

        assertThat(outcome).isEqualTo(new CallbackOutcome("CONNECTED", attempt.id(), ""));
        assertThat(kite.exchanges()).isEqualTo(1);
        assertThat(account.outcomeOf(next).path("outcome").asText()).isEqualTo("PENDING");
    }

    @ParameterizedTest
    @CsvSource({
        "&state=[^&]*, '', state-missing",
        "state=[^&]*, state=, state-missing",
        "state=[^&]*, state=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA, attempt-unknown",
        "state=[^&]*, state=' or 1=1, return-unreadable",
        "$, &state=twice, return-unreadable",
        "request_token=[^&]*, request_token=, return-unreadable",
        "request_token=[^&]*, request_token=a%0d%0ab, return-unreadable",
        "status=success, status=other, return-unreadable",
        "\\?.*, ?, return-unreadable"
    })
    void a_callback_that_the_broker_never_sends_is_reported_as_such(String part, String forged, String problem) {
        URI address = changed(returned, part, forged.replace(" ", "%20").replace("'", "%27"));

        assertThat(CallbackOutcome.of(victim.open(address))).isEqualTo(new CallbackOutcome("FAILED", "", problem));

        assertThat(kite.exchanges()).isZero();
        assertAttemptIsOpen();
    }

    @Test
    void an_attempt_of_another_broker_is_not_found() throws Exception {
        rows.change("update connect_attempt set broker = 'elsewhere' where id = ?", attempt.id());

        assertThat(CallbackOutcome.of(victim.open(returned)))
                .isEqualTo(new CallbackOutcome("FAILED", "", "attempt-unknown"));

        assertThat(kite.exchanges()).isZero();
    }

    @Test
    void the_callback_of_an_unknown_broker_is_not_found() {
        assertThat(CallbackOutcome.of(victim.open(changed(returned, "callback/zerodha", "callback/elsewhere"))))
                .isEqualTo(new CallbackOutcome("FAILED", "", "not-found"));

        assertAttemptIsOpen();
    }

    private void assertRefusedAndRecorded(Person opener) throws Exception {
        CallbackOutcome outcome = CallbackOutcome.of(opener.open(returned));

        assertThat(outcome).isEqualTo(new CallbackOutcome("FAILED", "", "attempt-not-yours"));
        assertThat(kite.exchanges()).isZero();
        assertThat(rows.read(
                        "select change_kind from connection_event where connection_id = ? order by sequence",
                        account.id()))
                .isEqualTo(List.of("CREATED", "CONNECT_STARTED", "CALLBACK_REFUSED"));
    }

    private void assertAttemptIsOpen() {
        assertThat(account.outcomeOf(attempt).path("outcome").asText()).isEqualTo("PENDING");
        assertThat(CallbackOutcome.of(victim.open(returned)))
                .isEqualTo(new CallbackOutcome("CONNECTED", attempt.id(), ""));
        assertThat(account.state()).isEqualTo("CONNECTED");
    }

    private static URI changed(URI address, String part, String forged) {
        return URI.create(address.toString().replaceFirst(part, forged));
    }

    private static String parameter(URI address, String name) {
        return address.getRawQuery().replaceFirst(".*\\b" + name + "=([^&]*).*", "$1");
    }
}
