package org.brokerconnect.broker.zerodha;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.zip.GZIPOutputStream;
import org.brokerconnect.attack.Attack;
import org.brokerconnect.attack.Attack.Area;
import org.brokerconnect.broker.AppCredentials;
import org.brokerconnect.broker.BrokerException;
import org.brokerconnect.broker.Priority;
import org.brokerconnect.broker.SessionContext;
import org.brokerconnect.broker.SessionTokens;
import org.brokerconnect.broker.Verdict;
import org.brokerconnect.broker.wire.WireRequest;
import org.brokerconnect.broker.wire.WireRequest.Caller;
import org.brokerconnect.broker.wire.WireRequest.Purpose;
import org.brokerconnect.vault.Secret;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class KiteHttpTest {

    private static final AppCredentials APP = new AppCredentials(Secret.of("canarykey"), Secret.of("canarysecret"));
    private static final SessionTokens TOKENS = new SessionTokens(Secret.of("canaryaccess"), Secret.none());
    private static final WireRequest PROFILE = KiteRequest.get("/user/profile", context(TOKENS));
    private static final String SUCCESS = "{\"status\":\"success\",\"data\":{\"user_id\":\"AB1234\"}}";

    private final CannedKite kite = new CannedKite();
    private final KiteHttp http = new KiteHttp(kite.config(), Clock.systemUTC());
    private final KiteHttp impatient = new KiteHttp(kite.impatientConfig(), Clock.systemUTC());

    @AfterEach
    void close() {
        kite.close();
    }

    @Test
    void a_read_sends_version_and_authorization() {
        kite.json(200, SUCCESS);

        assertThat(http.call(PROFILE).path("user_id").asText()).isEqualTo("AB1234");

        assertThat(kite.requests().get(0))
                .startsWith("GET /user/profile HTTP/1.1\r\n")
                .contains("X-Kite-Version: 3\r\n")
                .contains("Authorization: token canarykey:canaryaccess\r\n");
    }

    @Test
    void inputs_are_in_the_body_of_a_post_and_in_the_query_of_other_methods() {
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
    void a_compressed_response_is_decompressed() throws IOException {
        kite.answers(200, "application/json; charset=utf-8", gzip(SUCCESS), "Content-Encoding: gzip");

        assertThat(http.call(PROFILE).path("user_id").asText()).isEqualTo("AB1234");
    }

    @Test
    void a_server_that_does_not_listen_is_unreachable() {
        kite.close();

        assertRefused(Verdict.TRANSIENT, "broker-unreachable");
    }

    @Test
    void after_the_application_has_stopped_no_call_is_sent() {
        http.close();

        assertRefused(Verdict.TRANSIENT, "broker-call-interrupted");
        assertThat(kite.requests()).isEmpty();
    }

    @Test
    void a_missing_response_times_out() {
        kite.beginsAndHangs("");

        assertRefusedBy(impatient, Verdict.TRANSIENT, "broker-slow");
    }

    @Test
    @Attack(area = Area.BROKER, value = "A response that never ends", defence = "One time limit for the whole response")
    void the_timeout_covers_an_endless_body() {
        kite.beginsAndHangs(
                "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 500\r\n\r\n{\"status\":");
        long began = System.nanoTime();

        assertRefusedBy(impatient, Verdict.TRANSIENT, "broker-slow");

        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(30));
    }

    @Test
    void a_connection_dropped_before_the_response_is_lost() {
        kite.writes(out -> {});

        assertRefused(Verdict.TRANSIENT, "broker-connection-lost");
    }

    @Test
    void a_connection_dropped_within_the_response_is_lost() {
        kite.writes(
                out -> out.write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 500\r\n\r\n{\"st"
                        .getBytes(UTF_8)));

        assertRefused(Verdict.TRANSIENT, "broker-connection-lost");
    }

    @Test
    void a_response_that_is_not_http_is_a_lost_connection() {
        kite.writes(out -> out.write("canaryaccess SSH-2.0 hello\r\n\r\n".getBytes(UTF_8)));

        assertRefused(Verdict.TRANSIENT, "broker-connection-lost");
    }

    @Test
    @Attack(area = Area.BROKER, value = "A response of gigabytes", defence = "The connection is closed at the limit")
    void a_response_above_the_size_limit_is_refused() {
        kite.answers(200, "application/json", new byte[1025]);

        assertRefused(Verdict.TRANSIENT, "broker-answer-too-large");
    }

    @Test
    @Attack(area = Area.BROKER, value = "A decompression bomb", defence = "The limit counts decompressed bytes")
    void a_response_that_decompresses_above_the_size_limit_is_refused() throws IOException {
        kite.answers(200, "application/json", gzip(" ".repeat(100_000)), "Content-Encoding: gzip");

        assertRefused(Verdict.TRANSIENT, "broker-answer-too-large");
    }

    @Test
    void broken_gzip_is_garbled() {
        kite.answers(200, "application/json", SUCCESS.getBytes(UTF_8), "Content-Encoding: gzip");

        assertRefused(Verdict.TRANSIENT, "broker-answer-garbled");
    }

    @Test
    @Attack(area = Area.BROKER, value = "A redirect to an internal address", defence = "Redirects are not followed")
    void a_redirect_is_not_followed() {
        kite.answers(302, "text/html", new byte[0], "Location: http://127.0.0.1:1/steal?canaryaccess");

        assertRefused(Verdict.TRANSIENT, "broker-answer-not-json");
        assertThat(kite.requests()).hasSize(1);
    }

    @Test
    void an_html_response_is_not_json() {
        kite.answers(200, "text/html", "<h1>canaryaccess</h1>".getBytes(UTF_8));

        assertRefused(Verdict.TRANSIENT, "broker-answer-not-json");
    }

    @Test
    void a_success_of_another_content_type_is_not_json() {
        kite.answers(200, "text/plain", SUCCESS.getBytes(UTF_8));

        assertRefused(Verdict.TRANSIENT, "broker-answer-not-json");
    }

    @Test
    void a_gateway_s_html_page_means_that_the_broker_is_down() {
        kite.answers(502, "text/html", "<h1>Bad Gateway</h1>".getBytes(UTF_8));

        assertRefused(Verdict.TRANSIENT, "broker-down");
    }

    @Test
    void garbled_json_is_refused_and_not_quoted() {
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
    void a_refusal_is_recognised_with_any_status() {
        kite.json(401, "{\"status\":\"error\",\"message\":\"m\",\"data\":null,\"error_type\":\"TokenException\"}");
        assertRefused(Verdict.AUTH, "session-ended");

        kite.json(200, "{\"status\":\"error\",\"message\":\"m\",\"data\":null,\"error_type\":\"TokenException\"}");
        assertRefused(Verdict.AUTH, "session-ended");

        kite.json(403, "{\"status\":\"error\",\"message\":null,\"error_type\":null}");
        assertRefused(Verdict.PERMISSION, "request-forbidden");
    }

    @Test
    void a_429_keeps_the_pause_that_kite_requests() {
        kite.answers(429, "text/html", new byte[0], "Retry-After: 7");

        assertThat(assertRefused(Verdict.RATE, "rate-limited").retryAfter()).contains(Duration.ofSeconds(7));

        kite.answers(
                429,
                "text/html",
                new byte[0],
                "Date: Wed, 21 Oct 2026 07:27:00 GMT",
                "Retry-After: Wed, 21 Oct 2026 07:28:00 GMT");

        assertThat(assertRefused(Verdict.RATE, "rate-limited").retryAfter()).contains(Duration.ofMinutes(1));
    }

    @Test
    void a_token_that_cannot_be_sent_in_a_header_is_not_sent() {
        SessionTokens split = new SessionTokens(Secret.of("canaryaccess\r\nX: y"), Secret.none());

        BrokerException refused = catchThrowableOfType(
                BrokerException.class, () -> http.call(KiteRequest.get("/user/profile", context(split))));

        assertThat(refused.verdict()).isEqualTo(Verdict.CONFIG);
        assertThat(refused).hasNoCause().hasMessageNotContaining("canary");
        assertThat(kite.requests()).isEmpty();
    }

    @Test
    void an_interrupt_ends_the_wait_and_stays_set() {
        kite.beginsAndHangs("");
        Thread.currentThread().interrupt();

        assertRefused(Verdict.TRANSIENT, "broker-call-interrupted");

        assertThat(Thread.interrupted()).isTrue();
    }

    private BrokerException assertRefused(Verdict verdict, String code) {
        return assertRefusedBy(http, verdict, code);
    }

    private static BrokerException assertRefusedBy(KiteHttp client, Verdict verdict, String code) {
        BrokerException refused = catchThrowableOfType(BrokerException.class, () -> client.call(PROFILE));

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
