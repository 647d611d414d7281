package org.brokerconnect.journey;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.client.Entity;
import jakarta.ws.rs.client.Invocation;
import org.brokerconnect.attack.Attack;
import org.brokerconnect.attack.Attack.Area;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** CORS: the allowed origin reads the API, streams and errors included; other origins read nothing. */
@WithTestEnvironment
class CrossOriginIT {

    private static final String FOREIGN = "https://evil.example";
    private static final String ALLOWED = "Access-Control-Allow-Origin";

    private final TestEnvironment environment;
    private final ApiClient api;
    private final String listed;

    CrossOriginIT(TestEnvironment environment) {
        this.environment = environment;
        api = new ApiClient(environment);
        listed = environment.otherFrontEnd().toString();
    }

    private Invocation.Builder from(String origin, String path) {
        return api.request(path).header("Origin", origin);
    }

    private Invocation.Builder signedInFrom(String origin, String path) {
        return from(origin, path).header("Authorization", environment.bearer("investor"));
    }

    private Reply preflight(String origin, String path, String method, String headers) {
        return api.send(from(origin, path)
                .header("Access-Control-Request-Method", method)
                .header("Access-Control-Request-Headers", headers)
                .build("OPTIONS"));
    }

    private static void assertReadableBy(Reply reply, String origin) {
        assertThat(reply.headers(ALLOWED)).containsExactly(origin);
        assertThat(reply.headers("Vary")).contains("Origin");
        assertThat(reply.header("Access-Control-Expose-Headers")).contains("Location", "Retry-After", "ETag");
    }

    private static void assertNotReadable(Reply reply) {
        assertThat(reply.headers().keySet())
                .noneMatch(name -> name.toLowerCase(java.util.Locale.ROOT).startsWith("access-control-"));
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/broker/status, authorization",
        "POST, /api/broker/configs, 'authorization, content-type'",
        "PUT, /api/broker/configs/5b6f8f4e-0f0b-4c53-9f3a-2f6f2f1c7f10, 'authorization, content-type'",
        "DELETE, /api/broker/configs/5b6f8f4e-0f0b-4c53-9f3a-2f6f2f1c7f10, authorization",
        "GET, /api/broker/events, 'authorization, last-event-id'"
    })
    void a_listed_origin_passes_the_preflight_of_every_operation(String method, String path, String headers) {
        Reply preflight = preflight(listed, path, method, headers).expectStatus(204);

        assertReadableBy(preflight, listed);
        assertThat(preflight.header("Access-Control-Allow-Methods")).contains(method);
        for (String header : headers.split(", ")) {
            assertThat(preflight.header("Access-Control-Allow-Headers")).containsIgnoringCase(header);
        }
        assertNotReadable(preflight(FOREIGN, path, method, headers));
        assertNotReadable(preflight("null", path, method, headers));
    }

    @Test
    @Attack(
            area = Area.ORIGINS,
            value = "A page of another origin reads responses",
            defence = "CORS headers for listed origins only")
    void only_a_listed_origin_reads_responses_and_errors() {
        assertReadableBy(
                api.send(signedInFrom(listed, "/api/broker/status").buildGet()).expectStatus(200), listed);
        assertReadableBy(api.send(from(listed, "/settings.json").buildGet()).expectStatus(200), listed);
        assertReadableBy(
                api.send(from(listed, "/api/broker/status").buildGet()).expectProblem(401, "sign-in-required"), listed);
        assertReadableBy(
                api.send(signedInFrom(listed, "/api/admin/fleet").buildGet()).expectProblem(403, "role-missing"),
                listed);
        assertReadableBy(
                api.send(signedInFrom(listed, "/api/no-such-thing").buildGet()).expectProblem(404, "not-found"),
                listed);

        assertNotReadable(
                api.send(signedInFrom(FOREIGN, "/api/broker/status").buildGet()).expectStatus(200));
        assertNotReadable(
                api.send(from(FOREIGN, "/api/broker/status").buildGet()).expectStatus(401));
        assertNotReadable(
                api.send(signedInFrom(FOREIGN, "/api/no-such-thing").buildGet()).expectStatus(404));
    }

    /** The server rejects the token before the request reaches the application. */
    @Test
    void a_listed_origin_reads_why_its_token_is_invalid() {
        Reply refused = api.send(from(listed, "/api/broker/status")
                .header("Authorization", "Bearer garbage")
                .buildGet());

        assertReadableBy(refused.expectProblem(401, "sign-in-required"), listed);
        assertNotReadable(api.send(from(FOREIGN, "/api/broker/status")
                .header("Authorization", "Bearer garbage")
                .buildGet()));
    }

    @Test
    void a_listed_origin_reads_an_internal_error() throws Exception {
        DatabaseRows rows = new DatabaseRows(environment);
        Account account = Person.named("investor", environment).setUp();
        rows.change("update broker_config set state = 'NO_SUCH_STATE'");

        Reply failed = api.send(signedInFrom(listed, account.path() + "/status").buildGet());

        assertReadableBy(failed.expectProblem(500, "unexpected"), listed);
        assertNotReadable(
                api.send(signedInFrom(FOREIGN, account.path() + "/status").buildGet()));
        rows.deleteConnections();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void only_a_listed_origin_reads_the_event_stream(boolean isListed) {
        String origin = isListed ? listed : FOREIGN;
        Person.named("investor", environment).setUp();

        try (SseClient page = SseClient.openFrom(origin, environment, "investor")) {
            assertThat(page.head().statusCode()).isEqualTo(200);
            assertThat(page.head().headers().allValues("Vary")).contains("Origin");
            assertThat(page.head().headers().allValues(ALLOWED))
                    .isEqualTo(isListed ? java.util.List.of(origin) : java.util.List.of());
        }
    }

    @Test
    void credentials_are_allowed_only_where_the_attempt_cookie_is_set() {
        Account account = Person.named("investor", environment).setUp();

        Reply begun =
                api.send(signedInFrom(listed, account.path() + "/setup-oauth").buildPost(Entity.json("{}")));

        assertReadableBy(begun.expectStatus(201), listed);
        assertThat(begun.header("Access-Control-Allow-Credentials")).isEqualTo("true");
        assertThat(begun.header("Set-Cookie")).startsWith("bc-attempt-").contains("SameSite=Lax");
        assertThat(api.send(signedInFrom(listed, account.path()).buildGet()).header("Access-Control-Allow-Credentials"))
                .isEmpty();
    }

    @Test
    @Attack(
            area = Area.ORIGINS,
            value = "A page of another origin reads the callback",
            defence = "The callback has no CORS headers")
    void the_callback_has_no_cors_headers() {
        assertNotReadable(api.send(
                from(listed, "/api/broker/callback/zerodha?status=success").buildGet()));
        assertNotReadable(preflight(listed, "/api/broker/callback/zerodha", "GET", "authorization"));
    }
}
