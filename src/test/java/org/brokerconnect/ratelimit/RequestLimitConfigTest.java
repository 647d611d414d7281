package org.brokerconnect.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Arrays;
import org.brokerconnect.config.InvalidSettingException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestLimitConfigTest {

    private static final int MAX = 1_000_000;

    private static RequestLimitConfig config(int... limits) {
        return new RequestLimitConfig(
                limits[0], limits[1], limits[2], limits[3], limits[4], limits[5], limits[6], limits[7]);
    }

    @Test
    void each_limit_has_the_rate_of_its_own_setting() {
        RequestLimitConfig config = config(11, 12, 13, 14, 15, 16, 17, 18);

        assertThat(Arrays.stream(RequestLimit.values())
                        .map(limit -> config.rate(limit).burst()))
                .containsExactly(11, 12, 13, 14, 15, 16, 17, 18);
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "3, -1", "7, 1000001"})
    void a_limit_out_of_range_stops_the_start_and_is_named(int index, int value) {
        int[] limits = {1, MAX, 1, 1, 1, 1, 1, 1};
        config(limits);
        limits[index] = value;

        assertThatExceptionOfType(InvalidSettingException.class)
                .isThrownBy(() -> config(limits))
                .withMessageContaining("limits." + RequestLimit.values()[index].label() + "-per-minute");
    }
}
