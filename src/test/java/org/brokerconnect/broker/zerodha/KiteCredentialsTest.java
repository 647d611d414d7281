package org.brokerconnect.broker.zerodha;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.brokerconnect.broker.BrokerDescription.CredentialField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KiteCredentialsTest {

    private final CredentialField key = KiteCredentials.FIELDS.get(0);
    private final CredentialField secret = KiteCredentials.FIELDS.get(1);

    @Test
    void every_field_has_a_hint_in_hindi() {
        assertThat(KiteCredentials.TRANSLATED_HINTS.get(new Locale("hi")))
                .containsOnlyKeys(key.name(), secret.name())
                .allSatisfy((field, hint) -> assertThat(hint).containsPattern("\\p{IsDevanagari}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sandboxdemo", "abcd1234efgh5678"})
    void keys_of_the_console_and_of_the_sandbox_are_well_formed(String value) {
        assertThat(key.accepts(value)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sandboxdemo-secret", "abcd1234efgh5678abcd1234efgh5678"})
    void secrets_of_the_console_and_of_the_sandbox_are_well_formed(String value) {
        assertThat(secret.accepts(value)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "short",
                "abcd1234 efgh5678",
                " abcd1234efgh5678",
                "abcd1234efgh5678\n",
                "key:with:colon",
                "ключключключключ"
            })
    void a_value_that_cannot_be_a_credential_is_refused(String value) {
        assertThat(key.accepts(value)).isFalse();
        assertThat(secret.accepts(value)).isFalse();
    }
}
