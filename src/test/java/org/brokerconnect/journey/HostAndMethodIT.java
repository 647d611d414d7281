package org.brokerconnect.journey;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.client.Entity;
import jakarta.ws.rs.client.Invocation;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.brokerconnect.attack.Attack;
import org.brokerconnect.attack.Attack.Area;
import org.brokerconnect.sandbox.kite.KiteLogin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a client claims about itself: its host, its method, and how it writes and dates its token. */
@WithTestEnvironment
class HostAndMethodIT {

    private static final String EVIL = "evil.example";

    private final TestEnvironment environment;
    private final ApiClient api;
    private final Person person;

    HostAndMethodIT(TestEnvironment environment) {
        this.environment = environment;
        api = new ApiClient(environment);
        person = Person.named("investor", environment);
    }

    private Invocation.Builder asEvilHost(String path) {
        return api.request(path)
                .header("Host", EVIL)
                .header("X-Forwarded-Host", EVIL)
                .header("Forwarded", "host=" + EVIL + ";proto=https");
    }

    private Invocation.Builder signedIn(String path) {
        return asEvilHost(path).header("Authorization", environment.bearer("investor"));
    }

    @Test
    @Attack(area = Area.ORIGINS, value = "A forged Host header", defence = "Addresses are made from the public URL")
    void the_address_of_a_new_resource_is_below_the_public_url_whatever_the_host_header_says() {
        Reply created = api.send(signedIn("/api/broker/configs")
                        .buildPost(Entity.json("{\"broker\":\"zerodha\",\"label\":\"Mine\",\"apiKey\":\"sandboxdemo\","
                                + "\"apiSecret\":\"sandboxdemo-secret\"}")))
                .expectStatus(201);
        assertThat(created.header("Location"))
                .isEqualTo(environment.url() + "/api/broker/configs/" + created.text("id"));
        person.get(created.location().getPath()).expectStatus(200);

        Reply begun = api.send(
                        signedIn(created.location().getPath() + "/setup-oauth").buildPost(Entity.json("{}")))
                .expectStatus(201);
        assertThat(begun.header("Location"))
                .isEqualTo(environment.url() + "/api/broker/attempts/" + begun.text("attemptId"));
        assertThat(begun.text("authorizationUrl")).doesNotContain(EVIL);
    }

    @Test
    @Attack(
            area = Area.ORIGINS,
            value = "A forged Host header at the callback",
            defence = "Redirects are made from the public URL")
    void the_callback_redirects_to_the_public_url_whatever_the_host_header_says() {
        Account account = person.setUp();
        URI callback = KiteLogin.as("AB1234").authorise(account.begin().authorizationUrl());

        Reply redirected = api.send(asEvilHost(callback.getPath() + "?" + callback.getRawQuery())
                        .buildGet())
                .expectStatus(303);

        assertThat(redirected.header("Location")).startsWith(environment.url() + "/callback?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/callback", "/settings.json", "/openapi", "/api/broker/nothing", "/health/live"})
    void no_response_repeats_the_host_header(String path) {
        Reply reply = api.send(signedIn(path).buildGet());

        assertThat(reply.headers() + reply.body()).doesNotContain(EVIL);
    }

    @Test
    @Attack(area = Area.CLIENTS, value = "HEAD requests on event streams", defence = "HEAD opens no stream")
    void head_on_a_stream_holds_no_place() throws Exception {
        Account account = person.setUp();
        Eventually.holds("the streams of earlier tests have ended", () -> openStreams() == 0);
        for (String path : new String[] {"/api/broker/events", "/api/portfolio/" + account.id() + "/stream"}) {
            for (int request = 0; request < 20; request++) {
                Reply head = api.send(api.request(path)
                                .header("Authorization", environment.bearer("investor"))
                                .build("HEAD"))
                        .expectStatus(200);
                assertThat(head.body()).isEmpty();
            }
        }

        Eventually.holds("no stream is open", () -> openStreams() == 0);
        try (SseClient stream = SseClient.open(environment, "investor")) {
            assertThat(stream.next("status").data().path("configId").asText()).isEqualTo(account.id());
        }
        Eventually.holds("no stream is left", () -> openStreams() == 0);
    }

    private double openStreams() {
        return new Metrics(environment).sum("broker_connect_event_streams");
    }

    private Reply read(String authorization) {
        return api.send(api.request("/api/broker/status")
                .header("Authorization", authorization)
                .buildGet());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer ", "bearer ", "BEARER ", "bEARER   "})
    void the_scheme_of_the_token_is_case_insensitive(String scheme) {
        String token = environment.bearer("investor").substring("Bearer ".length());

        read(scheme + token).expectStatus(200);
        read(scheme + token.substring(0, token.length() - 10) + "AAAAAAAAAA").expectStatus(401);
    }

    private Reply readWith(Map<String, Object> more) {
        Map<String, Object> claims =
                new HashMap<>(Map.of("sub", "investor", "groups", List.of("investor"), "aud", "broker-connect"));
        claims.putAll(more);
        return read(environment.signIn().bearer(claims, Duration.ofHours(2)));
    }

    @Test
    @Attack(area = Area.TOKENS, value = "A token before its nbf", defence = "The application compares nbf")
    void a_token_is_refused_before_its_time() {
        long now = System.currentTimeMillis() / 1000;

        readWith(Map.of("nbf", now + 3600)).expectProblem(401, "sign-in-required");
        readWith(Map.of("nbf", now + 180)).expectProblem(401, "sign-in-required");
        readWith(Map.of("nbf", now)).expectStatus(200);
        readWith(Map.of("nbf", 0)).expectStatus(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"JWT", "at+jwt", "application/at+jwt"})
    void an_access_token_by_rfc_9068_is_accepted(String type) {
        read(environment.signIn().bearerOfType(type, "investor")).expectStatus(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"logout+jwt", "dpop+jwt", "secevent+jwt"})
    @Attack(
            area = Area.TOKENS,
            value = "A logout token of the same provider",
            defence = "The type of a token must be JWT or at+jwt")
    void a_token_for_another_purpose_is_refused(String type) {
        read(environment.signIn().bearerOfType(type, "investor")).expectProblem(401, "sign-in-required");
    }
}
