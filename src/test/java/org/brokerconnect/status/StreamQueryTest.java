package org.brokerconnect.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.brokerconnect.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StreamQueryTest {

    private static final String ID = "5b6f8f4e-0f0b-4c53-9f3a-2f6f2f1c7f10";

    @Test
    void repeated_ids_count_once_and_none_are_allowed() {
        assertThat(StreamQuery.of(null, null)).isEqualTo(new StreamQuery(Set.of(), null));
        assertThat(StreamQuery.of(ID + "," + ID.toUpperCase(Locale.ROOT), null).prices())
                .containsExactly(UUID.fromString(ID));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "1-1-1-1-1", "5b6f8f4e", ID + " ", ID + "0", "5b6f8f4e-0f0b-4c53-9f3a-2f6f2f1c7f1g"})
    void a_value_that_is_not_an_id_is_refused(String value) {
        assertThatThrownBy(() -> StreamQuery.of(ID + "," + value, null)).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> StreamQuery.of(null, value)).isInstanceOf(ProblemException.class);
    }

    @Test
    void more_ids_than_the_limit_are_refused() {
        String most = ids(StreamQuery.MAX_PRICES);

        assertThat(StreamQuery.of(most, null).prices()).hasSize(StreamQuery.MAX_PRICES);
        assertThatThrownBy(() -> StreamQuery.of(ids(StreamQuery.MAX_PRICES + 1), null))
                .isInstanceOf(ProblemException.class);
    }

    private static String ids(int count) {
        return Stream.generate(() -> UUID.randomUUID().toString()).limit(count).collect(Collectors.joining(","));
    }
}
