package org.brokerconnect.http;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.brokerconnect.PartialFake;
import org.brokerconnect.config.WebAddresses;
import org.brokerconnect.handshake.HandshakeRoutes;
import org.brokerconnect.identity.SignInSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrontEndFilterTest {

    private final Map<String, String> headers = new HashMap<>();
    private String served = "";
    private int status;

    private void request(String publicUrl, String method, String written, String path)
            throws IOException, ServletException {
        HttpServletResponse response = PartialFake.of(
                HttpServletResponse.class,
                Map.of(
                        "setHeader", header -> headers.put((String) header[0], (String) header[1]),
                        "setStatus", code -> status = (int) code[0]));
        FilterChain chain = (request, answer) -> served = "the file or resource";
        new FrontEndFilter(securityHeaders(publicUrl), new HandshakeRoutes())
                .doFilter(httpRequest(method, written, path), response, chain);
    }

    private void request(String publicUrl, String method, String path) throws IOException, ServletException {
        request(publicUrl, method, path, path);
    }

    /** A request for a path as the client writes it, which the server maps to another one. */
    private static HttpServletRequest httpRequest(String method, String written, String path) {
        boolean isApi = path.startsWith("/api/");
        return PartialFake.of(
                HttpServletRequest.class,
                Map.of(
                        "getRequestURI", none -> written,
                        "getServletPath", none -> isApi ? "/api" : "",
                        "getPathInfo", none -> isApi ? path.substring("/api".length()) : path,
                        "getContextPath", none -> "",
                        "getQueryString", none -> "request_token=a%20b&state=c",
                        "getMethod", none -> method));
    }

    private static SecurityHeaders securityHeaders(String publicUrl) {
        SignInSettings signIn = new SignInSettings(
                Optional.empty(), Optional.of("https://id.example/realms/people"), "broker-connect", "openid");
        return new SecurityHeaders(
                signIn, new WebAddresses(publicUrl, Optional.empty(), Optional.empty()), new HandshakeRoutes());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/callback", "/portfolio/5b6f8f4e-58a5", "/settings.json", "/health/ready"})
    void pages_and_documents_are_revalidated(String path) throws Exception {
        request("http://localhost", "GET", path);

        assertThat(served).isEqualTo("the file or resource");
        assertThat(headers).containsEntry("Cache-Control", "no-cache");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/broker/status", "/api/broker/configs", "/api/no-such-thing"})
    void responses_of_the_api_are_not_stored(String path) throws Exception {
        request("http://localhost", "GET", path);

        assertThat(headers).containsEntry("Cache-Control", "no-store");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/assets/../api/broker/status",
                "/assets/%2e%2e/api/broker/status",
                "/assets/..;x/api/broker/status",
                "/api;x=y/broker/status",
                "/%61pi/broker/status",
                "/assets/x.js/../../api/broker/status"
            })
    void responses_of_the_api_are_not_stored_however_their_path_is_written(String written) throws Exception {
        request("http://localhost", "GET", written, "/api/broker/status");

        assertThat(headers).containsEntry("Cache-Control", "no-store");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/assets", "/assets/", "/assets/x", "/assets/x.js/y"})
    void the_page_at_a_path_of_the_assets_is_revalidated(String path) throws Exception {
        request("http://localhost", "GET", path);

        assertThat(headers).containsEntry("Cache-Control", "no-cache");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//api/broker/callback/zerodha",
                "/api//broker/callback/zerodha",
                "/api/broker/callback//zerodha",
                "///api//broker//callback///zerodha"
            })
    void a_callback_with_doubled_slashes_is_redirected_with_its_query(String path) throws Exception {
        request("http://localhost", "GET", path);

        assertThat(served).isEmpty();
        assertThat(status).isEqualTo(303);
        assertThat(headers)
                .containsEntry("Location", "/api/broker/callback/zerodha?request_token=a%20b&state=c")
                .containsEntry("Cache-Control", "no-store")
                .containsEntry("Cross-Origin-Opener-Policy", "unsafe-none")
                .containsEntry("Referrer-Policy", "no-referrer");
    }

    @Test
    void other_paths_with_doubled_slashes_are_not_redirected() throws Exception {
        request("http://localhost", "GET", "//evil.example/api/broker/callback");
        request("http://localhost", "POST", "//api/broker/callback/zerodha");

        assertThat(headers).doesNotContainKey("Location");
    }

    @Test
    void assets_are_cached_for_a_year_because_their_names_contain_a_hash() throws Exception {
        request("http://localhost", "GET", "/assets/index-BRt9olKW.js");

        assertThat(headers).containsEntry("Cache-Control", "public, max-age=31536000, immutable");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/api/broker/status", "/settings.json", "/assets/index-BRt9olKW.js"})
    void every_response_has_the_security_headers(String path) throws Exception {
        request("https://app.example.com", "GET", path);

        assertThat(headers)
                .containsEntry("X-Content-Type-Options", "nosniff")
                .containsEntry("Referrer-Policy", "no-referrer")
                .containsEntry("X-Frame-Options", "DENY")
                .containsEntry("Cross-Origin-Opener-Policy", "same-origin-allow-popups")
                .containsEntry("Strict-Transport-Security", "max-age=31536000");
    }

    @Test
    void the_policy_allows_only_our_own_files_and_calls_to_the_sign_in() throws Exception {
        request("https://app.example.com", "GET", "/");

        assertThat(headers.get("Content-Security-Policy").split("; "))
                .contains(
                        "default-src 'none'",
                        "script-src 'self'",
                        "style-src 'self'",
                        "img-src 'self'",
                        "manifest-src 'self'",
                        "connect-src 'self' https://id.example",
                        "base-uri 'none'",
                        "frame-ancestors 'none'")
                .noneMatch(directive -> directive.contains("unsafe") || directive.contains("*"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/callback", "/api/broker/callback/zerodha"})
    void a_pop_up_that_returns_from_the_broker_keeps_its_opener(String path) throws Exception {
        request("https://app.example.com", "GET", path);

        assertThat(headers).containsEntry("Cross-Origin-Opener-Policy", "unsafe-none");
    }

    @Test
    void hsts_is_not_sent_over_http() throws Exception {
        request("http://localhost:8080", "GET", "/");

        assertThat(headers).doesNotContainKey("Strict-Transport-Security");
    }
}
