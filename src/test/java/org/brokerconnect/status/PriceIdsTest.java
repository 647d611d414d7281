package org.brokerconnect.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.brokerconnect.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PriceIdsTest {

    private static final String ID = "5b6f8f4e-0f0b-4c53-9f3a-2f6f2f1c7f10";

    @Test
    void repeated_ids_count_once_and_none_are_allowed() {
        assertThat(PriceIds.of(null)).isEmpty();
        assertThat(PriceIds.of(ID + "," + ID.toUpperCase(Locale.ROOT))).containsExactly(UUID.fromString(ID));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "1-1-1-1-1", "5b6f8f4e", ID + " ", ID + "0", "5b6f8f4e-0f0b-4c53-9f3a-2f6f2f1c7f1g"})
    void a_value_that_is_not_an_id_is_refused(String value) {
        assertThatThrownBy(() -> PriceIds.of(ID + "," + value)).isInstanceOf(ProblemException.class);
    }

    @Test
    void more_ids_than_the_limit_are_refused() {
        String most = ids(PriceIds.MAX);

        assertThat(PriceIds.of(most)).hasSize(PriceIds.MAX);
        assertThatThrownBy(() -> PriceIds.of(ids(PriceIds.MAX + 1))).isInstanceOf(ProblemException.class);
    }

    private static String ids(int count) {
        return Stream.generate(() -> UUID.randomUUID().toString()).limit(count).collect(Collectors.joining(","));
    }
}
