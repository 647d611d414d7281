package org.brokerconnect.broker.zerodha;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.stream.Stream;
import org.brokerconnect.broker.AppCredentials;
import org.brokerconnect.broker.Broker;
import org.brokerconnect.broker.BrokerClient;
import org.brokerconnect.broker.BrokerSession;
import org.brokerconnect.broker.BrokerUnavailableException;
import org.brokerconnect.broker.Priority;
import org.brokerconnect.broker.Renewal;
import org.brokerconnect.broker.SessionContext;
import org.brokerconnect.broker.SessionTokens;
import org.brokerconnect.broker.Verdict;
import org.brokerconnect.broker.wire.ManualRateLimiter;
import org.brokerconnect.broker.wire.WireRequest;
import org.brokerconnect.market.MarketSegment;
import org.brokerconnect.vault.Secret;
import org.eclipse.microprofile.faulttolerance.exceptions.BulkheadException;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ZerodhaBrokerTest {

    private static final AppCredentials APP = new AppCredentials(Secret.of("abc"), Secret.of("ghi"));
    private static final SessionTokens ORDINARY = tokens("");
    private static final SessionTokens RENEWABLE = tokens("def");
    /** SHA-256 of "abcdefghi", computed independently. */
    private static final String CHECKSUM = "19cc02f26df43cc571bc9ed7b0c4d29224a3ec229529221725ef76d021c8326f";

    private final CannedKite kite = new CannedKite();
    private final ZerodhaBroker broker =
            kite.broker(Clock.fixed(Instant.parse("2026-11-22T04:00:00Z"), ZoneOffset.UTC));

    @AfterEach
    void close() {
        kite.close();
    }

    @Test
    void an_exchange_proves_the_secret_and_does_not_send_it() {
        kite.json(200, "{\"status\":\"success\",\"data\":{\"user_id\":\"AB1234\",\"access_token\":\"acc\"}}");

        BrokerSession session = broker.exchange(APP, SandboxRemoteBroker.REQUEST, Secret.of("def"));

        assertThat(session.accessEnds()).isEqualTo("2026-11-23T00:30:00Z");
        assertThat(kite.requests().get(0))
                .startsWith("POST /session/token HTTP/1.1")
                .endsWith("api_key=abc&request_token=def&checksum=" + CHECKSUM)
                .doesNotContain("ghi");
    }

    @ParameterizedTest
    @CsvSource({
        "NSE, AUCTION_STOCKS",
        "BSE, AUCTION_STOCKS",
        "NFO, EQUITY_DERIVATIVES",
        "BFO, EQUITY_DERIVATIVES",
        "CDS, CURRENCY_DERIVATIVES",
        "BCD, CURRENCY_DERIVATIVES",
        "MCX, COMMODITY_DERIVATIVES",
        "NCO, COMMODITY_DERIVATIVES"
    })
    void each_exchange_has_the_market_hours_of_its_segment(String exchange, MarketSegment segment) {
        assertThat(broker.segmentOf(exchange)).contains(segment);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nse", "INDICES", "NSEIX", "GLOBAL", "MF"})
    void other_codes_have_no_known_market_hours(String exchange) {
        assertThat(broker.segmentOf(exchange)).isEmpty();
    }

    @Test
    void an_exchange_is_never_tried_twice() {
        kite.answers(502, "text/html", new byte[0]);

        assertThat(catchThrowableOfType(
                        BrokerUnavailableException.class,
                        () -> broker.exchange(APP, SandboxRemoteBroker.REQUEST, Secret.of("def"))))
                .isNotNull();
        assertThat(kite.requests()).hasSize(1);
    }

    @Test
    void a_session_without_a_refresh_token_requires_a_login_without_a_call() {
        assertThat(client(ORDINARY).renew()).isEqualTo(new Renewal.LoginRequired("session-not-renewable"));
        assertThat(kite.requests()).isEmpty();
    }

    @Test
    void a_renewal_replaces_the_rotated_tokens() {
        kite.json(
                200,
                "{\"status\":\"success\",\"data\":{\"user_id\":\"AB1234\",\"access_token\":\"acc2\","
                        + "\"refresh_token\":\"def2\"}}");

        Renewal renewal = client(RENEWABLE).renew();

        assertThat(renewal)
                .isEqualTo(new Renewal.Renewed(
                        new SessionTokens(Secret.of("acc2"), Secret.of("def2")),
                        Instant.parse("2026-11-23T00:30:00Z")));
        assertThat(kite.requests().get(0))
                .startsWith("POST /session/refresh_token HTTP/1.1")
                .endsWith("api_key=abc&refresh_token=def&checksum=" + CHECKSUM);
    }

    @Test
    void a_refused_refresh_token_requires_a_login_and_other_failures_a_later_try() {
        kite.json(403, error("TokenException", "Token is invalid or has expired."));
        assertThat(client(RENEWABLE).renew()).isEqualTo(new Renewal.LoginRequired("refresh-token-refused"));

        kite.answers(
                429,
                "application/json",
                error("NetworkException", "Too many requests").getBytes(),
                "Retry-After: 9");
        assertThat(client(RENEWABLE).renew())
                .isEqualTo(new Renewal.TryLater(Verdict.RATE, "rate-limited", Duration.ofSeconds(9)));

        kite.json(403, error("TokenException", "Invalid `checksum`."));
        assertThat(client(RENEWABLE).renew())
                .isEqualTo(new Renewal.TryLater(Verdict.CONFIG, "app-secret-refused", Duration.ZERO));

        kite.json(503, "");
        assertThat(client(RENEWABLE).renew())
                .isEqualTo(new Renewal.TryLater(Verdict.TRANSIENT, "broker-down", Duration.ZERO));
    }

    @Test
    void a_renewal_without_an_access_token_changes_nothing() {
        kite.json(200, "{\"status\":\"success\",\"data\":{\"access_token\":\"\"}}");

        assertThat(client(RENEWABLE).renew())
                .isEqualTo(new Renewal.TryLater(Verdict.TRANSIENT, "broker-answer-garbled", Duration.ZERO));
    }

    @Test
    void a_revocation_ends_the_refresh_token_before_the_access_token() {
        kite.json(200, "{\"status\":\"success\",\"data\":true}");

        client(RENEWABLE).revoke();

        assertThat(kite.requests()).hasSize(2);
        assertThat(kite.requests().get(0)).startsWith("DELETE /session/token?api_key=abc&refresh_token=def HTTP/1.1");
        assertThat(kite.requests().get(1))
                .startsWith("DELETE /session/token?api_key=abc&access_token=acc HTTP/1.1")
                .contains("Authorization: token abc:acc");
    }

    @Test
    void an_ended_session_counts_as_revoked() {
        kite.json(403, error("TokenException", "Incorrect `api_key` or `access_token`."));

        assertThatCode(() -> client(ORDINARY).revoke()).doesNotThrowAnyException();
    }

    @Test
    void a_failed_revocation_is_reported() {
        kite.answers(502, "text/html", new byte[0]);

        assertThat(catchThrowableOfType(
                        BrokerUnavailableException.class, () -> client(ORDINARY).revoke()))
                .hasMessageNotContaining("acc");
        assertThat(kite.requests()).hasSize(1);
    }

    static Stream<Arguments> faultToleranceExceptions() {
        return Stream.of(
                Arguments.of(new CircuitBreakerOpenException(), "broker-paused"),
                Arguments.of(new BulkheadException(), "broker-busy"),
                Arguments.of(new TimeoutException(), "broker-slow"));
    }

    @ParameterizedTest
    @MethodSource("faultToleranceExceptions")
    void exceptions_of_fault_tolerance_become_unavailability(RuntimeException thrown, String code) {
        KiteHttp failing = new KiteHttp(kite.config(), Clock.systemUTC()) {
            @Override
            JsonNode call(WireRequest request) {
                throw thrown;
            }
        };
        KiteCalls calls = CannedKite.calls(ManualRateLimiter.open(), failing);
        ZerodhaBroker unavailable = new ZerodhaBroker(kite.config(), calls, CannedKite.NO_STREAMS, Clock.systemUTC());

        assertThat(catchThrowableOfType(BrokerUnavailableException.class, () -> client(unavailable, ORDINARY)
                                .profile())
                        .code())
                .isEqualTo(code);
        assertThat(client(unavailable, RENEWABLE).renew())
                .isEqualTo(new Renewal.TryLater(Verdict.TRANSIENT, code, Duration.ZERO));
    }

    private BrokerClient client(SessionTokens tokens) {
        return client(broker, tokens);
    }

    private static BrokerClient client(Broker broker, SessionTokens tokens) {
        return broker.client(new SessionContext(APP, tokens, Priority.INTERACTIVE));
    }

    private static String error(String type, String text) {
        return "{\"status\":\"error\",\"message\":\"" + text + "\",\"data\":null,\"error_type\":\"" + type + "\"}";
    }

    private static SessionTokens tokens(String refresh) {
        return new SessionTokens(Secret.of("acc"), Secret.of(refresh));
    }
}
