package org.brokerconnect.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretFieldsTest {

    @Test
    void the_value_is_json_sorted_by_name_without_white_space() {
        Map<String, Secret> fields = new LinkedHashMap<>();
        fields.put("pin", Secret.of("12 34"));
        fields.put("absent", Secret.none());
        fields.put("clientId", Secret.of("a\"b"));

        assertThat(SecretFields.join(fields).reveal()).isEqualTo("{\"clientId\":\"a\\\"b\",\"pin\":\"12 34\"}");
    }

    @Test
    void what_was_joined_is_split_into_the_same_fields() {
        Map<String, Secret> fields = Map.of("clientId", Secret.of("ключ 🔑"), "pin", Secret.of("1"));

        assertThat(SecretFields.split(SecretFields.join(fields))).isEqualTo(fields);
    }

    @Test
    void no_fields_are_no_secret() {
        assertThat(SecretFields.join(Map.of("pin", Secret.none()))).isEqualTo(Secret.none());
        assertThat(SecretFields.split(Secret.none())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"canary", "[\"canary\"]", "{\"canary\":{}}", "{\"canary\":", "\"canary\""})
    void another_value_is_unreadable_when_it_is_used_and_is_not_printed(String value) {
        Map<String, Secret> fields = SecretFields.split(Secret.of(value));

        assertThat(fields.toString()).isEqualTo("*****");
        assertThatExceptionOfType(UnreadableSecretException.class)
                .isThrownBy(() -> SecretFields.opened(fields))
                .withMessageNotContaining("canary")
                .withNoCause();
    }

    @Test
    void values_are_not_printed() {
        assertThat(SecretFields.present(Map.of("pin", Secret.of("canary"))).toString())
                .isEqualTo("{pin=*****}");
    }
}
