package org.brokerconnect.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.brokerconnect.attack.Attack;
import org.brokerconnect.attack.Attack.Area;
import org.brokerconnect.journey.RawHttp.Answer;
import org.brokerconnect.problem.ProblemCatalog;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Requests that servers answer themselves get a problem document with the security headers. docs/http-errors.md lists
 * those that never reach the application; no answer names the server.
 */
@WithTestEnvironment
class ServerErrorsIT {

    private static final String STATUS = "/api/broker/status";

    private static final String[] SERVER_NAMES = {
        "payara", "grizzly", "glassfish", "wildfly", "jboss", "undertow", "resteasy"
    };

    private final RawHttp http;

    ServerErrorsIT(TestEnvironment environment) {
        http = new RawHttp(environment.url());
    }

    @AfterEach
    void close() {
        http.close();
    }

    private static void assertNamesNoServer(Answer answer) {
        assertThat(answer.headers()).doesNotContainKeys("server", "x-powered-by");
        assertThat(answer.body() + answer.headers()).doesNotContainIgnoringCase(SERVER_NAMES);
    }

    private static void assertSecurityHeaders(Answer answer) {
        assertNamesNoServer(answer);
        assertThat(answer.header("Content-Security-Policy")).contains("default-src 'none'", "frame-ancestors 'none'");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(answer.header("X-Frame-Options")).isEqualTo("DENY");
        assertThat(answer.header("Cross-Origin-Opener-Policy")).isNotEmpty();
    }

    static JsonNode assertProblem(Answer answer, int status, String slug) throws IOException {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        assertSecurityHeaders(answer);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        JsonNode problem = new ObjectMapper().readTree(answer.body());
        assertThat(problem.path("type").asText()).isEqualTo("/problems/" + slug);
        assertThat(ProblemCatalog.has(slug)).isTrue();
        assertThat(problem.path("status").asInt()).isEqualTo(status);
        assertThat(problem.path("traceId").asText()).matches("[0-9a-f]{32}");
        return problem;
    }

