package org.brokerconnect.handshake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import org.brokerconnect.config.InvalidSettingException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HandshakeConfigTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 10})
    void an_attempt_is_open_for_at_most_ten_minutes(int minutes) {
        assertThat(new HandshakeConfig(minutes, 1, 100).attemptLife()).isEqualTo(Duration.ofMinutes(minutes));
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 11, Integer.MAX_VALUE})
    void a_lifetime_out_of_range_stops_the_start(int minutes) {
        assertThatExceptionOfType(InvalidSettingException.class)
                .isThrownBy(() -> new HandshakeConfig(minutes, 1, 100))
                .withMessage("The setting handshake.attempt-minutes must be between 1 and 10");
    }

    @Test
    void outcomes_are_retained_for_at_least_a_day() {
        assertThat(new HandshakeConfig(10, 1, 100).retention()).isEqualTo(Duration.ofDays(1));
        assertThatExceptionOfType(InvalidSettingException.class)
                .isThrownBy(() -> new HandshakeConfig(10, 0, 100))
                .withMessage("The setting handshake.attempt-retention-days must be between 1 and 36500");
    }

    @Test
    void an_empty_clean_up_batch_stops_the_start() {
        assertThat(new HandshakeConfig(10, 1, 1).cleanUpBatch()).isEqualTo(1);
        assertThatExceptionOfType(InvalidSettingException.class)
                .isThrownBy(() -> new HandshakeConfig(10, 1, 0))
                .withMessage("The setting handshake.clean-up-batch must be between 1 and 10000");
    }
}
