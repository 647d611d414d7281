package org.brokerconnect.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.brokerconnect.config.InvalidSettingException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SweepConfigTest {

    @ParameterizedTest
    @CsvSource({
        "0, 1, 1, 1, 1, upkeep.sweep-millis",
        "1, 0, 1, 1, 1, upkeep.batch",
        "1, 1, 0, 1, 1, upkeep.parallel-calls",
        "1, 1, 1, 0, 1, upkeep.event-retention-days",
        "1, 1, 1, 1, -1, upkeep.session-retention-days",
        "1, 10001, 1, 1, 1, upkeep.batch",
        "1, 1, 1001, 1, 1, upkeep.parallel-calls",
        "1, 1, 2147483647, 1, 1, upkeep.parallel-calls",
        "1, 1, 1, 36501, 1, upkeep.event-retention-days",
        "1, 1, 1, 1, 2147483647, upkeep.session-retention-days"
    })
    void a_number_out_of_range_is_refused_with_the_name_of_its_setting(
            int sweep, int batch, int parallel, int events, int sessions, String key) {
        assertThatExceptionOfType(InvalidSettingException.class)
                .isThrownBy(() -> new SweepConfig(sweep, batch, parallel, events, sessions))
                .withMessageContaining(key);
    }

    @Test
    void renewals_are_claimed_in_batches_small_enough_for_the_lease() {
        assertThat(new SweepConfig(1, 200, 8, 1, 1).renewalBatch()).isEqualTo(16);
        assertThat(new SweepConfig(1, 5, 8, 1, 1).renewalBatch()).isEqualTo(5);
        assertThat(new SweepConfig(1, 10_000, 1_000, 36_500, 36_500).renewalBatch())
                .isEqualTo(2_000);
    }
}