    @ParameterizedTest
    @CsvSource({
        "TRACE, /, 405, method-not-allowed",
        "TRACE, /api/broker/status, 405, method-not-allowed",
        "FOO, /, 405, method-not-allowed",
        "FOO, /settings.json, 405, method-not-allowed",
        "FOO, /assets/none.js, 405, method-not-allowed",
        "FOO, /api/broker/status, 405, method-not-allowed",
        "POST, /, 405, method-not-allowed",
        "PUT, /index.html, 405, method-not-allowed",
        "DELETE, /index.html, 405, method-not-allowed",
        "POST, /settings.json, 405, method-not-allowed",
        "POST, /metrics, 405, method-not-allowed",
        "POST, /health/live, 405, method-not-allowed",
        "FOO, /openapi, 405, method-not-allowed",
        "GET, /WEB-INF, 404, not-found",
        "GET, /WEB-INF/, 404, not-found",
        "GET, /WEB-INF/web.xml, 404, not-found",
        "GET, /%57EB-INF/web.xml, 404, not-found",
        "GET, /META-INF, 404, not-found",
        "GET, /META-INF/MANIFEST.MF, 404, not-found",
        "GET, /x.jsp, 404, not-found",
        "GET, /error, 404, not-found",
        "GET, /nothing.txt, 404, not-found",
        "GET, /assets/none.js, 404, not-found",
        "GET, /problems/none-such, 404, not-found",
        "GET, /api/a%2Fb, 404, not-found"
    })
    void methods_and_paths_that_nothing_has(String method, String path, int status, String slug) throws IOException {
        Answer answer = http.send(method, path);

        assertProblem(answer, status, slug);
        assertThat(answer.header("Allow").isEmpty()).isEqualTo(status != 405);
        assertThat(answer.header("Allow")).doesNotContain("TRACE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/assets", "/assets/", "/assets;/", "/assets;x=y", "/some/page"})
    void a_folder_serves_the_page_and_never_redirects_to_the_host_of_the_request(String path) throws IOException {
        Answer answer = http.send(
                RawHttp.request("GET " + path + " HTTP/1.1", List.of("Host: evil.example"), new byte[0]), false);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).contains("<div id=\"root\">");
        assertThat(answer.headers().toString()).doesNotContain("evil.example");
        assertSecurityHeaders(answer);
    }

    @Test
    void an_absolute_target_does_not_decide_about_addresses() throws IOException {
        Answer answer = http.send("GET", "http://evil.example/assets");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers().toString()).doesNotContain("evil.example");
    }

    @ParameterizedTest
    @CsvSource({"DELETE, /api/broker/configs/1", "GET, /api/broker/status", "GET, /settings.json"})
    void a_body_where_none_is_allowed(String method, String path) throws IOException {
        byte[] request = RawHttp.request(
                method + " " + path + " HTTP/1.1",
                List.of("Host: localhost", "Content-Length: 2"),
                "{}".getBytes(StandardCharsets.UTF_8));

        assertProblem(http.send(request, false), 400, "request-malformed");
        assertThat(http.send("GET", "/settings.json").status())
                .as("the next request")
                .isEqualTo(200);
    }

    @Test
    @Attack(area = Area.INPUT, value = "Two Host headers", defence = "The request is refused")
    void two_hosts() throws IOException {
        assertProblem(http.send("GET", STATUS, "Host: evil.example"), 400, "request-malformed");
    }

    @Test
    @Attack(area = Area.INPUT, value = "Long targets and headers", defence = "414 and 431 before any resource")
    void long_targets_and_headers() throws IOException {
        assertProblem(http.send("GET", "/api/" + "x".repeat(9_000)), 414, "request-uri-too-long");
        assertProblem(http.send("GET", STATUS + "?a=" + "x".repeat(20_000)), 414, "request-uri-too-long");
        assertProblem(http.send("GET", STATUS, "X-A: " + "x".repeat(20_000)), 431, "request-header-fields-too-large");
        String[] many = new String[150];
        Arrays.setAll(many, i -> "X-" + i + ": 1");
        assertProblem(http.send("GET", STATUS, many), 431, "request-header-fields-too-large");
        assertThat(http.send("GET", "/", "X-A: " + "x".repeat(12_000)).status()).isEqualTo(200);
    }

    @Test
    @Attack(
            area = Area.INPUT,
            value = "Another transfer coding than chunked",
            defence = "The request is refused and the connection closed")
    void another_transfer_coding() throws IOException {
        assertProblem(http.send("POST", "/api/broker/configs", "Transfer-Encoding: gzip"), 501, "not-implemented");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=x-", "bytes=999999999-", "bytes=5-1", "lines=1-2"})
    void a_range_that_cannot_be_served_is_ignored(String range) throws IOException {
        assertThat(http.send("GET", "/index.html", "Range: " + range).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"", "xxx", "W/", ",", "W/\"x", "*x", "\"a\" \"b\""})
    void a_malformed_condition_is_ignored(String value) throws IOException {
        for (String field : List.of("If-None-Match", "If-Match", "If-Modified-Since", "If-Unmodified-Since")) {
            assertThat(http.send("GET", "/", field + ": " + value).status())
                    .as(field)
                    .isEqualTo(200);
        }
    }

    @Test
    void head_has_the_headers_of_get() throws IOException {
        for (String path : List.of("/", "/settings.json", "/problems", "/nothing.txt", STATUS)) {
            Answer head = http.send("HEAD", path);
            assertThat(head.status()).as(path).isEqualTo(http.send("GET", path).status());
            assertThat(head.body()).isEmpty();
            assertSecurityHeaders(head);
        }
    }

    @Test
    void options_names_the_methods_of_files() throws IOException {
        Answer options = http.send("OPTIONS", "/index.html");

        assertThat(options.status()).isEqualTo(204);
        assertThat(options.header("Allow")).isEqualTo("GET, HEAD, OPTIONS");
        assertSecurityHeaders(options);
    }

    /** The server refuses these before it knows an application: see docs/http-errors.md. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /%00 HTTP/1.1|Host: localhost",
                "GET /a\\b HTTP/1.1|Host: localhost",
                "GET /../../etc HTTP/1.1|Host: localhost",
                "GET / HTTP/1.1|X-No-Host: 1",
                "GET / HTTP/9.9|Host: localhost",
                "GET /api/broker/status HTTP/1.1|Host: localhost|Expect: something",
                "GET / HTTP/1.1|Host: localhost|X-A : space",
                "POST /api/broker/configs HTTP/1.1|Host: localhost|Content-Length: x",
                "POST /api/broker/configs HTTP/1.1|Host: localhost|Content-Length: 3|Content-Length: 4"
            })
    void what_is_no_http_request_gets_an_empty_refusal_that_names_no_server(String text) throws IOException {
        String[] lines = text.split("\\|");

        List<String> fields = new ArrayList<>(List.of(lines).subList(1, lines.length));
        fields.add("Connection: close");

        Answer answer = http.send(RawHttp.request(lines[0], fields, new byte[0]), false);

        assertThat(answer.status()).isIn(400, 417, 505);
        assertThat(answer.body()).isEmpty();
        assertNamesNoServer(answer);
    }

    /** The server closes the connection with unread bytes, so the response may be lost. */
    @Test
    void more_than_64_kib_of_headers_get_an_empty_refusal_or_a_closed_connection() throws IOException {
        Answer answer;
        try {
            answer = http.send("GET", STATUS, "X-A: " + "x".repeat(70_000), "Connection: close");
        } catch (SocketException | EOFException closed) {
            assertThat(http.send("GET", "/settings.json").status()).isEqualTo(200);
            return;
        }
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).isEmpty();
        assertNamesNoServer(answer);
    }

    @Test
    void the_page_of_each_problem_type_describes_it() throws IOException {
        assertThat(http.send("GET", "/problems").body()).contains("/problems/not-found");
        for (String slug : ProblemCatalog.slugs()) {
            Answer page = http.send("GET", "/problems/" + slug);
            assertThat(page.status()).as(slug).isEqualTo(200);
            assertThat(page.header("Content-Type")).startsWith("text/html");
            assertThat(page.body()).contains("<h1>" + slug + "</h1>");
            assertSecurityHeaders(page);
        }
    }

    @Test
    void the_page_of_a_problem_type_is_available_as_json() throws IOException {
        Answer page = http.send("GET", "/problems/broker-slow", "Accept: application/json");

        JsonNode type = new ObjectMapper().readTree(page.body());
        assertThat(type.path("type").asText()).isEqualTo("/problems/broker-slow");
        assertThat(type.path("status").asInt()).isEqualTo(503);
        assertThat(type.path("clears").asBoolean()).isTrue();
        assertThat(type.path("meaning").asText()).isNotBlank();
        assertThat(type.path("developer").asText()).isNotBlank();
        assertThat(new ObjectMapper()
                        .readTree(http.send("GET", "/problems", "Accept: application/json")
                                .body()))
                .hasSize(ProblemCatalog.slugs().size());
    }
}
