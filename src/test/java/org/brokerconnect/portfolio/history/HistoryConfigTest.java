package org.brokerconnect.portfolio.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.brokerconnect.config.InvalidSettingException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HistoryConfigTest {

    @Test
    void durations_have_the_units_of_the_settings_names() {
        HistoryConfig config = new HistoryConfig(15, 1830, 31, 8);

        assertThat(config.interval()).isEqualTo(Duration.ofMinutes(15));
        assertThat(config.retention(Resolution.DAY)).isEqualTo(Duration.ofDays(1830));
        assertThat(config.retention(Resolution.INTRADAY)).isEqualTo(Duration.ofDays(31));
    }

    @ParameterizedTest
    @CsvSource({"0,1,1,1", "1,0,1,1", "1,1,0,1", "-15,1,1,1", "1441,1,1,1", "1,1,1,0", "1,36501,1,1", "1,1,36501,1"})
    void an_invalid_number_is_refused_at_start_up(int interval, int days, int intradayDays, int reads) {
        assertThatThrownBy(() -> new HistoryConfig(interval, days, intradayDays, reads))
                .isInstanceOf(InvalidSettingException.class);
    }
}
