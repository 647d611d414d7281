package org.brokerconnect.vault.rotation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import org.brokerconnect.config.InvalidSettingException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RotationConfigTest {

    @Test
    void the_limits_of_the_ranges_are_accepted() {
        assertThat(new RotationConfig(1, 1, 10).nodeTimeout()).isEqualTo(Duration.ofSeconds(10));
        assertThat(new RotationConfig(100_000, 1_000, 3_600).perSecond()).isEqualTo(100_000);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 50, 30, vault.reseal-per-second",
        "100001, 50, 30, vault.reseal-per-second",
        "200, 0, 30, vault.reseal-batch",
        "200, 1001, 30, vault.reseal-batch",
        "200, 50, 9, vault.node-timeout-seconds",
        "200, 50, 3601, vault.node-timeout-seconds"
    })
    void anything_else_stops_the_start(int perSecond, int batch, int timeout, String setting) {
        assertThatExceptionOfType(InvalidSettingException.class)
                .isThrownBy(() -> new RotationConfig(perSecond, batch, timeout))
                .withMessageContaining(setting);
    }
}
