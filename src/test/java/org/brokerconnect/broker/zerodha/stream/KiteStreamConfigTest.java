package org.brokerconnect.broker.zerodha.stream;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.brokerconnect.config.InvalidSettingException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KiteStreamConfigTest {

    @ParameterizedTest
    @CsvSource({"2,60,60,silence-seconds", "6,4,60,pause-max-seconds", "6,60,3601,pause-when-full-seconds"})
    void a_setting_out_of_range_is_refused_with_its_key(int silence, int maxPause, int full, String key) {
        assertThatExceptionOfType(InvalidSettingException.class)
                .isThrownBy(() -> new KiteStreamConfig(silence, maxPause, full))
                .withMessageContaining("zerodha.stream-" + key);
    }
}
