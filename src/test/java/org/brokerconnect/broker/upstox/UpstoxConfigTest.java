package org.brokerconnect.broker.upstox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.URI;
import java.time.Instant;
import org.brokerconnect.config.InvalidSettingException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UpstoxConfigTest {

    private static final String REST = "https://api.upstox.com";
    private static final String LOGIN = "https://api.upstox.com/v2/login/authorization/dialog";

    private static UpstoxConfig config(String rest, int connect, int read, int kib, String opening) {
        return new UpstoxConfig(
                URI.create(rest), URI.create(LOGIN), connect, read, kib, opening, true, new String[] {"upstox.com"});
    }

    @Test
    void production_is_no_sandbox_and_every_other_address_is() {
        assertThat(config(REST + "/", 3, 10, 4096, "05:30").sandbox()).isFalse();
        assertThat(config("http://localhost:8082", 3, 10, 4096, "05:30").sandbox())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "ftp://api.upstox.com, 3, 10, 4096, 05:30, upstox.rest-url",
        "https://user@api.upstox.com, 3, 10, 4096, 05:30, upstox.rest-url",
        "https://api.upstox.com?a=b, 3, 10, 4096, 05:30, upstox.rest-url",
        "https://api.upstox.com, 0, 10, 4096, 05:30, upstox.connect-timeout-seconds",
        "https://api.upstox.com, 3, 61, 4096, 05:30, upstox.read-timeout-seconds",
        "https://api.upstox.com, 3, 10, 0, 05:30, upstox.max-answer-kib",
        "https://api.upstox.com, 3, 10, 4096, 03:30, upstox.opening-time",
        "https://api.upstox.com, 3, 10, 4096, 09:01, upstox.opening-time",
        "https://api.upstox.com, 3, 10, 4096, half past five, upstox.opening-time",
        "https://api.upstox.com, 3, 10, 4096, '', upstox.opening-time"
    })
    void a_setting_out_of_range_is_refused_with_its_key(
            String rest, int connect, int read, int kib, String opening, String key) {
        assertThatExceptionOfType(InvalidSettingException.class)
                .isThrownBy(() -> config(rest, connect, read, kib, opening))
                .withMessageContaining(key);
    }

    @ParameterizedTest
    @CsvSource({"0,500,2000,second", "50,0,2000,minute", "50,500,0,half-hour"})
    void limits_that_allow_nothing_are_refused(int second, int minute, int halfHour, String key) {
        assertThatExceptionOfType(InvalidSettingException.class)
                .isThrownBy(() -> new UpstoxLimits(second, minute, halfHour))
                .withMessageContaining("upstox.calls-per-" + key);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-24T18:29:59Z, 2026-11-24T18:29:59Z",
        "2026-11-24T18:30:00Z, 2026-11-25T00:00:00Z",
        "2026-11-24T22:00:00Z, 2026-11-25T00:00:00Z",
        "2026-11-25T00:00:00Z, 2026-11-25T00:00:00Z",
        "2026-11-25T06:00:00Z, 2026-11-25T06:00:00Z"
    })
    void a_login_makes_sense_when_the_service_is_open(Instant end, Instant from) {
        assertThat(config(REST, 3, 10, 4096, "05:30").calendar().loginSensibleFrom(end))
                .isEqualTo(from);
    }
}
