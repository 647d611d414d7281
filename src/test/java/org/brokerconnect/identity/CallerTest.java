package org.brokerconnect.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.brokerconnect.PartialFake;
import org.brokerconnect.attack.Attack;
import org.brokerconnect.attack.Attack.Area;
import org.brokerconnect.connection.ConnectionEvent;
import org.brokerconnect.problem.Problem;
import org.brokerconnect.problem.ProblemException;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallerTest {

    private static Caller with(Object subject) {
        return Callers.of(PartialFake.of(
                JsonWebToken.class, Map.of("getClaim", claim -> claim[0].equals("sub") ? subject : null)));
    }

    @Test
    void the_caller_is_the_tokens_subject() {
        assertThat(with("asha").id()).isEqualTo("asha");
    }

    @Test
    void the_language_is_that_of_the_request() {
        HttpServletRequest request =
                PartialFake.of(HttpServletRequest.class, Map.of("getHeader", name -> "xx, en;q=0.5"));

        assertThat(new Caller(request).locale()).isEqualTo(new Locale("xx"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Asha",
                "asha ",
                " asha",
                "\u00e1sha",
                "a\u0301sha",
                "\uff41sha",
                "asha@example.com",
                "auth0|5f7c8ec7c33c6c004bbafe82",
                "\u0906\u0936\u093e",
                "sys-tem",
                "system1"
            })
    void a_subject_is_kept_as_it_is(String subject) {
        assertThat(with(subject).id()).isEqualTo(subject);
    }

    @Test
    void a_subject_has_at_most_255_characters_however_many_units_they_need() {
        assertThat(with("\ud83d\ude00".repeat(255)).id()).hasSize(510);
        assertRefused(with("\ud83d\ude00".repeat(256)));
        assertRefused(with("a".repeat(256)));
    }

    static Stream<Object> unusable() {
        return Stream.of(
                null,
                "",
                " ",
                "\u00a0\u200b\u3164",
                "\u0301",
                "a\u0000b",
                "asha\n",
                "a\u0085b",
                "a\u2028b",
                "\u202eahsa",
                "asha\ud83d",
                "\ude00asha",
                17L,
                true,
                List.of("asha"),
                Map.of("sub", "asha"));
    }

    @ParameterizedTest
    @MethodSource("unusable")
    void a_token_without_a_usable_subject_identifies_nobody(Object subject) {
        assertRefused(with(subject));
    }

    @Test
    void without_a_token_nobody_is_signed_in() {
        assertRefused(Callers.of(null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ConnectionEvent.SYSTEM,
                "System",
                "SYSTEM",
                " system ",
                "\uff53\uff59\uff53\uff54\uff45\uff4d",
                "sys\u200btem"
            })
    @Attack(
            area = Area.TOKENS,
            value = "A person signs in as system",
            defence = "The subject is reserved in any spelling")
    void nobody_can_be_mistaken_for_the_system(String subject) {
        assertRefused(with(subject));
    }

    private static void assertRefused(Caller caller) {
        Problem problem =
                catchThrowableOfType(ProblemException.class, caller::id).problem(Locale.ENGLISH);
        assertThat(problem.type()).isEqualTo("sign-in-required");
        assertThat(problem.status()).isEqualTo(401);
    }
}
