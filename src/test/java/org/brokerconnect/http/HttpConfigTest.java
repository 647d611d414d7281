package org.brokerconnect.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.brokerconnect.config.InvalidSettingException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpConfigTest {

    @Test
    void the_smallest_values_are_accepted() {
        HttpConfig config = new HttpConfig(1, 100, 1, 1);

        assertThat(config.maxRequests()).isEqualTo(1);
        assertThat(config.bodyTimeout()).hasMillis(100);
        assertThat(config.maxBodies()).isEqualTo(1);
        assertThat(config.maxBodiesPerPerson()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 100, 1, 1, http.requests-max",
        "1, 99, 1, 1, http.body-timeout-millis",
        "1, 600001, 1, 1, http.body-timeout-millis",
        "1, 100, 0, 1, http.bodies-max",
        "1, 100, 1, -1, http.bodies-per-person"
    })
    void a_number_outside_its_range_is_refused_by_name(int requests, int millis, int bodies, int own, String key) {
        assertThatThrownBy(() -> new HttpConfig(requests, millis, bodies, own))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageContaining(key);
    }
}
