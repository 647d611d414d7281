package org.brokerconnect.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Map;
import org.brokerconnect.PartialFake;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallerTest {

    private static Caller with(String subject) {
        return new Caller(PartialFake.of(JsonWebToken.class, Map.of("getSubject", none -> subject)), null);
    }

    @Test
    void the_caller_is_the_tokens_subject() {
        assertThat(with("asha").id()).isEqualTo("asha");
    }

    @Test
    void the_language_is_that_of_the_request() {
        HttpServletRequest request =
                PartialFake.of(HttpServletRequest.class, Map.of("getHeader", name -> "xx, en;q=0.5"));

        assertThat(new Caller(null, request).locale()).isEqualTo(new Locale("xx"));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " "})
    void a_token_without_a_subject_identifies_no_caller(String subject) {
        assertThatIllegalStateException().isThrownBy(() -> with(subject).id());
        assertThatIllegalStateException().isThrownBy(() -> new Caller(null, null).id());
    }
}
