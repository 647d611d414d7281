package org.brokerconnect.sandbox.kite;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RateLimitsTest {
    private final KiteSandbox sandbox = KiteSandbox.start(0, SandboxOptions.defaults());
    private final KiteHttp kite = new KiteHttp(sandbox);
    private final String session = kite.session("AB1234");

    @BeforeEach
    void freezeClock() {
        sandbox.clock().freeze(sandbox.clock().instant().plusSeconds(1));
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void the_eleventh_call_in_a_second_is_refused() {
        for (int i = 0; i < 10; i++) {
            assertThat(kite.get("/user/profile", session).status()).isEqualTo(200);
        }

        KiteHttp.Answer eleventh = kite.get("/portfolio/holdings", session);

        assertThat(eleventh.status()).isEqualTo(429);
        assertThat(eleventh.error()).isEqualTo("NetworkException: Too many requests");
        sandbox.clock().advance(Duration.ofSeconds(1));
        assertThat(kite.get("/user/profile", session).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "/quote?i=NSE:INFY, 1",
        "/quote/ohlc?i=NSE:INFY, 1",
        "/quote/ltp?i=NSE:INFY, 1",
        "/instruments/historical/408065/day?from=2026-11-02+00:00:00&to=2026-11-20+00:00:00, 3"
    })
    void market_data_has_lower_limits_in_separate_groups(String path, int perSecond) {
        for (int i = 0; i < perSecond; i++) {
            assertThat(kite.get(path, session).status()).isEqualTo(200);
        }

        assertThat(kite.get(path, session).status()).isEqualTo(429);
        assertThat(kite.get("/user/profile", session).status())
                .as("another group")
                .isEqualTo(200);
        sandbox.clock().advance(Duration.ofSeconds(1));
        assertThat(kite.get(path, session).status()).isEqualTo(200);
    }

    @Test
    void the_three_kinds_of_quote_share_one_limit() {
        assertThat(kite.get("/quote/ltp?i=NSE:INFY", session).status()).isEqualTo(200);

        assertThat(kite.get("/quote?i=NSE:INFY", session).status()).isEqualTo(429);
    }

    @Test
    void the_clients_of_an_app_share_one_limit_and_each_app_has_its_own() {
        for (int i = 0; i < 11; i++) {
            kite.get("/user/profile", session);
        }

        assertThat(kite.get("/user/profile", "token sandboxdemo:other").status())
                .isEqualTo(429);
        assertThat(kite.get("/user/profile", "token sandboxapproved:other").status())
                .isEqualTo(403);
    }
}
