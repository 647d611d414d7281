package org.brokerconnect.setup;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigRequestsTest {

    @ParameterizedTest
    @ValueSource(strings = {"canary", " canary ", "\tcanary\n", "\u2003canary\u2003", "\r\ncanary"})
    void surrounding_white_space_is_removed(String pasted) {
        assertThat(new NewConfig(pasted, pasted, null, pasted, pasted))
                .isEqualTo(new NewConfig("canary", "canary", null, "canary", "canary"));
        assertThat(new ConfigChange(pasted, null, pasted, pasted))
                .isEqualTo(new ConfigChange("canary", null, "canary", "canary"));
    }

    @Test
    void white_space_within_a_value_is_kept() {
        assertThat(new NewConfig("fake", "My savings", null, "a b", "c d"))
                .extracting(NewConfig::label, NewConfig::apiKey, NewConfig::apiSecret)
                .containsExactly("My savings", "a b", "c d");
    }

    @Test
    void to_string_omits_the_credentials() {
        assertThat(new NewConfig("fake", "Savings", null, "canary-key", "canary-secret"))
                .hasToString("NewConfig[broker=fake, label=Savings]");
        assertThat(new ConfigChange("Savings", null, "canary-key", "canary-secret"))
                .hasToString("ConfigChange[label=Savings, replacesCredentials=true]");
    }

    @Test
    void credentials_become_secrets() {
        assertThat(new NewConfig("fake", "Savings", null, "canary-key", "canary-secret").secrets())
                .hasToString("AppCredentials[fields={apiKey=*****, apiSecret=*****}, person=null]");
    }

    @Test
    void a_change_without_credentials_replaces_none() {
        assertThat(new ConfigChange("Savings", null, null, null).replacesCredentials())
                .isFalse();
        assertThat(new ConfigChange("Savings", null, null, null).secrets()).isEmpty();
        assertThat(new ConfigChange(null, null, "key", null).replacesCredentials())
                .isTrue();
    }
}
