package org.brokerconnect.portfolio.prices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.brokerconnect.config.InvalidSettingException;
import org.junit.jupiter.api.Test;

class PriceConfigTest {

    @Test
    void the_minimum_values_are_accepted() {
        PriceConfig config = new PriceConfig(1, 1, 1, 250, 1_000, 60, 5, 0);

        assertThat(config.updateInterval()).isEqualTo(Duration.ofMillis(250));
        assertThat(config.linger()).isZero();
    }

    @Test
    void clients_are_never_updated_more_than_four_times_a_second() {
        assertThatThrownBy(() -> new PriceConfig(1, 1, 1, 249, 1_000, 60, 5, 0))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageContaining("portfolio.stream-update-millis");
    }

    @Test
    void quotes_are_never_polled_more_than_once_a_second() {
        assertThatThrownBy(() -> new PriceConfig(1, 1, 1, 250, 999, 60, 5, 0))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageContaining("portfolio.stream-poll-millis");
    }
}
