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
import org.brokerconnect.broker.BrokerException;
import org.brokerconnect.broker.Listing;
import org.brokerconnect.broker.NotAskedException;
import org.brokerconnect.broker.Quote;
import org.brokerconnect.broker.Renewal;
import org.brokerconnect.broker.SendGuard;
import org.brokerconnect.broker.SessionTokens;
import org.brokerconnect.broker.Urgency;
import org.brokerconnect.broker.Verdict;
import org.brokerconnect.broker.zerodha.stream.DaemonThreads;
import org.brokerconnect.config.InvalidSettingException;
import org.brokerconnect.vault.Secret;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every call to Kite asks the quota first, as what it is and for whom it is. */
class RateLimitedKiteTest {

    private static final AppCredentials APP = new AppCredentials(Secret.of("key"), Secret.of("secret"));
    private static final SessionTokens TOKENS =
            new SessionTokens(Secret.of("acc"), Secret.of("ref"), Secret.none(), Secret.none());

    private final ManualRateLimiter quota = ManualRateLimiter.free();
    private CannedKite kite;
    private ZerodhaBroker broker;

    @BeforeEach
    void start() throws IOException {
        kite = new CannedKite();
        RateLimitedKite turns = quota.turns(new KiteHttp(kite.config()));
        broker = new ZerodhaBroker(
                kite.config(), turns, new KiteReads(turns), DaemonThreads.streams(kite.config()), Clock.systemUTC());
    }

    @AfterEach
    void stop() throws IOException {
        kite.close();
    }

    @Test
    void each_call_counts_as_its_kind_and_for_its_app() {
        kite.json(200, "{\"status\":\"success\",\"data\":[]}");

        broker.account().holdings(APP, TOKENS);
        broker.account().quotes(APP, TOKENS, List.of(new Listing("NSE", "INFY")), Quote.Detail.LAST_PRICE);

        assertThat(quota.asked).containsExactly("zerodha-other key PERSON", "zerodha-quote key PERSON");
    }

    @Test
    void the_exchange_of_a_login_is_urgent_whoever_makes_it() {
        kite.json(403, "{\"status\":\"error\",\"error_type\":\"TokenException\"}");

        Urgency.BACKGROUND.during(() -> assertThatThrownBy(() -> broker.exchange(APP, Secret.of("code")))
                .isInstanceOf(BrokerException.class));

        assertThat(quota.asked).containsExactly("zerodha-other key LOGIN");
    }

    @Test
    void renewal_and_revocation_ask_too_each_call_for_itself() {
        kite.json(200, "{\"status\":\"success\",\"data\":{\"access_token\":\"new\"}}");

        Urgency.BACKGROUND.during(() -> broker.renew(APP, TOKENS));
        broker.revoke(APP, TOKENS);

        assertThat(quota.asked)
                .containsExactly(
                        "zerodha-other key BACKGROUND", "zerodha-other key PERSON", "zerodha-other key PERSON");
    }

    @Test
    void what_is_held_back_never_reaches_kite() {
        quota.closed = true;

        NotAskedException refused = catchThrowableOfType(
                NotAskedException.class, () -> broker.account().funds(APP, TOKENS));

        assertThat(refused.verdict()).isEqualTo(Verdict.RATE);
        assertThat(broker.renew(APP, TOKENS))
                .isEqualTo(new Renewal.TryLater(Verdict.RATE, "quota-used", Duration.ofSeconds(2)))
                .isInstanceOfSatisfying(Renewal.TryLater.class, later -> assertThat(later.wasAsked())
                        .isFalse());
        assertThat(kite.requests()).isEmpty();
    }

    @Test
    void a_call_that_waited_is_not_sent_when_it_is_not_wanted_any_more() {
        kite.json(200, "{\"status\":\"success\",\"data\":[]}");
        BrokerException ended = new BrokerException(Verdict.AUTH, "session-ended", "there is no live session");
        Runnable isEnded = () -> {
            throw ended;
        };

        SendGuard.require(isEnded, () -> broker.account().holdings(APP, TOKENS));
        quota.wait = Duration.ofMillis(1);
        assertThatThrownBy(
                        () -> SendGuard.require(isEnded, () -> broker.account().holdings(APP, TOKENS)))
                .isSameAs(ended);
        broker.account().holdings(APP, TOKENS);

        assertThat(kite.requests()).hasSize(2);
    }

    @Test
    void a_refusal_for_one_call_too_many_makes_everybody_pause_as_long_as_kite_asks() {
        kite.says(429, "application/json", "{}".getBytes(StandardCharsets.UTF_8), "Retry-After: 7");

        assertThatThrownBy(() -> broker.account().funds(APP, TOKENS)).isInstanceOf(TooManyCallsException.class);

        assertThat(quota.asked).containsExactly("zerodha-other key PERSON", "zerodha-other key pause PT7S");
    }

    @Test
    void other_refusals_make_nobody_pause() {
        kite.json(403, "{\"status\":\"error\",\"error_type\":\"PermissionException\"}");

        assertThatThrownBy(() -> broker.account().funds(APP, TOKENS)).isInstanceOf(BrokerException.class);

        assertThat(quota.asked).containsExactly("zerodha-other key PERSON");
    }

    @ParameterizedTest
    @CsvSource({
        "/quote, zerodha-quote, 1",
        "/quote/ltp, zerodha-quote, 1",
        "/instruments/historical/408065/day, zerodha-historical, 3",
        "/instruments, zerodha-other, 10",
        "/portfolio/holdings, zerodha-other, 10",
        "/session/token, zerodha-other, 10",
    })
    void routes_have_the_published_limits(String path, String name, int perSecond) {
        assertThat(new KiteLimits(1, 3, 10, 4).of(path))
                .returns(name, limit -> limit.name())
                .returns(perSecond, limit -> limit.perSecond());
    }

    @ParameterizedTest
    @CsvSource({"0,3,10,4", "1,0,10,4", "1,3,10,11", "1,3,10,0"})
    void limits_that_let_nothing_through_or_contradict_each_other_are_refused(
            int quotes, int candles, int others, int atOnce) {
        assertThatThrownBy(() -> new KiteLimits(quotes, candles, others, atOnce))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageContaining("zerodha.");
    }
}
