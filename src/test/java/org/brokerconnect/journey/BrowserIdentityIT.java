package org.brokerconnect.journey;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.client.Entity;
import jakarta.ws.rs.client.Invocation;
import java.net.HttpCookie;
import java.net.URI;
import java.util.Map;
import java.util.stream.Collectors;
import org.brokerconnect.attack.Attack;
import org.brokerconnect.attack.Attack.Area;
import org.brokerconnect.sandbox.kite.KiteLogin;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One browser and several people: an attempt ends before another person could finish it. */
@WithTestEnvironment
class BrowserIdentityIT {

    private final TestEnvironment environment;
    private final ApiClient api;
    private final Person person;
    private Account account;
    private Account.Attempt attempt;
    private URI callback;

    BrowserIdentityIT(TestEnvironment environment) {
        this.environment = environment;
        api = new ApiClient(environment);
        person = Person.named("investor", environment);
    }

    @BeforeEach
    void begin_a_login() {
        account = person.setUp();
        attempt = account.begin();
        callback = KiteLogin.as("CD5678").authorise(attempt.authorizationUrl());
    }

    /** A request with the browser's cookies and the token of this user. */
    private Invocation.Builder withCookies(String user, String path) {
        String cookies = person.cookies().entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
        return api.request(path).header("Cookie", cookies).header("Authorization", environment.bearer(user));
    }

    private void assertEnded() {
        assertThat(CallbackOutcome.of(person.open(callback)))
                .isEqualTo(new CallbackOutcome("CANCELLED", attempt.id(), "sign-in-changed"));
        assertThat(account.outcomeOf(attempt).at("/problem/detail").asText()).contains("another person signed in");
        assertThat(account.state()).isEqualTo("DISCONNECTED");
        assertThat(new KiteInspector(environment).exchanges()).isZero();
    }

    @Test
    @Attack(
            area = Area.CONNECT_FLOW,
            value = "Another person signs in in the browser and finishes the attempt",
            defence = "Their first request ends the attempts of others in this browser")
    void the_first_request_of_another_person_ends_the_attempt() {
        api.send(withCookies("investor2", "/api/broker/status").buildGet()).expectStatus(200);

        assertEnded();
    }

    @Test
    void an_attempt_of_another_person_ends_the_attempt() {
        Account others = Person.named("investor2", environment).setUp();

        api.send(withCookies("investor2", others.path() + "/setup-oauth").buildPost(Entity.json("{}")))
                .expectStatus(201);

        assertEnded();
    }

    @Test
    void a_sign_out_ends_the_attempt_and_deletes_its_cookie() {
        Reply ended = api.send(withCookies("investor", "/api/broker/attempts").buildDelete())
                .expectStatus(204);

        assertThat(ended.headers("Set-Cookie")).singleElement().satisfies(cookie -> assertThat(cookie)
                .contains(attempt.id(), "Max-Age=0"));
        assertEnded();
    }

    @Test
    void the_requests_of_the_same_person_leave_the_attempt_open() {
        api.send(withCookies("investor", "/api/broker/status").buildGet()).expectStatus(200);
        Person.named("investor2", environment).get("/api/broker/status").expectStatus(200);

        assertThat(CallbackOutcome.of(person.open(callback)).outcome()).isEqualTo("CONNECTED");
    }

    @Test
    @Attack(
            area = Area.CONNECT_FLOW,
            value = "A stranger ends the attempts of a person",
            defence = "Only requests with a valid token end attempts")
    void a_stranger_with_the_token_of_nobody_ends_nothing() {
        api.send(withCookies("investor", "/api/broker/attempts")
                        .header("Authorization", null)
                        .buildDelete())
                .expectStatus(401);

        assertThat(CallbackOutcome.of(person.open(callback)).outcome()).isEqualTo("CONNECTED");
    }

    @Test
    void cookies_of_many_attempts_do_not_fill_the_headers() {
        for (int number = 0; number < 100; number++) {
            Reply begun = api.send(withCookies("investor", account.path() + "/setup-oauth")
                            .buildPost(Entity.json("{}")))
                    .expectStatus(201);
            keep(begun);
        }

        assertThat(person.cookies()).hasSizeLessThanOrEqualTo(30);
        assertThat(account.outcomeOf(account.begin()).path("outcome").asText()).isEqualTo("PENDING");
        assertThat(account.connectAs("AB1234").outcome()).isEqualTo("CONNECTED");
    }

    private void keep(Reply reply) {
        Map<String, String> jar = person.cookies();
        reply.headers("Set-Cookie").stream()
                .flatMap(line -> HttpCookie.parse(line).stream())
                .forEach(cookie -> {
                    if (cookie.getMaxAge() == 0) {
                        jar.remove(cookie.getName());
                    } else {
                        jar.put(cookie.getName(), cookie.getValue());
                    }
                });
    }
}
