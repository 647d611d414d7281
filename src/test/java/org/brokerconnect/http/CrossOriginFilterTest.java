package org.brokerconnect.http;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.brokerconnect.PartialFake;
import org.brokerconnect.config.AllowedOrigins;
import org.brokerconnect.config.WebAddresses;
import org.brokerconnect.handshake.HandshakeRoutes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CrossOriginFilterTest {

    private static final String LISTED = "https://portal.example";
    private static final String STATUS = "/api/broker/status";

    private final Map<String, String> answered = new HashMap<>();
    private int status;
    private boolean isPassedOn;

    private void request(String origin, String method, String path, Map<String, String> more, String... listed)
            throws Exception {
        Map<String, String> headers = new HashMap<>(more);
        headers.put("Origin", origin);
        HttpServletRequest request = PartialFake.of(
                HttpServletRequest.class,
                Map.of(
                        "getServletPath", none -> path,
                        "getPathInfo", none -> null,
                        "getMethod", none -> method,
                        "getHeader", name -> headers.get((String) name[0])));
        HttpServletResponse response = PartialFake.of(
                HttpServletResponse.class,
                Map.of(
                        "setHeader", header -> answered.put((String) header[0], (String) header[1]),
                        "setStatus", code -> status = (Integer) code[0]));
        WebAddresses addresses = new WebAddresses("https://connect.example", Optional.empty(), Optional.empty());
        CrossOrigin rules = new CrossOrigin(new AllowedOrigins(Optional.of(listed), addresses), new HandshakeRoutes());
        new CrossOriginFilter(rules).doFilter(request, response, (one, two) -> isPassedOn = true);
    }

    private void get(String origin, String path) throws Exception {
        request(origin, "GET", path, Map.of(), LISTED);
    }

    private void preflight(String origin, String path) throws Exception {
        request(origin, "OPTIONS", path, Map.of("Access-Control-Request-Method", "GET"), LISTED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {STATUS, "/api/broker/events", "/api/no-such-thing", "/settings.json", "/api/broker/callbacks"})
    void a_listed_origin_reads_the_response(String path) throws Exception {
        get(LISTED, path);

        assertThat(isPassedOn).isTrue();
        assertThat(answered)
                .containsEntry("Access-Control-Allow-Origin", LISTED)
                .containsEntry(
                        "Access-Control-Expose-Headers",
                        "ETag, Location, RateLimit, RateLimit-Policy, Retry-After, Server-Time, WWW-Authenticate")
                .containsEntry("Vary", "Origin")
                .doesNotContainKey("Access-Control-Allow-Credentials");
    }

    @Test
    void other_origins_get_no_cors_headers() throws Exception {
        for (String origin : new String[] {"https://evil.example", "null", null}) {
            answered.clear();
            get(origin, STATUS);

            assertThat(isPassedOn).isTrue();
            assertThat(answered)
                    .as("a cache must not return this response to a listed origin")
                    .isEqualTo(Map.of("Vary", "Origin"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/broker/callback/zerodha",
                "/api/broker/callback",
                "/",
                "/callback",
                "/metrics",
                "/health/ready",
                "/apiary",
                "/assets/index.js"
            })
    void paths_that_are_not_shared_get_no_cors_headers(String path) throws Exception {
        get(LISTED, path);
        preflight(LISTED, path);

        assertThat(answered).isEmpty();
        assertThat(status).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/broker/configs/5b6f8f4e/setup-oauth", "/api/broker/attempts/complete"})
    void credentials_are_allowed_where_the_attempts_cookie_is_used(String path) throws Exception {
        get(LISTED, path);

        assertThat(answered).containsEntry("Access-Control-Allow-Credentials", "true");
    }

    @Test
    void a_preflight_of_a_listed_origin_is_handled_by_the_filter() throws Exception {
        preflight(LISTED, STATUS);

        assertThat(isPassedOn).isFalse();
        assertThat(status).isEqualTo(204);
        assertThat(answered)
                .containsEntry("Access-Control-Allow-Origin", LISTED)
                .containsEntry("Access-Control-Allow-Methods", "GET, HEAD, POST, PUT, DELETE")
                .containsEntry(
                        "Access-Control-Allow-Headers",
                        "Authorization, Content-Type, If-None-Match, Last-Event-ID, traceparent")
                .containsEntry("Access-Control-Max-Age", "600");
    }

    @Test
    void a_preflight_of_another_origin_is_not_handled_by_the_filter() throws Exception {
        preflight("https://evil.example", STATUS);

        assertThat(isPassedOn).isTrue();
        assertThat(answered.keySet()).containsExactly("Vary");
    }

    @Test
    void without_listed_origins_no_cors_header_is_sent() throws Exception {
        request(LISTED, "GET", STATUS, Map.of());

        assertThat(isPassedOn).isTrue();
        assertThat(answered).isEmpty();
    }
}
