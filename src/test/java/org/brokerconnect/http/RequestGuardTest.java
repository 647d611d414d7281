package org.brokerconnect.http;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.brokerconnect.PartialFake;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestGuardTest {

    private final Map<String, List<String>> fields = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final Map<String, String> answered = new HashMap<>();
    private String query;
    private String protocol = "HTTP/1.1";

    RequestGuardTest() {
        fields.put("Host", List.of("localhost"));
    }

    /** The status of the refusal; 0 if the request went on. */
    private int send(String method, String path) throws Exception {
        int[] status = {-1};
        HttpServletRequest request = PartialFake.of(
                HttpServletRequest.class,
                Map.of(
                        "getMethod", none -> method,
                        "getRequestURI", none -> path,
                        "getContextPath", none -> "",
                        "getProtocol", none -> protocol,
                        "getQueryString", none -> query,
                        "getContentLengthLong", none -> contentLength(),
                        "getHeaderNames", none -> Collections.enumeration(fields.keySet()),
                        "getHeaders",
                                name -> Collections.enumeration(fields.getOrDefault((String) name[0], List.of()))));
        HttpServletResponse response = PartialFake.of(
                HttpServletResponse.class,
                Map.of(
                        "setHeader",
                        header -> answered.put((String) header[0], (String) header[1]),
                        "sendError",
                        code -> status[0] = (int) code[0]));
        new RequestGuard().doFilter(request, response, (passed, answer) -> status[0] = 0);
        return status[0];
    }

    private long contentLength() {
        return fields.containsKey("Content-Length")
                ? Long.parseLong(fields.get("Content-Length").get(0))
                : -1;
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/broker/status",
        "HEAD, /",
        "POST, /api/broker/configs",
        "PUT, /api/broker/configs/1",
        "DELETE, /api/broker/configs/1",
        "PATCH, /api/broker/configs",
        "OPTIONS, /api/broker/configs",
        "OPTIONS, /settings.json",
        "POST, //api/broker/configs",
        "POST, /api"
    })
    void ordinary_requests_go_on(String method, String path) throws Exception {
        assertThat(send(method, path)).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "TRACE, /api/broker/status",
        "CONNECT, /api/broker/status",
        "TRACE, /",
        "POST, /",
        "PUT, /index.html",
        "DELETE, /assets/a.js",
        "PATCH, /settings.json",
        "POST, /metrics",
        "POST, /health/live",
        "FOO, /openapi",
        "POST, /apiary"
    })
    void methods_that_nothing_supports_are_405_with_the_supported_ones(String method, String path) throws Exception {
        assertThat(send(method, path)).isEqualTo(405);
        assertThat(answered.get("Allow")).contains("GET", "HEAD", "OPTIONS").doesNotContain("TRACE");
    }

    @Test
    void http_1_0_and_http_2_need_no_host() throws Exception {
        fields.remove("Host");

        protocol = "HTTP/1.0";
        assertThat(send("GET", "/health/ready")).isZero();
        protocol = "HTTP/2.0";
        assertThat(send("GET", "/health/ready")).isZero();
    }

    @Test
    void a_request_has_exactly_one_host() throws Exception {
        fields.put("Host", List.of("localhost", "evil.example"));
        assertThat(send("GET", "/api/broker/status")).isEqualTo(400);

        fields.remove("Host");
        assertThat(send("GET", "/api/broker/status")).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "DELETE"})
    void a_body_is_refused_where_none_is_allowed(String method) throws Exception {
        fields.put("Content-Length", List.of("2"));
        assertThat(send(method, "/api/broker/configs/1")).isEqualTo(400);

        fields.put("Content-Length", List.of("0"));
        assertThat(send(method, "/api/broker/configs/1")).isZero();

        fields.remove("Content-Length");
        fields.put("Transfer-Encoding", List.of("chunked"));
        assertThat(send(method, "/api/broker/configs/1")).isEqualTo(400);
        assertThat(send("POST", "/api/broker/configs")).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "gzip, chunked", "identity", "chunked-x", ""})
    void other_transfer_codings_than_chunked_are_501(String coding) throws Exception {
        fields.put("Transfer-Encoding", List.of(coding));

        assertThat(send("POST", "/api/broker/configs")).isEqualTo(501);
    }

    @Test
    void a_path_and_query_of_up_to_8_kib_go_on() throws Exception {
        assertThat(send("GET", "/" + "x".repeat(8191))).isZero();
        assertThat(send("GET", "/" + "x".repeat(8192))).isEqualTo(414);

        query = "x".repeat(8192 - 2);
        assertThat(send("GET", "/")).isZero();
        query += "x";
        assertThat(send("GET", "/")).isEqualTo(414);
    }

    @Test
    void up_to_100_fields_and_16_kib_go_on() throws Exception {
        fields.put(
                "X-A", new ArrayList<>(IntStream.range(0, 99).mapToObj(i -> "1").toList()));
        assertThat(send("GET", "/")).isZero();
        fields.get("X-A").add("1");
        assertThat(send("GET", "/")).isEqualTo(431);

        int host = "Host: localhost".length() + 2;
        fields.put("X-A", List.of("x".repeat(16 * 1024 - host - "X-A: ".length() - 2)));
        assertThat(send("GET", "/")).isZero();
        fields.put("X-A", List.of("x".repeat(16 * 1024 - host - "X-A: ".length() - 1)));
        assertThat(send("GET", "/")).isEqualTo(431);
    }
}
