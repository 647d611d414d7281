package org.brokerconnect.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Locale;
import java.util.UUID;
import org.brokerconnect.connection.ConnectionState;
import org.brokerconnect.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class QueriesTest {

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = "  ")
    void absent_and_blank_parameters_are_null(String nothing) {
        assertThat(Queries.oneOf(ConnectionState.class, "state", nothing)).isNull();
        assertThat(Queries.id("connection", nothing)).isNull();
        assertThat(Queries.text(nothing)).isNull();
    }

    @Test
    void parameters_are_trimmed() {
        UUID id = UUID.randomUUID();

        assertThat(Queries.oneOf(ConnectionState.class, "state", " ERROR")).isEqualTo(ConnectionState.ERROR);
        assertThat(Queries.id("connection", id + " ")).isEqualTo(id);
        assertThat(Queries.text(" asha ")).isEqualTo("asha");
    }

    @ParameterizedTest
    @ValueSource(strings = {"error", "NONE", "'; drop table x"})
    void an_unknown_name_is_refused_with_the_list_of_names(String value) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> Queries.oneOf(ConnectionState.class, "state", value))
                .satisfies(refused -> {
                    assertThat(refused.problem(Locale.ENGLISH).type()).isEqualTo("request-malformed");
                    assertThat(refused.problem(Locale.ENGLISH).errors().get(0).field())
                            .isEqualTo("state");
                    assertThat(refused.problem(Locale.ENGLISH).errors().get(0).message())
                            .isEqualTo("Use one of DISCONNECTED, CONNECTING, CONNECTED, EXPIRED, ERROR.");
                });
    }

    @Test
    void a_malformed_id_is_refused() {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> Queries.id("connection", "17"))
                .satisfies(refused ->
                        assertThat(refused.problem(Locale.ENGLISH).status()).isEqualTo(400));
    }
}
