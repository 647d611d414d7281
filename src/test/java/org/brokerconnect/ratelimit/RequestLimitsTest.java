package org.brokerconnect.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.SecurityContext;
import java.lang.reflect.Method;
import java.security.Principal;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.brokerconnect.PartialFake;
import org.brokerconnect.http.ClientAddresses;
import org.brokerconnect.identity.Callers;
import org.brokerconnect.problem.ProblemException;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.junit.jupiter.api.Test;

/** The limits of one request after another, as the filter takes them. */
class RequestLimitsTest {

    private static final RequestLimitConfig CONFIG = new RequestLimitConfig(4, 2, 2, 2, 2, 2, 2, 2);

    private final ManualTime time = new ManualTime();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final RequestLimiter limiter = new RequestLimiter(
            new LocalBuckets(time),
            new MemoryBuckets(),
            new StoreOutage(meters, time::currentTimeNanos),
            CONFIG,
            meters);

    static class Resource {
        public void free() {}

        @RateLimited(RequestLimit.CALLBACKS_OF_ADDRESS)
        public void ofAddress() {}

        @RateLimited({RequestLimit.ATTEMPTS_OF_PERSON, RequestLimit.ATTEMPTS_OF_ADDRESS})
        public void ofBoth() {}
    }

    /** One request: its limits, and the headers of its response. */
    private final class Request {

        private final RequestLimitFilter filter;
        private final Principal principal;

        Request(String method, String person, String address) {
            HttpServletRequest request = PartialFake.of(
                    HttpServletRequest.class, Map.of("getRemoteAddr", none -> address, "getHeaders", name -> null));
            filter = new RequestLimitFilter(
                    new RequestLimits(limiter, Callers.named(person), new ClientAddresses(Optional.empty()), request));
            filter.resource = resource(method);
            principal = person == null ? null : PartialFake.of(JsonWebToken.class, Map.of());
        }

        Request send() {
            SecurityContext security =
                    PartialFake.of(SecurityContext.class, Map.of("getUserPrincipal", none -> principal));
            filter.filter(
                    PartialFake.of(ContainerRequestContext.class, Map.of("getSecurityContext", none -> security)));
            return this;
        }

        MultivaluedMap<String, Object> headers() {
            MultivaluedMap<String, Object> headers = new MultivaluedHashMap<>();
            filter.filter(null, PartialFake.of(ContainerResponseContext.class, Map.of("getHeaders", none -> headers)));
            return headers;
        }
    }

    private static ResourceInfo resource(String method) {
        return new ResourceInfo() {
            @Override
            public Method getResourceMethod() {
                try {
                    return Resource.class.getMethod(method);
                } catch (NoSuchMethodException mistyped) {
                    throw new AssertionError(mistyped);
                }
            }

            @Override
            public Class<?> getResourceClass() {
                return Resource.class;
            }
        };
    }

    private void assertRefused(Request request) {
        ProblemException refused = catchThrowableOfType(ProblemException.class, request::send);
        assertThat(refused.problem(Locale.ENGLISH).type()).isEqualTo("too-many-requests");
        assertThat(refused.problem(Locale.ENGLISH).status()).isEqualTo(429);
    }

    @Test
    void every_request_of_a_person_counts() {
        for (int request = 0; request < 4; request++) {
            new Request("free", "asha", "192.0.2.1").send();
        }

        assertRefused(new Request("free", "asha", "192.0.2.2"));
        assertThatCode(() -> new Request("free", "bela", "192.0.2.1").send()).doesNotThrowAnyException();
    }

    @Test
    void requests_of_strangers_count_for_their_network_where_the_method_has_a_limit() {
        for (int request = 0; request < 10; request++) {
            new Request("free", null, "192.0.2.1").send();
        }
        new Request("ofAddress", null, "192.0.2.1").send();
        new Request("ofAddress", null, "192.0.2.1").send();

        assertRefused(new Request("ofAddress", null, "192.0.2.1"));
        assertThatCode(() -> new Request("ofAddress", null, "192.0.2.2").send()).doesNotThrowAnyException();
    }

    @Test
    void each_of_several_limits_counts() {
        new Request("ofBoth", "asha", "192.0.2.1").send();
        new Request("ofBoth", "asha", "192.0.2.2").send();
        assertRefused(new Request("ofBoth", "asha", "192.0.2.3"));

        new Request("ofBoth", "bela", "192.0.2.1").send();
        assertRefused(new Request("ofBoth", "carol", "192.0.2.1"));
    }

    @Test
    void the_response_names_the_limits_that_applied() {
        MultivaluedMap<String, Object> headers =
                new Request("ofBoth", "asha", "192.0.2.1").send().headers();

        assertThat(headers.getFirst("RateLimit-Policy"))
                .isEqualTo("\"requests-of-person\";q=4;w=60, \"attempts-of-person\";q=2;w=60,"
                        + " \"attempts-of-address\";q=2;w=60");
        assertThat(headers.getFirst("RateLimit"))
                .isEqualTo("\"requests-of-person\";r=3, \"attempts-of-person\";r=1, \"attempts-of-address\";r=1");
    }

    @Test
    void a_refusal_names_the_limit_that_refused() {
        new Request("ofAddress", null, "192.0.2.1").send();
        new Request("ofAddress", null, "192.0.2.1").send();
        Request third = new Request("ofAddress", null, "192.0.2.1");
        assertRefused(third);

        assertThat(third.headers().getFirst("RateLimit")).isEqualTo("\"callbacks-of-address\";r=0;t=30");
    }

    @Test
    void a_response_without_a_limit_has_no_fields() {
        assertThat(new Request("free", null, "192.0.2.1").send().headers()).isEmpty();
    }

    @Test
    void time_makes_requests_pass_again() {
        new Request("ofAddress", null, "192.0.2.1").send();
        new Request("ofAddress", null, "192.0.2.1").send();
        assertRefused(new Request("ofAddress", null, "192.0.2.1"));

        time.advance(Duration.ofSeconds(30));

        assertThat(limiter.peek(RequestLimit.CALLBACKS_OF_ADDRESS, "192.0.2.1").isAllowed())
                .isTrue();
    }
}
