package org.brokerconnect.setup;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigRequestsTest {

    @ParameterizedTest
    @ValueSource(strings = {"canary", " canary ", "\tcanary\n", "\u2003canary\u2003", "\r\ncanary"})
    void white_space_that_was_pasted_along_is_not_part_of_a_value(String pasted) {
        assertThat(new NewConfig(pasted, pasted, pasted, pasted))
                .isEqualTo(new NewConfig("canary", "canary", "canary", "canary"));
        assertThat(new ConfigChange(pasted, pasted, pasted)).isEqualTo(new ConfigChange("canary", "canary", "canary"));
    }

    @Test
    void what_is_inside_a_value_stays() {
        assertThat(new NewConfig("fake", "My savings", "a b", "c d"))
                .extracting(NewConfig::label, NewConfig::apiKey, NewConfig::apiSecret)
                .containsExactly("My savings", "a b", "c d");
    }

    @Test
    void requests_print_without_their_credentials() {
        assertThat(new NewConfig("fake", "Savings", "canary-key", "canary-secret"))
                .hasToString("NewConfig[broker=fake, label=Savings]");
        assertThat(new ConfigChange("Savings", "canary-key", "canary-secret"))
                .hasToString("ConfigChange[label=Savings, replacesCredentials=true]");
    }

    @Test
    void credentials_are_secrets_at_once() {
        assertThat(new NewConfig("fake", "Savings", "canary-key", "canary-secret").credentials())
                .hasToString("AppCredentials[apiKey=*****, apiSecret=*****]");
    }

    @Test
    void a_change_without_credentials_replaces_none() {
        assertThat(new ConfigChange("Savings", null, null).replacesCredentials())
                .isFalse();
        assertThat(new ConfigChange("Savings", null, null).credentials()).isEmpty();
        assertThat(new ConfigChange(null, "key", null).replacesCredentials()).isTrue();
    }
}
