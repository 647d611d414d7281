package org.brokerconnect.broker.zerodha;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.zip.GZIPOutputStream;
import org.brokerconnect.broker.AppCredentials;
import org.brokerconnect.broker.BrokerException;
import org.brokerconnect.broker.Priority;
import org.brokerconnect.broker.SessionContext;
import org.brokerconnect.broker.SessionTokens;
import org.brokerconnect.broker.Verdict;
import org.brokerconnect.broker.zerodha.KiteRequest.Caller;
import org.brokerconnect.broker.zerodha.KiteRequest.Purpose;
import org.brokerconnect.vault.Secret;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class KiteHttpTest {

    private static final AppCredentials APP = new AppCredentials(Secret.of("canarykey"), Secret.of("canarysecret"));
    private static final SessionTokens TOKENS = new SessionTokens(Secret.of("canaryaccess"), Secret.none());
    private static final KiteRequest PROFILE = KiteRequest.get("/user/profile", context(TOKENS));
    private static final String SUCCESS = "{\"status\":\"success\",\"data\":{\"user_id\":\"AB1234\"}}";

    private final CannedKite kite = new CannedKite();
    private final KiteHttp http = new KiteHttp(kite.config());

    @AfterEach
    void close() {
        kite.close();
    }

    @Test
    void a_read_carries_version_and_authorization() {
        kite.json(200, SUCCESS);

        assertThat(http.call(PROFILE).path("user_id").asText()).isEqualTo("AB1234");

        assertThat(kite.requests().get(0))
                .startsWith("GET /user/profile HTTP/1.1\r\n")
                .contains("X-Kite-Version: 3\r\n")
                .contains("Authorization: token canarykey:canaryaccess\r\n");
    }

    @Test
    void inputs_go_into_the_body_of_a_post_and_into_the_query_of_the_rest() {
        kite.json(200, "{\"status\":\"success\",\"data\":true}");

        http.call(KiteRequest.post("/session/token", Purpose.EXCHANGE, Caller.login(APP))
                .with("a", Secret.of("x&y")));
        http.call(KiteRequest.delete("/session/token", Caller.login(APP)).with("a", Secret.of("x y")));

        assertThat(kite.requests().get(0))
                .startsWith("POST /session/token HTTP/1.1\r\n")
                .contains("Content-Type: application/x-www-form-urlencoded\r\n")
                .endsWith("\r\n\r\na=x%26y")
                .doesNotContain("Authorization");
        assertThat(kite.requests().get(1)).startsWith("DELETE /session/token?a=x+y HTTP/1.1\r\n");
    }

    @Test
    void a_packed_answer_is_unpacked() throws IOException {
        kite.says(200, "application/json; charset=utf-8", gzip(SUCCESS), "Content-Encoding: gzip");

        assertThat(http.call(PROFILE).path("user_id").asText()).isEqualTo("AB1234");
    }

    @Test
    void nothing_listens() {
        kite.close();

        assertRefused(Verdict.TRANSIENT, "broker-unreachable");
    }

    @Test
    void nothing_comes_back_in_time() {
        kite.beginsAndHangs("");

        assertRefused(Verdict.TRANSIENT, "broker-slow");
    }

    @Test
    void the_budget_covers_a_body_that_never_ends() {
        kite.beginsAndHangs(
                "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 500\r\n\r\n{\"status\":");

        assertRefused(Verdict.TRANSIENT, "broker-slow");
    }

    @Test
    void the_connection_drops_before_the_answer() {
        kite.does(out -> {});

        assertRefused(Verdict.TRANSIENT, "broker-connection-lost");
    }

    @Test
    void the_connection_drops_within_the_answer() {
        kite.does(
                out -> out.write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 500\r\n\r\n{\"st"
                        .getBytes(UTF_8)));

        assertRefused(Verdict.TRANSIENT, "broker-connection-lost");
    }

    @Test
    void the_answer_is_not_http() {
        kite.does(out -> out.write("canaryaccess SSH-2.0 hello\r\n\r\n".getBytes(UTF_8)));

        assertRefused(Verdict.TRANSIENT, "broker-connection-lost");
    }

    @Test
    void an_answer_beyond_the_cap_is_not_read_to_its_end() {
        kite.says(200, "application/json", new byte[1025]);

        assertRefused(Verdict.TRANSIENT, "broker-answer-too-large");
    }

    @Test
    void an_answer_that_unpacks_beyond_the_cap_is_refused() throws IOException {
        kite.says(200, "application/json", gzip(" ".repeat(100_000)), "Content-Encoding: gzip");

        assertRefused(Verdict.TRANSIENT, "broker-answer-too-large");
    }

    @Test
    void broken_gzip_is_garbled() {
        kite.says(200, "application/json", SUCCESS.getBytes(UTF_8), "Content-Encoding: gzip");

        assertRefused(Verdict.TRANSIENT, "broker-answer-garbled");
    }

    @Test
    void a_redirect_is_not_followed() {
        kite.says(302, "text/html", new byte[0], "Location: http://127.0.0.1:1/steal?canaryaccess");

        assertRefused(Verdict.TRANSIENT, "broker-answer-not-json");
        assertThat(kite.requests()).hasSize(1);
    }

    @Test
    void html_is_no_answer() {
        kite.says(200, "text/html", "<h1>canaryaccess</h1>".getBytes(UTF_8));

        assertRefused(Verdict.TRANSIENT, "broker-answer-not-json");
    }

    @Test
    void a_success_in_another_content_type_is_no_answer() {
        kite.says(200, "text/plain", SUCCESS.getBytes(UTF_8));

        assertRefused(Verdict.TRANSIENT, "broker-answer-not-json");
    }

    @Test
    void a_gateway_s_html_page_means_that_the_broker_is_down() {
        kite.says(502, "text/html", "<h1>Bad Gateway</h1>".getBytes(UTF_8));

        assertRefused(Verdict.TRANSIENT, "broker-down");
    }

    @Test
    void garbled_json_is_no_answer_and_is_not_quoted() {
        for (String body : new String[] {
            "",
            "{\"status\":\"success\",\"data\":{\"access_token\":\"canaryaccess",
            "canaryaccess",
            "[1]",
            "\"canaryaccess\"",
            "{}",
            "{\"status\":7}",
            SUCCESS + "{}"
        }) {
            kite.json(200, body);

            assertRefused(Verdict.TRANSIENT, "broker-answer-garbled");
        }
    }

    @Test
    void a_refusal_is_understood_at_any_status() {
        kite.json(401, "{\"status\":\"error\",\"message\":\"m\",\"data\":null,\"error_type\":\"TokenException\"}");
        assertRefused(Verdict.AUTH, "session-ended");

        kite.json(200, "{\"status\":\"error\",\"message\":\"m\",\"data\":null,\"error_type\":\"TokenException\"}");
        assertRefused(Verdict.AUTH, "session-ended");

        kite.json(403, "{\"status\":\"error\",\"message\":null,\"error_type\":null}");
        assertRefused(Verdict.PERMISSION, "request-forbidden");
    }

    @Test
    void too_many_requests_keeps_the_pause_that_was_asked_for() {
        kite.says(429, "text/html", new byte[0], "Retry-After: 7");

        assertThat(assertRefused(Verdict.RATE, "rate-limited").retryAfter()).contains(Duration.ofSeconds(7));

        kite.says(429, "text/html", new byte[0], "Retry-After: Wed, 21 Oct 2026 07:28:00 GMT");

        assertThat(assertRefused(Verdict.RATE, "rate-limited").retryAfter()).isEmpty();
    }

    @Test
    void a_token_that_cannot_stand_in_a_header_is_never_sent() {
        SessionTokens split = new SessionTokens(Secret.of("canaryaccess\r\nX: y"), Secret.none());

        BrokerException refused = catchThrowableOfType(
                BrokerException.class, () -> http.call(KiteRequest.get("/user/profile", context(split))));

        assertThat(refused.verdict()).isEqualTo(Verdict.CONFIG);
        assertThat(refused).hasNoCause().hasMessageNotContaining("canary");
        assertThat(kite.requests()).isEmpty();
    }

    @Test
    void an_interrupt_is_kept_and_ends_the_wait() {
        kite.beginsAndHangs("");
        Thread.currentThread().interrupt();

        assertRefused(Verdict.TRANSIENT, "broker-call-interrupted");

        assertThat(Thread.interrupted()).isTrue();
    }

    private BrokerException assertRefused(Verdict verdict, String code) {
        BrokerException refused = catchThrowableOfType(BrokerException.class, () -> http.call(PROFILE));

        assertThat(refused.code()).isEqualTo(code);
        assertThat(refused.verdict()).isEqualTo(verdict);
        assertThat(refused).hasNoCause().hasMessageNotContaining("canary");
        return refused;
    }

    private static SessionContext context(SessionTokens tokens) {
        return new SessionContext(APP, tokens, Priority.INTERACTIVE);
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(text.getBytes(UTF_8));
        }
        return packed.toByteArray();
    }
}
