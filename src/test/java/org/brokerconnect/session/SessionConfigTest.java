package org.brokerconnect.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import org.brokerconnect.config.InvalidSettingException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SessionConfigTest {

    private static SessionConfig with(int changed, int value) {
        int[] numbers = {30, 120, 15, 900, 45, 60, 30, 30};
        numbers[changed] = value;
        return new SessionConfig(
                new String[] {"60", "10"},
                numbers[0],
                numbers[1],
                numbers[2],
                numbers[3],
                numbers[4],
                numbers[5],
                numbers[6],
                numbers[7]);
    }

    @ParameterizedTest
    @CsvSource({
        "0, connection.check-minutes",
        "2, connection.back-off-seconds",
        "3, connection.back-off-max-seconds",
        "4, connection.lease-seconds",
        "6, connection.renewal-lead-seconds",
        "7, connection.revocation-days"
    })
    void a_duration_that_is_not_positive_is_refused_with_the_name_of_its_setting(int which, String key) {
        assertThatExceptionOfType(InvalidSettingException.class)
                .isThrownBy(() -> with(which, 0))
                .withMessageContaining(key);
    }

    @ParameterizedTest
    @CsvSource({
        "1, -1, connection.error-after-seconds",
        "5, -1, connection.renewal-pause-seconds",
        "7, 36501, connection.revocation-days"
    })
    void a_time_out_of_range_is_refused_with_the_name_of_its_setting(int which, int value, String key) {
        assertThatExceptionOfType(InvalidSettingException.class)
                .isThrownBy(() -> with(which, value))
                .withMessageContaining(key);
    }

    @Test
    void errors_can_be_shown_and_tokens_renewed_at_once() {
        assertThat(with(1, 0).errorAfter()).isZero();
        assertThat(with(5, 0).renewalPause()).isZero();
    }

    @Test
    void the_longest_delay_must_not_be_shorter_than_the_first() {
        assertThatExceptionOfType(InvalidSettingException.class)
                .isThrownBy(() -> with(3, 14))
                .withMessageContaining("connection.back-off-max-seconds");
        assertThat(with(3, 15).backOffMax()).isEqualTo(Duration.ofSeconds(15));
    }

    @Test
    void warning_leads_are_accepted_in_any_order_and_sorted_longest_first() {
        SessionConfig config = new SessionConfig(new String[] {" 10", "60 ", "5"}, 30, 120, 15, 900, 45, 60, 30, 30);

        assertThat(config.warningLeads())
                .containsExactly(Duration.ofMinutes(60), Duration.ofMinutes(10), Duration.ofMinutes(5));
    }

    @ParameterizedTest
    @CsvSource({"0", "-5", "an hour", "1.5", "''"})
    void a_warning_lead_that_is_no_whole_number_is_refused(String minutes) {
        assertThatExceptionOfType(InvalidSettingException.class)
                .isThrownBy(() -> new SessionConfig(new String[] {minutes}, 30, 120, 15, 900, 45, 60, 30, 30))
                .withMessageContaining("connection.warn-minutes-before");
    }
}
