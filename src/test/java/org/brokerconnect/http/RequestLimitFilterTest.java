package org.brokerconnect.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.brokerconnect.PartialFake;
import org.junit.jupiter.api.Test;

class RequestLimitFilterTest {

    private final MeterRegistry meters = new SimpleMeterRegistry();
    private final RequestLimitFilter filter = new RequestLimitFilter(new HttpConfig(2, 100, 1, 1), meters);
    private final HttpServletRequest request = PartialFake.of(HttpServletRequest.class, Map.of());
    private final List<Integer> errors = new ArrayList<>();
    private final HttpServletResponse response =
            PartialFake.of(HttpServletResponse.class, Map.of("sendError", arguments -> {
                errors.add((Integer) arguments[0]);
                return null;
            }));

    private int served;

    /** Sends requests from within requests, so that they are processed at the same time. */
    private FilterChain nested(int more) {
        return (inner, outer) -> {
            served++;
            if (more > 0) {
                filter.doFilter(request, response, nested(more - 1));
            }
        };
    }

    @Test
    void requests_beyond_the_limit_are_refused_and_counted() throws Exception {
        filter.doFilter(request, response, nested(5));

        assertThat(served).isEqualTo(2);
        assertThat(errors).containsExactly(503);
        assertThat(meters.counter("broker_connect_requests_refused").count()).isEqualTo(1);
    }

    @Test
    void a_request_that_fails_frees_its_place() throws Exception {
        FilterChain failing = (inner, outer) -> {
            throw new ServletException("a bug");
        };
        for (int each = 0; each < 5; each++) {
            assertThatThrownBy(() -> filter.doFilter(request, response, failing))
                    .isInstanceOf(ServletException.class);
        }

        serve();

        assertThat(served).isEqualTo(1);
        assertThat(errors).isEmpty();
    }

    private void serve() throws IOException, ServletException {
        filter.doFilter(request, response, nested(0));
    }
}
