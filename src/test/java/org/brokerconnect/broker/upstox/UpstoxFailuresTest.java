package org.brokerconnect.broker.upstox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.brokerconnect.broker.BrokerClient;
import org.brokerconnect.broker.BrokerException;
import org.brokerconnect.broker.BrokerException.ReadRefusedException;
import org.brokerconnect.broker.ConsentRequest;
import org.brokerconnect.broker.Priority;
import org.brokerconnect.broker.SessionContext;
import org.brokerconnect.broker.SessionTokens;
import org.brokerconnect.broker.Verdict;
import org.brokerconnect.broker.wire.CannedServer;
import org.brokerconnect.broker.wire.ManualRateLimiter;
import org.brokerconnect.vault.Secret;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each refusal of Upstox means, over HTTP. */
class UpstoxFailuresTest {

    /** 01:30 in India. */
    private static final Instant NIGHT = Instant.parse("2026-11-24T20:00:00Z");

    private static final SessionContext SESSION = new SessionContext(
            UpstoxRemoteBroker.APP, new SessionTokens(Secret.of("canarytoken"), Secret.none()), Priority.INTERACTIVE);

    private final CannedServer server = new CannedServer();
    private final ManualRateLimiter limiter = ManualRateLimiter.open();
    private final UpstoxBroker broker = UpstoxRemoteBroker.broker(
            UpstoxRemoteBroker.config(server.root(), 30), Clock.fixed(NIGHT, ZoneOffset.UTC), limiter);

    @AfterEach
    void close() {
        server.close();
    }

    private void refuses(int status, String code) {
        server.json(
                status,
                "{\"status\":\"error\",\"errors\":[{\"error_code\":\"" + code + "\",\"message\":\"canarytext\"}]}");
    }

    @ParameterizedTest(name = "HTTP {0} {1}")
    @CsvSource({
        "400, UDAPI100057, AUTH, code-stale",
        "401, UDAPI100057, AUTH, code-stale",
        "401, UDAPI100050, AUTH, code-stale",
        "401, UDAPI100069, CONFIG, app-secret-refused",
        "400, UDAPI100070, CONFIG, redirect-address-refused",
        "401, UDAPI100068, CONFIG, redirect-address-refused",
        "400, UDAPI1018, CONFIG, redirect-address-refused",
        "400, UDAPI100016, CONFIG, api-key-unknown",
        "403, UDAPI100073, CONFIG, api-key-unknown",
        "400, UDAPI100058, CONFIG, user-not-enabled",
        "400, UDAPI1017, CONFIG, credentials-malformed",
        "400, UDAPI1024, CONFIG, credentials-malformed",
        "400, UDAPI1022, CONFIG, request-refused",
        "400, UDAPI1023, CONFIG, request-refused",
        "400, UDAPI999999, CONFIG, request-refused",
        "429, UDAPI10005, RATE, rate-limited",
        "500, UDAPI100500, TRANSIENT, broker-down",
        "503, UDAPI100057, TRANSIENT, broker-down"
    })
    void a_refused_exchange(int status, String code, Verdict verdict, String meaning) {
        refuses(status, code);

        BrokerException refused = catchThrowableOfType(
                BrokerException.class,
                () -> broker.exchange(
                        UpstoxRemoteBroker.APP,
                        new ConsentRequest(Secret.none(), URI.create("http://localhost/back")),
                        Secret.of("abc123")));

        assertMeans(refused, verdict, meaning);
        assertThat(server.requests()).hasSize(1);
    }

    @ParameterizedTest(name = "HTTP {0} {1}")
    @CsvSource({
        "401, UDAPI100050, AUTH, session-ended",
        "403, UDAPI100067, PERMISSION, permission-missing",
        "401, UDAPI100067, PERMISSION, permission-missing",
        "403, UDAPI100049, PERMISSION, permission-missing",
        "403, UDAPI1154, PERMISSION, server-address-refused",
        "429, '', RATE, rate-limited",
        "400, UDAPI10005, RATE, rate-limited",
        "404, UDAPI100060, PERMISSION, broker-route-unknown",
        "400, UDAPI100036, PERMISSION, request-refused",
        "400, UDAPI1009, PERMISSION, request-refused",
        "400, UDAPI100042, PERMISSION, request-refused",
        "400, UDAPI100015, PERMISSION, request-refused",
        "401, UDAPI100016, CONFIG, api-key-unknown",
        "423, UDAPI100074, TRANSIENT, broker-closed",
        "423, '', TRANSIENT, broker-closed",
        "403, UDAPI100072, TRANSIENT, broker-closed",
        "401, '', TRANSIENT, request-forbidden",
        "403, UDAPI999999, TRANSIENT, request-forbidden",
        "500, UDAPI100050, TRANSIENT, broker-down",
        "502, '', TRANSIENT, broker-down"
    })
    void a_refused_read(int status, String code, Verdict verdict, String meaning) {
        refuses(status, code);

        assertMeans(refusal(broker.client(SESSION)), verdict, meaning);
    }

