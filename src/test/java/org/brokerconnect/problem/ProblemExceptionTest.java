package org.brokerconnect.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class ProblemExceptionTest {

    private static final Locale XX = new Locale("xx");

    @Test
    void status_and_texts_are_those_of_the_catalogue() {
        Problem problem =
                ProblemException.of("broker-down").withBroker("Zerodha").problem(Locale.ENGLISH);

        assertThat(problem.type()).isEqualTo("broker-down");
        assertThat(problem.status()).isEqualTo(503);
        assertThat(problem.title()).isEqualTo("Zerodha is having technical problems");
    }

    @Test
    void a_slug_without_a_status_is_a_conflict() {
        assertThat(ProblemException.of("other-account").problem(Locale.ENGLISH).status())
                .isEqualTo(409);
    }

    @Test
    void a_code_that_the_catalogue_lacks_stays_the_type_and_gets_general_texts() {
        Problem problem = ProblemException.of("margin-call").problem(Locale.ENGLISH);

        assertThat(problem.type()).isEqualTo("margin-call");
        assertThat(problem.title()).isEqualTo("Request not accepted by your broker");
    }

    @Test
    void field_errors_are_in_the_requested_language_where_there_is_a_translation() {
        ProblemException refused = ProblemException.invalid(
                "credentials-malformed",
                List.of(InvalidField.of("label", "label.malformed", 100), InvalidField.of("label", "label.missing")));

        assertThat(refused.problem(XX).errors())
                .containsExactly(
                        new FieldError("label", "Xx at most 100."),
                        new FieldError("label", "Give the connection a name that you will recognise."));
    }

    @Test
    void an_absent_body_is_refused() {
        ProblemException refused = catchThrowableOfType(ProblemException.class, () -> ProblemException.required(null));

        assertThat(refused.problem(Locale.ENGLISH).detail()).isEqualTo("Nothing was changed. The request has no body.");
        assertThat(ProblemException.required("body")).isEqualTo("body");
    }
}
