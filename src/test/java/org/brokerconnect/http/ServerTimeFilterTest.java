package org.brokerconnect.http;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.brokerconnect.PartialFake;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Responses have the time of the application's clock, in a form that every browser parses. */
class ServerTimeFilterTest {

    @ParameterizedTest
    @CsvSource({
        "2026-11-25T05:00:00Z, 2026-11-25T05:00:00Z",
        "2026-11-25T05:00:00.2Z, 2026-11-25T05:00:00.200Z",
        "2026-11-25T05:00:00.204817Z, 2026-11-25T05:00:00.204Z",
        "1999-12-31T23:59:59.999999Z, 1999-12-31T23:59:59.999Z"
    })
    void the_header_has_the_time_in_milliseconds(Instant now, String expected) {
        MultivaluedMap<String, Object> headers = new MultivaluedHashMap<>();
        headers.add("Server-Time", "an earlier value");

        new ServerTimeFilter(Clock.fixed(now, ZoneOffset.UTC))
                .filter(
                        PartialFake.of(ContainerRequestContext.class, Map.of()),
                        PartialFake.of(ContainerResponseContext.class, Map.of("getHeaders", none -> headers)));

        assertThat(headers.get("Server-Time")).containsExactly(expected);
    }
}
