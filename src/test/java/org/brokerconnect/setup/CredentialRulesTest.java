package org.brokerconnect.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Locale;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.brokerconnect.broker.BrokerCatalog;
import org.brokerconnect.broker.FakeBroker;
import org.brokerconnect.problem.FieldError;
import org.brokerconnect.problem.Problem;
import org.brokerconnect.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialRulesTest {

    private final CredentialRules rules = new CredentialRules(new FakeBroker().catalog());

    private static NewConfig with(String label, String apiKey, String apiSecret) {
        return new NewConfig(FakeBroker.ID, label, apiKey, apiSecret);
    }

    private static List<FieldError> errors(ThrowingCallable check) {
        Problem problem = catchThrowableOfType(ProblemException.class, check).problem(Locale.ENGLISH);
        assertThat(problem.type()).isEqualTo("credentials-malformed");
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
    void every_wrong_field_is_named_at_once() {
        assertThat(errors(() -> rules.check(new NewConfig(FakeBroker.ID, "", "K", "S"))))
                .extracting(FieldError::field)
                .containsExactly("label", "apiKey", "apiSecret");
    }

    @Test
    void an_empty_request_is_explained() {
        assertThat(errors(() -> rules.check(new NewConfig(null, null, null, null))))
                .containsExactly(
                        new FieldError("broker", "Choose one of the brokers on offer."),
                        new FieldError("label", "Give the connection a name that you will recognise."));
    }

    @Test
    void an_unknown_broker_is_refused() {
        assertThat(errors(() -> rules.check(new NewConfig("other", "Savings", "key", "sec-ret"))))
                .extracting(FieldError::field)
                .containsExactly("broker");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "  ", "a\u0000b", "a\nb", "a\u007fb"})
    void a_label_is_something_that_can_be_read(String label) {
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
    void the_broker_says_what_a_key_looks_like(String apiKey) {
        assertThat(errors(() -> rules.check(with("Savings", apiKey, "sec-ret"))))
                .containsExactly(
                        new FieldError("apiKey", "API key is missing or does not have the right form. Small letters."));
    }

    @Test
    void the_same_value_twice_is_no_pair() {
        assertThat(errors(() -> rules.check(with("Savings", "same", "same"))))
                .containsExactly(
                        new FieldError("apiSecret", "This is the API key. The API secret is a different value."));
    }

    @Test
    void what_was_typed_is_in_no_answer() {
        ProblemException refused = catchThrowableOfType(
                ProblemException.class, () -> rules.check(with("Savings", "CANARY-KEY", "CANARY SECRET")));

        assertThat(refused.problem(Locale.ENGLISH).toString()).doesNotContainIgnoringCase("canary");
        assertThat(refused).hasMessageNotContaining("CANARY");
    }

    @Test
    void a_change_may_leave_things_out() {
        assertThatCode(() -> rules.check(FakeBroker.ID, new ConfigChange(null, null, null)))
                .doesNotThrowAnyException();
        assertThatCode(() -> rules.check(FakeBroker.ID, new ConfigChange("Savings", null, null)))
                .doesNotThrowAnyException();
        assertThatCode(() -> rules.check(FakeBroker.ID, new ConfigChange(null, "key", "sec-ret")))
                .doesNotThrowAnyException();
    }

    @Test
    void credentials_are_changed_together() {
        assertThat(errors(() -> rules.check(FakeBroker.ID, new ConfigChange(null, "key", null))))
                .extracting(FieldError::field)
                .containsExactly("apiSecret");
        assertThat(errors(() -> rules.check(FakeBroker.ID, new ConfigChange(null, null, "sec-ret"))))
                .extracting(FieldError::field)
                .containsExactly("apiKey");
    }

    @Test
    void what_is_in_a_change_is_checked_like_a_new_one() {
        assertThat(errors(() -> rules.check(FakeBroker.ID, new ConfigChange(" ", "K", "S"))))
                .extracting(FieldError::field)
                .containsExactly("label", "apiKey", "apiSecret");
    }

    @Test
    void credentials_for_a_broker_that_is_no_longer_on_offer_are_refused() {
        CredentialRules none = new CredentialRules(new BrokerCatalog(List.of()));

        assertThat(errors(() -> none.check(FakeBroker.ID, new ConfigChange(null, "key", null))))
                .extracting(FieldError::field)
                .containsExactly("broker");
    }
}
