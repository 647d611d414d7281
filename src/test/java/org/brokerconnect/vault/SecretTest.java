package org.brokerconnect.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.Arrays;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SecretTest {

    private static final UUID ROW = UUID.randomUUID();
    private static final UUID OTHER_ROW = UUID.randomUUID();

    @Test
    void a_secret_prints_as_stars_in_every_state() {
        assertThat(Secret.of("canary")).hasToString("*****");
        assertThat(Secret.of("canary").boundTo(ROW)).hasToString("*****");
        assertThat(Secret.opened("canary", ROW)).hasToString("*****");
        assertThat(String.format("%s %s", Secret.of("canary"), Arrays.asList(Secret.of("canary"))))
                .doesNotContain("canary");
    }

    @Test
    void to_string_hides_the_length() {
        assertThat(Secret.of("a")).hasToString(Secret.of("a".repeat(100)).toString());
    }

    @Test
    void reveal_returns_the_value() {
        assertThat(Secret.of("canary").reveal()).isEqualTo("canary");
        assertThat(Secret.of("canary").boundTo(ROW).reveal()).isEqualTo("canary");
    }

    @Test
    void a_secret_read_from_the_database_is_locked_until_its_row_claims_it() {
        Secret stored = Secret.opened("canary", ROW);

        assertThatIllegalStateException().isThrownBy(stored::reveal).withMessageNotContaining("canary");
        assertThatIllegalStateException().isThrownBy(() -> stored.boundTo(OTHER_ROW));

        assertThat(stored.claimedBy(ROW).reveal()).isEqualTo("canary");
    }

    @Test
    void another_row_cannot_claim_it() {
        assertThatExceptionOfType(MovedSecretException.class)
                .isThrownBy(() -> Secret.opened("canary", ROW).claimedBy(OTHER_ROW))
                .withMessageNotContaining("canary");
        assertThatExceptionOfType(MovedSecretException.class)
                .isThrownBy(() -> Secret.of("canary").claimedBy(ROW));
    }

    @Test
    void the_absent_secret_stays_absent() {
        assertThat(Secret.of("")).isSameAs(Secret.none());
        assertThat(Secret.none().boundTo(ROW)).isSameAs(Secret.none());
        assertThat(Secret.none().claimedBy(ROW)).isSameAs(Secret.none());
        assertThat(Secret.none().isEmpty()).isTrue();
        assertThat(Secret.none()).hasToString("(none)");
    }

    @Test
    void null_values_and_rows_are_refused() {
        assertThatNullPointerException().isThrownBy(() -> Secret.of(null));
        assertThatNullPointerException().isThrownBy(() -> Secret.of("canary").boundTo(null));
    }

    @Test
    void equality_compares_value_and_row() {
        assertThat(Secret.of("canary"))
                .isEqualTo(Secret.of("canary"))
                .hasSameHashCodeAs(Secret.of("canary"))
                .isNotEqualTo(Secret.of("other"))
                .isNotEqualTo(Secret.of("canary").boundTo(ROW))
                .isNotEqualTo("canary");
        assertThat(Secret.opened("canary", ROW)).isEqualTo(Secret.of("canary").boundTo(ROW));
    }

    @Test
    void a_fingerprint_depends_on_purpose_and_value_only() {
        String fingerprint = Secret.of("canary").fingerprint("quota");

        assertThat(fingerprint)
                .matches("[0-9a-f]{64}")
                .isEqualTo(Secret.of("canary").boundTo(ROW).fingerprint("quota"))
                .isNotEqualTo(Secret.of("canary").fingerprint("account"))
                .isNotEqualTo(Secret.of("other").fingerprint("quota"));
    }

    @Test
    void an_opened_secret_is_the_same_secret() {
        Secret secret = Secret.of("canary");

        assertThat(secret.opened()).isSameAs(secret);
    }

    @Test
    void the_hash_code_does_not_depend_on_the_value() {
        assertThat(Secret.of("canary").boundTo(ROW))
                .hasSameHashCodeAs(Secret.of("other").boundTo(ROW));
    }
}
