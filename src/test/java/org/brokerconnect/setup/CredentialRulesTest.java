package org.brokerconnect.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.brokerconnect.broker.BrokerCatalog;
import org.brokerconnect.broker.FakeBroker;
import org.brokerconnect.problem.FieldError;
import org.brokerconnect.problem.Problem;
import org.brokerconnect.problem.ProblemException;
import org.brokerconnect.vault.Secret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialRulesTest {

    private final CredentialRules rules = new CredentialRules(offered(FakeBroker.ID));

    private static NewConfig with(String label, String apiKey, String apiSecret) {
        return new NewConfig(FakeBroker.ID, label, null, apiKey, apiSecret);
    }

    private static List<FieldError> errors(ThrowingCallable check) {
        Problem problem = catchThrowableOfType(ProblemException.class, check).problem(Locale.ENGLISH);
        assertThat(problem.type()).isEqualTo("fields-invalid");
        assertThat(problem.status()).isEqualTo(400);
        return problem.errors();
    }

    @Test
    void well_formed_requests_pass() {
        assertThatCode(() -> rules.check(with("Savings", "key", "sec-ret"))).doesNotThrowAnyException();
        assertThatCode(() -> rules.check(with("ஆசை ₹ 😀", "key", "sec-ret"))).doesNotThrowAnyException();
        assertThatCode(() -> rules.check(with("x".repeat(100), "key", "sec-ret")))
                .doesNotThrowAnyException();
    }

    @Test
    void all_wrong_fields_are_reported_together() {
        assertThat(errors(() -> rules.check(new NewConfig(FakeBroker.ID, "", null, "K", "S"))))
                .extracting(FieldError::field)
                .containsExactly("label", "apiKey", "apiSecret");
    }

    @Test
    void an_empty_request_reports_every_field() {
        assertThat(errors(() -> rules.check(new NewConfig(null, null, null, null, null))))
                .containsExactly(
                        new FieldError("broker", "Choose one of the available brokers."),
                        new FieldError("label", "Give the connection a name that you will recognise."));
    }

    private static NewConfig entered(Map<String, String> credentials) {
        return new NewConfig(FakeBroker.ID, "Savings", credentials, null, null);
    }

    @Test
    void credentials_are_accepted_by_the_names_of_the_broker() {
        NewConfig request = entered(Map.of("apiKey", " key\n", "apiSecret", "\"sec-ret\""));

        assertThatCode(() -> rules.check(request)).doesNotThrowAnyException();
        assertThat(request.secrets().fields())
                .isEqualTo(Map.of("apiKey", Secret.of("key"), "apiSecret", Secret.of("sec-ret")));
    }

    @Test
    void a_missing_a_malformed_and_an_unknown_credential_are_named() {
        assertThat(errors(() -> rules.check(entered(Map.of("apiKey", "K", "pin", "1")))))
                .containsExactly(
                        new FieldError(
                                "credentials.apiKey",
                                "API key is missing or does not have the right form. Small letters."),
                        new FieldError(
                                "credentials.apiSecret",
                                "API secret is missing or does not have the right form. Small letters and hyphens."),
                        new FieldError("credentials.pin", "Fake Broker has no credential with this name."));
        assertThat(errors(() -> rules.check(FakeBroker.ID, new ConfigChange(null, Map.of(), null, null))))
                .extracting(FieldError::field)
                .containsExactly("credentials.apiKey", "credentials.apiSecret");
    }

    @Test
    void a_null_value_is_a_missing_one() {
        Map<String, String> credentials = new HashMap<>();
        credentials.put("apiKey", "key");
        credentials.put("apiSecret", null);

        assertThat(errors(() -> rules.check(entered(credentials))))
                .extracting(FieldError::field)
                .containsExactly("credentials.apiSecret");
    }

    @Test
    void both_forms_in_one_request_are_refused() {
        NewConfig both =
                new NewConfig(FakeBroker.ID, "Savings", Map.of("apiKey", "key", "apiSecret", "sec"), "key", null);

        assertThat(errors(() -> rules.check(both)))
                .containsExactly(new FieldError(
                        "credentials", "Send the credentials in this field only, without apiKey and apiSecret."));
    }

    @Test
    void a_secret_that_equals_the_key_is_refused_in_both_forms() {
        String message = "This is the API key. The API secret is a different value.";
        assertThat(errors(() -> rules.check(entered(Map.of("apiKey", "key", "apiSecret", "key")))))
                .containsExactly(new FieldError("credentials.apiSecret", message));
        assertThat(errors(() -> rules.check(with("Savings", "key", "key"))))
                .containsExactly(new FieldError("apiSecret", message));
    }

    @Test
    void a_hint_of_the_broker_is_in_the_language_of_the_message() {
        ProblemException refused = catchThrowableOfType(
                ProblemException.class,
                () -> rules.check(new NewConfig(FakeBroker.ID, "Savings", null, "K", "sec-ret")));

        assertThat(refused.problem(Locale.ENGLISH).errors())
                .containsExactly(
                        new FieldError("apiKey", "API key is missing or does not have the right form. Small letters."));
        assertThat(refused.problem(new Locale("hi")).errors())
                .containsExactly(new FieldError("apiKey", "API key नहीं है या उसका प्रारूप सही नहीं है। छोटे अक्षर।"));
    }

    @Test
    void an_unknown_broker_is_refused() {
        assertThat(errors(() -> rules.check(new NewConfig("other", "Savings", null, "key", "sec-ret"))))
                .extracting(FieldError::field)
                .containsExactly("broker");
    }

    @Test
    void a_labels_length_is_its_characters_however_many_units_they_need() {
        assertThatCode(() -> rules.check(with("\ud83d\ude00".repeat(100), "key", "sec-ret")))
                .doesNotThrowAnyException();
        assertThat(errors(() -> rules.check(with("\ud83d\ude00".repeat(101), "key", "sec-ret"))))
                .containsExactly(new FieldError("label", "Use at most 100 ordinary characters."));
    }

    @Test
    void a_label_with_invisible_control_characters_is_explained() {
        assertThat(errors(() -> rules.check(with("Sav\u202eings", "key", "sec-ret"))))
                .containsExactly(new FieldError(
                        "label",
                        "The name contains a control or direction character, which is invisible. Type the name"
                                + " instead of pasting it."));
    }

    @Test
    void what_is_copied_along_with_credentials_is_ignored() {
        NewConfig pasted = new NewConfig(
                FakeBroker.ID, "\u00a0Savings\u200b", null, "\u00a0\"key\u200b\"", "\ufeff\u2018sec-ret\u2019 \n");

        assertThat(pasted).isEqualTo(with("Savings", "key", "sec-ret"));
        assertThat(new ConfigChange("\u00a0Savings", null, "<key>", "`sec-ret`"))
                .isEqualTo(new ConfigChange("Savings", null, "key", "sec-ret"));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "  ",
                "\u00a0",
                "\u200b",
                "\u3164",
                "\u0301",
                "a\u0000b",
                "a\nb",
                "a\u007fb",
                "a\u2028b",
                "a\u202eb"
            })
    void a_label_must_be_readable(String label) {
        assertThat(errors(() -> rules.check(with(label, "key", "sec-ret"))))
                .extracting(FieldError::field)
                .containsExactly("label");
    }

    @Test
    void a_label_fits_its_column() {
        assertThat(errors(() -> rules.check(with("x".repeat(101), "key", "sec-ret"))))
                .containsExactly(new FieldError("label", "Use at most 100 ordinary characters."));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {"-", "''", "KEY", "a key", "key!", "keykeykeykeykeykeykey"})
    void the_brokers_description_decides_the_form_of_a_key(String apiKey) {
        assertThat(errors(() -> rules.check(with("Savings", apiKey, "sec-ret"))))
                .containsExactly(
                        new FieldError("apiKey", "API key is missing or does not have the right form. Small letters."));
    }

    @Test
    void key_and_secret_must_differ() {
        assertThat(errors(() -> rules.check(with("Savings", "same", "same"))))
                .containsExactly(
                        new FieldError("apiSecret", "This is the API key. The API secret is a different value."));
    }

    @Test
    void errors_do_not_repeat_the_values() {
        ProblemException refused = catchThrowableOfType(
                ProblemException.class, () -> rules.check(with("Savings", "CANARY-KEY", "CANARY SECRET")));

        assertThat(refused.problem(Locale.ENGLISH).toString()).doesNotContainIgnoringCase("canary");
        assertThat(refused).hasMessageNotContaining("CANARY");
    }

    @Test
    void a_change_may_omit_fields() {
        assertThatCode(() -> rules.check(FakeBroker.ID, new ConfigChange(null, null, null, null)))
                .doesNotThrowAnyException();
        assertThatCode(() -> rules.check(FakeBroker.ID, new ConfigChange("Savings", null, null, null)))
                .doesNotThrowAnyException();
        assertThatCode(() -> rules.check(FakeBroker.ID, new ConfigChange(null, null, "key", "sec-ret")))
                .doesNotThrowAnyException();
    }

    @Test
    void key_and_secret_are_replaced_together() {
        assertThat(errors(() -> rules.check(FakeBroker.ID, new ConfigChange(null, null, "key", null))))
                .extracting(FieldError::field)
                .containsExactly("apiSecret");
        assertThat(errors(() -> rules.check(FakeBroker.ID, new ConfigChange(null, null, null, "sec-ret"))))
                .extracting(FieldError::field)
                .containsExactly("apiKey");
    }

    @Test
    void a_change_is_validated_like_a_new_configuration() {
        assertThat(errors(() -> rules.check(FakeBroker.ID, new ConfigChange(" ", null, "K", "S"))))
                .extracting(FieldError::field)
                .containsExactly("label", "apiKey", "apiSecret");
    }

    @Test
    void a_broker_that_is_not_offered_cannot_be_set_up_and_keeps_its_connections() {
        CredentialRules none = new CredentialRules(offered());

        assertThat(errors(() -> none.check(new NewConfig(FakeBroker.ID, "Mine", null, "key", "secret"))))
                .extracting(FieldError::field)
                .contains("broker");
        none.check(FakeBroker.ID, new ConfigChange(null, null, "key", "secret"));
    }

    @Test
    void credentials_for_a_broker_that_is_no_longer_installed_are_refused() {
        CredentialRules none = new CredentialRules(
                new OfferedBrokers(new SetupConfig(25, new String[] {}), new BrokerCatalog(List.of())));

        assertThat(errors(() -> none.check(FakeBroker.ID, new ConfigChange(null, null, "key", null))))
                .extracting(FieldError::field)
                .containsExactly("broker");
    }

    private static OfferedBrokers offered(String... ids) {
        return new OfferedBrokers(new SetupConfig(25, ids), new FakeBroker().catalog());
    }
}