    private static BrokerException refusal(BrokerClient client) {
        return catchThrowableOfType(BrokerException.class, client::holdings);
    }

    private static void assertMeans(BrokerException refused, Verdict verdict, String code) {
        assertThat(refused.verdict()).isEqualTo(verdict);
        assertThat(refused.code()).isEqualTo(code);
        assertThat(refused).hasNoCause().hasMessageNotContaining("canary");
    }

    @Test
    void both_spellings_of_the_code_are_read() {
        server.json(401, "{\"status\":\"error\",\"errors\":[{\"errorCode\":\"UDAPI100050\"}]}");

        assertMeans(refusal(broker.client(SESSION)), Verdict.AUTH, "session-ended");
    }

    @Test
    void the_pause_of_a_closed_service_ends_when_it_opens() {
        refuses(423, "UDAPI100072");

        assertThat(refusal(broker.client(SESSION)).retryAfter()).contains(Duration.ofHours(4));
    }

    @ParameterizedTest
    @CsvSource({"401, text/html, <p>no", "403, text/html, error code: 1010", "200, text/html, <p>", "302, text/html, ''"
    })
    void a_page_of_a_firewall_is_no_word_about_the_session(int status, String type, String body) {
        server.answers(status, type, body.getBytes(StandardCharsets.UTF_8), "Location: http://127.0.0.1:9/");

        assertMeans(refusal(broker.client(SESSION)), Verdict.TRANSIENT, "broker-answer-not-json");
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void a_token_that_only_one_route_refuses_is_a_refusal_of_the_route() {
        server.handles(connection -> {
            boolean isProfile = connection.request().startsWith("GET /v2/user/profile ");
            String body = isProfile
                    ? "{\"status\":\"success\",\"data\":{\"user_id\":\"UP1234\",\"user_name\":\"A\"}}"
                    : "{\"status\":\"error\",\"errors\":[{\"error_code\":\"UDAPI100050\"}]}";
            String head = "HTTP/1.1 " + (isProfile ? 200 : 401) + " X\r\nContent-Type: application/json\r\n"
                    + "Content-Length: " + body.length() + "\r\nConnection: close\r\n\r\n";
            connection.out().write((head + body).getBytes(StandardCharsets.UTF_8));
        });

        assertThat(refusal(broker.client(SESSION)))
                .isInstanceOf(ReadRefusedException.class)
                .hasMessageContaining("UDAPI100050");
    }

    @Test
    void each_route_counts_for_itself_and_a_429_pauses_its_calls() {
        refuses(429, "UDAPI10005");

        refusal(broker.client(SESSION));

        String key = UpstoxRemoteBroker.APP.field("apiKey").reveal();
        assertThat(limiter.recorded)
                .containsExactly(
                        "upstox-long-term-holdings " + key + " INTERACTIVE",
                        "upstox-long-term-holdings " + key + " pause PT0S");
        assertThat(new UpstoxLimits(50, 500, 2000).of("/v2/user/profile").windows())
                .extracting(window -> window.count() + " in " + window.per())
                .containsExactly("50 in PT1S", "500 in PT1M", "2000 in PT30M");
    }

    @Test
    void calls_have_the_headers_and_the_form_of_the_documentation() {
        refuses(400, "UDAPI100057");
        catchThrowableOfType(
                BrokerException.class,
                () -> broker.exchange(
                        UpstoxRemoteBroker.APP,
                        new ConsentRequest(Secret.none(), URI.create("http://localhost/back?x=1")),
                        Secret.of("abc123")));
        refusal(broker.client(SESSION));

        assertThat(server.requests().get(0))
                .startsWith("POST /v2/login/authorization/token HTTP/1.1\r\n")
                .contains("User-Agent: Broker-Connect\r\n", "Accept: application/json\r\n")
                .contains("code=abc123&client_id=", "&redirect_uri=http%3A%2F%2Flocalhost%2Fback%3Fx%3D1")
                .endsWith("&grant_type=authorization_code")
                .doesNotContain("Authorization");
        assertThat(server.requests().get(1))
                .startsWith("GET /v2/portfolio/long-term-holdings HTTP/1.1\r\n")
                .contains("Authorization: Bearer canarytoken\r\n");
    }
}
