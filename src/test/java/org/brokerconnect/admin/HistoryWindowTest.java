package org.brokerconnect.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HistoryWindowTest {

    @ParameterizedTest
    @CsvSource({"1, PT1M, 60", "2, PT5M, 24", "24, PT15M, 96", "48, PT30M, 96", "168, PT2H, 84", "744, PT12H, 62"})
    void the_finest_step_with_at_most_a_hundred_points_is_chosen(int hours, Duration step, int steps) {
        assertThat(HistoryWindow.ofHours(hours)).isEqualTo(new HistoryWindow(step, steps));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 5, 7, 23, 25, 49, 100, 101, 169, 600, 601, HistoryWindow.MAX_HOURS})
    void every_window_has_at_most_a_hundred_steps(int hours) {
        assertThat(HistoryWindow.ofHours(hours).steps()).isBetween(24, 100);
    }
}
