package org.brokerconnect.broker.zerodha;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.brokerconnect.broker.AppCredentials;
import org.brokerconnect.broker.BrokerClient;
import org.brokerconnect.broker.BrokerException;
import org.brokerconnect.broker.BrokerUnavailableException;
import org.brokerconnect.broker.CallNotSentException;
import org.brokerconnect.broker.Listing;
import org.brokerconnect.broker.Priority;
import org.brokerconnect.broker.Renewal;
import org.brokerconnect.broker.SessionContext;
import org.brokerconnect.broker.SessionTokens;
import org.brokerconnect.broker.Verdict;
import org.brokerconnect.broker.wire.ManualRateLimiter;
import org.brokerconnect.broker.wire.TooManyCallsException;
import org.brokerconnect.config.InvalidSettingException;
import org.brokerconnect.vault.Secret;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every call passes the rate limiter first, with its kind, its app and its priority. */
class KiteCallsTest {

    private static final AppCredentials APP = new AppCredentials(Secret.of("key"), Secret.of("secret"));
    private static final SessionTokens TOKENS = new SessionTokens(Secret.of("acc"), Secret.of("ref"));

    private final ManualRateLimiter rateLimiter = ManualRateLimiter.open();
    private CannedKite kite;
    private ZerodhaBroker broker;

    @BeforeEach
    void start() throws IOException {
        kite = new CannedKite();
        KiteCalls calls = CannedKite.calls(rateLimiter, new KiteHttp(kite.config(), Clock.systemUTC()));
        broker = new ZerodhaBroker(kite.config(), calls, CannedKite.NO_STREAMS, Clock.systemUTC());
    }

    @AfterEach
    void stop() throws IOException {
        kite.close();
    }

    @Test
    void each_call_counts_for_its_kind_and_its_app() {
        kite.json(200, "{\"status\":\"success\",\"data\":[]}");

        client().holdings();
        client().lastPrices(List.of(new Listing("NSE", "INFY")));

        assertThat(rateLimiter.recorded)
                .containsExactly("zerodha-other key INTERACTIVE", "zerodha-quote key INTERACTIVE");
    }

    @Test
    void the_exchange_of_a_login_has_login_priority() {
        kite.json(403, "{\"status\":\"error\",\"error_type\":\"TokenException\"}");

        assertThatThrownBy(() -> broker.exchange(APP, SandboxRemoteBroker.REQUEST, Secret.of("code")))
                .isInstanceOf(BrokerException.class);

        assertThat(rateLimiter.recorded).containsExactly("zerodha-other key LOGIN");
    }

    @Test
    void renewals_and_each_call_of_a_revocation_are_limited_too() {
        kite.json(200, "{\"status\":\"success\",\"data\":{\"access_token\":\"new\"}}");

        client(Priority.BACKGROUND).renew();
        client().revoke();

        assertThat(rateLimiter.recorded)
                .containsExactly(
                        "zerodha-other key BACKGROUND",
                        "zerodha-other key INTERACTIVE",
                        "zerodha-other key INTERACTIVE");
    }

    @Test
    void a_refused_call_is_not_sent() {
        rateLimiter.closed = true;

        CallNotSentException refused = catchThrowableOfType(CallNotSentException.class, () -> client().funds());

        assertThat(refused.verdict()).isEqualTo(Verdict.RATE);
        assertThat(client().renew())
                .isEqualTo(new Renewal.TryLater(Verdict.RATE, "quota-used", Duration.ofSeconds(2)))
                .isInstanceOfSatisfying(Renewal.TryLater.class, later -> assertThat(later.wasSent())
                        .isFalse());
        assertThat(kite.requests()).isEmpty();
    }

    @Test
    void a_call_that_waited_is_not_sent_when_the_send_guard_refuses() {
        kite.json(200, "{\"status\":\"success\",\"data\":[]}");
        BrokerException ended = new BrokerException(Verdict.AUTH, "session-ended", "there is no live session");
        Runnable isEnded = () -> {
            throw ended;
        };

        BrokerClient guarded = broker.client(new SessionContext(APP, TOKENS, Priority.INTERACTIVE, isEnded));

        guarded.holdings();
        rateLimiter.wait = Duration.ofMillis(1);
        assertThatThrownBy(guarded::holdings).isSameAs(ended);
        client().holdings();

        assertThat(kite.requests()).hasSize(2);
    }

    @Test
    void a_429_pauses_all_calls_for_as_long_as_kite_requests() {
        kite.answers(429, "application/json", "{}".getBytes(StandardCharsets.UTF_8), "Retry-After: 7");

        BrokerException refused = catchThrowableOfType(BrokerException.class, () -> client().funds());

        assertThat(refused.code()).isEqualTo("rate-limited");
        assertThat(refused.retryAfter()).contains(Duration.ofSeconds(7));

        assertThat(rateLimiter.recorded)
                .containsExactly("zerodha-other key INTERACTIVE", "zerodha-other key pause PT7S");
    }

    /** Of the types that {@link KiteCalls#read} retries. */
    @ParameterizedTest
    @CsvSource({"429, 0, true", "429, 1, false", "503, 0, true", "503, 60, false", "429, '', true", "503, '', true"})
    void a_refusal_with_a_pause_is_not_retried_before_the_pause_is_over(int status, String seconds, boolean isRetried) {
        kite.answers(status, "application/json", "{}".getBytes(StandardCharsets.UTF_8), "Retry-After: " + seconds);

        assertThat(catchThrowableOfType(BrokerException.class, () -> client().funds()))
                .matches(refused -> isRetried
                        == (refused instanceof TooManyCallsException || refused instanceof BrokerUnavailableException));
    }

    @Test
    void other_refusals_cause_no_pause() {
        kite.json(403, "{\"status\":\"error\",\"error_type\":\"PermissionException\"}");

        assertThatThrownBy(() -> client().funds()).isInstanceOf(BrokerException.class);

        assertThat(rateLimiter.recorded).containsExactly("zerodha-other key INTERACTIVE");
    }

    @ParameterizedTest
    @CsvSource({
        "/quote, zerodha-quote, 1",
        "/quote/ltp, zerodha-quote, 1",
        "/instruments, zerodha-other, 10",
        "/portfolio/holdings, zerodha-other, 10",
        "/session/token, zerodha-other, 10",
    })
    void routes_have_the_documented_limits(String path, String name, int perSecond) {
        assertThat(new KiteLimits(1, 10, 4).of(path))
                .returns(name, limit -> limit.name())
                .returns(perSecond, limit -> limit.windows().get(0).count());
    }

    @ParameterizedTest
    @CsvSource({"0,10,4", "1,0,4", "1,10,11", "1,10,0"})
    void limits_that_allow_nothing_or_contradict_each_other_are_refused(int quotes, int others, int burst) {
        assertThatThrownBy(() -> new KiteLimits(quotes, others, burst))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageContaining("zerodha.");
    }

    private BrokerClient client() {
        return client(Priority.INTERACTIVE);
    }

    private BrokerClient client(Priority priority) {
        return broker.client(new SessionContext(APP, TOKENS, priority));
    }
}
