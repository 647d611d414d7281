package org.brokerconnect.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.brokerconnect.config.InvalidSettingException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RateLimitConfigTest {

    @ParameterizedTest
    @CsvSource({
        "999, 0, 0, 0, 0, 0, quota.window-millis",
        "60001, 0, 0, 0, 0, 0, quota.window-millis",
        "1000, -1, 0, 0, 0, 0, quota.login-wait-millis",
        "1000, 0, -1, 0, 0, 0, quota.person-wait-millis",
        "1000, 0, 0, -1, 0, 0, quota.background-wait-millis",
        "1000, 0, 0, 0, -1, 0, quota.reserved-for-people",
        "1000, 0, 0, 0, 101, 0, quota.reserved-for-people",
        "1000, 0, 0, 0, 2147483647, 0, quota.reserved-for-people",
        "1000, 0, 0, 0, 0, -1, quota.pause-millis"
    })
    void a_number_out_of_range_is_refused_with_the_name_of_its_setting(
            int window, int login, int person, int background, int reserved, int pause, String key) {
        assertThatExceptionOfType(InvalidSettingException.class)
                .isThrownBy(() -> new RateLimitConfig(window, login, person, background, reserved, pause))
                .withMessageContaining(key);
    }

    @Test
    void the_ends_of_the_ranges_are_accepted() {
        assertThat(new RateLimitConfig(1_000, 0, 0, 0, 0, 0).reservedForPeople())
                .isZero();
        assertThat(new RateLimitConfig(60_000, 0, 0, 0, 100, 0).reservedForPeople())
                .isEqualTo(100);
    }
}
