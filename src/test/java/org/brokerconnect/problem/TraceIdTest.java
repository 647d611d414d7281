package org.brokerconnect.problem;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The header traceparent, W3C Trace Context section 3.2. */
class TraceIdTest {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String PARENT = "00f067aa0ba902b7";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "00-" + TRACE + "-" + PARENT + "-01",
                "00-" + TRACE + "-" + PARENT + "-00",
                "01-" + TRACE + "-" + PARENT + "-01",
                "cc-" + TRACE + "-" + PARENT + "-01-what-a-later-version-adds"
            })
    void the_trace_id_of_a_valid_header_is_used(String header) {
        assertThat(TraceId.fromParent(header)).contains(TRACE);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                TRACE,
                "00-" + TRACE + "-" + PARENT,
                "00-00000000000000000000000000000000-" + PARENT + "-01",
                "00-" + TRACE + "-0000000000000000-01",
                "ff-" + TRACE + "-" + PARENT + "-01",
                "00-4BF92F3577B34DA6A3CE929D0E0E4736-" + PARENT + "-01",
                "00-" + TRACE + "-" + PARENT + "-01-more",
                "00-" + TRACE + "-" + PARENT + "-01\n",
                "00-<script>-" + PARENT + "-01"
            })
    void a_malformed_header_is_ignored(String header) {
        assertThat(TraceId.fromParent(header)).isEmpty();
    }

    @Test
    void a_header_that_is_very_long_is_not_repeated() {
        assertThat(TraceId.fromParent("01-" + TRACE + "-" + PARENT + "-01-" + "x".repeat(100_000)))
                .contains(TRACE);
    }
}
