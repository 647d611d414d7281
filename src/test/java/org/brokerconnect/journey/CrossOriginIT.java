package org.brokerconnect.journey;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.client.Entity;
import jakarta.ws.rs.client.Invocation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages of other origins: the listed one uses the API, streams and refusals included; any other reads nothing. */
@WithStack
class CrossOriginIT {

    private static final String FOREIGN = "https://evil.example";
    private static final String ALLOWED = "Access-Control-Allow-Origin";

    private final Stack stack;
    private final Web web;
    private final String listed;

    CrossOriginIT(Stack stack) {
        this.stack = stack;
        web = new Web(stack);
        listed = stack.otherFrontEnd().toString();
    }

    private Invocation.Builder from(String origin, String path) {
        return web.request(path).header("Origin", origin);
    }

    private Invocation.Builder signedInFrom(String origin, String path) {
        return from(origin, path).header("Authorization", stack.bearer("investor"));
    }

    private Reply preflight(String origin, String path, String method, String headers) {
        return web.send(from(origin, path)
                .header("Access-Control-Request-Method", method)
                .header("Access-Control-Request-Headers", headers)
                .build("OPTIONS"));
    }

    private static void isForOthersToRead(Reply reply, String origin) {
        assertThat(reply.headers(ALLOWED)).containsExactly(origin);
        assertThat(reply.headers("Vary")).contains("Origin");
        assertThat(reply.header("Access-Control-Expose-Headers")).contains("Location", "Retry-After", "ETag");
    }

    private static void isForNobodyElse(Reply reply) {
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
    void a_listed_origin_may_send_what_the_api_takes(String method, String path, String headers) {
        Reply asked = preflight(listed, path, method, headers).with(204);

        isForOthersToRead(asked, listed);
        assertThat(asked.header("Access-Control-Allow-Methods")).contains(method);
        for (String header : headers.split(", ")) {
            assertThat(asked.header("Access-Control-Allow-Headers")).containsIgnoringCase(header);
        }
        isForNobodyElse(preflight(FOREIGN, path, method, headers));
        isForNobodyElse(preflight("null", path, method, headers));
    }

    @Test
    void answers_and_refusals_alike_are_read_by_a_listed_origin_alone() {
        isForOthersToRead(
                web.send(signedInFrom(listed, "/api/broker/status").buildGet()).with(200), listed);
        isForOthersToRead(web.send(from(listed, "/settings.json").buildGet()).with(200), listed);
        isForOthersToRead(
                web.send(from(listed, "/api/broker/status").buildGet()).isProblem(401, "sign-in-required"), listed);
        isForOthersToRead(
                web.send(signedInFrom(listed, "/api/admin/fleet").buildGet()).isProblem(403, "role-missing"), listed);
        isForOthersToRead(
                web.send(signedInFrom(listed, "/api/no-such-thing").buildGet()).isProblem(404, "not-found"), listed);

        isForNobodyElse(
                web.send(signedInFrom(FOREIGN, "/api/broker/status").buildGet()).with(200));
        isForNobodyElse(web.send(from(FOREIGN, "/api/broker/status").buildGet()).with(401));
        isForNobodyElse(
                web.send(signedInFrom(FOREIGN, "/api/no-such-thing").buildGet()).with(404));
    }

    /** The server refuses it itself, before anything of ours is asked. */
    @Test
    void a_token_that_does_not_hold_is_explained_to_a_listed_origin() {
        Reply refused = web.send(from(listed, "/api/broker/status")
                .header("Authorization", "Bearer garbage")
                .buildGet());

        isForOthersToRead(refused.isProblem(401, "sign-in-required"), listed);
        isForNobodyElse(web.send(from(FOREIGN, "/api/broker/status")
                .header("Authorization", "Bearer garbage")
                .buildGet()));
    }

    @Test
    void a_failure_of_ours_is_explained_to_a_listed_origin() throws Exception {
        Rows rows = new Rows(stack);
        Account account = Person.named("investor", stack).setUp();
        rows.change("update broker_config set api_key_sealed = reverse(api_key_sealed)");

        Reply failed = web.send(signedInFrom(listed, account.path() + "/status").buildGet());

        isForOthersToRead(failed.isProblem(500, "unexpected"), listed);
        isForNobodyElse(
                web.send(signedInFrom(FOREIGN, account.path() + "/status").buildGet()));
        rows.forgetEverybody();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void the_stream_of_events_is_read_by_a_listed_origin_alone(boolean isListed) {
        String origin = isListed ? listed : FOREIGN;
        Person.named("investor", stack).setUp();

        try (Listener page = Listener.openFrom(origin, stack, "investor")) {
            assertThat(page.head().statusCode()).isEqualTo(200);
            assertThat(page.head().headers().allValues("Vary")).contains("Origin");
            assertThat(page.head().headers().allValues(ALLOWED))
                    .isEqualTo(isListed ? java.util.List.of(origin) : java.util.List.of());
        }
    }

    @Test
    void the_attempt_cookie_alone_makes_credentials_pass() {
        Account account = Person.named("investor", stack).setUp();

        Reply begun = web.send(signedInFrom(listed, account.path() + "/setup-oauth")
                .buildPost(Entity.json("{}")));

        isForOthersToRead(begun.with(201), listed);
        assertThat(begun.header("Access-Control-Allow-Credentials")).isEqualTo("true");
        assertThat(begun.header("Set-Cookie")).startsWith("bc-attempt-").contains("SameSite=Lax");
        assertThat(web.send(signedInFrom(listed, account.path()).buildGet()).header("Access-Control-Allow-Credentials"))
                .isEmpty();
    }

    @Test
    void the_callback_is_no_part_of_what_others_use() {
        isForNobodyElse(web.send(
                from(listed, "/api/broker/callback/zerodha?status=success").buildGet()));
        isForNobodyElse(preflight(listed, "/api/broker/callback/zerodha", "GET", "authorization"));
    }
}
