package org.brokerconnect.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.Map;
import org.brokerconnect.PartialFake;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallerTest {

    private static Caller with(String subject) {
        return new Caller(PartialFake.of(JsonWebToken.class, Map.of("getSubject", none -> subject)));
    }

    @Test
    void the_caller_is_the_tokens_subject() {
        assertThat(with("asha").id()).isEqualTo("asha");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " "})
    void a_token_without_a_subject_identifies_no_caller(String subject) {
        assertThatIllegalStateException().isThrownBy(() -> with(subject).id());
        assertThatIllegalStateException().isThrownBy(() -> new Caller(null).id());
    }
}
