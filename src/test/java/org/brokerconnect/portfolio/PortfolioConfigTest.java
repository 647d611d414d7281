package org.brokerconnect.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.brokerconnect.config.InvalidSettingException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PortfolioConfigTest {

    @Test
    void durations_have_the_units_of_the_settings_names() {
        PortfolioConfig config = new PortfolioConfig(3000, 2000, 15, 2);

        assertThat(config.readBudget()).isEqualTo(Duration.ofSeconds(3));
        assertThat(config.cacheLife()).isEqualTo(Duration.ofSeconds(2));
        assertThat(config.snapshotInterval()).isEqualTo(Duration.ofSeconds(15));
    }

    @Test
    void cache_life_and_snapshot_interval_may_be_zero() {
        assertThat(new PortfolioConfig(1, 0, 0, 2).cacheLife()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"0,0,0", "-1,0,0", "1,-1,0", "1,0,-1"})
    void an_invalid_duration_is_refused_at_start_up(long budget, long cache, long snapshot) {
        assertThatThrownBy(() -> new PortfolioConfig(budget, cache, snapshot, 2))
                .isInstanceOf(InvalidSettingException.class);
    }
}
