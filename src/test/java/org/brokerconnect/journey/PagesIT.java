package org.brokerconnect.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.brokerconnect.sandbox.kite.KiteLogin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages and health checks that need no token. */
@WithTestEnvironment
class PagesIT {

    private final TestEnvironment environment;
    private final ApiClient api;

    PagesIT(TestEnvironment environment) {
        this.environment = environment;
        api = new ApiClient(environment);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/callback",
                "/callback?outcome=CONNECTED",
                "/signed-in",
                "/?add=zerodha",
                "/portfolio/6f1d8a3e-58a5-4b6e-9d7b-0b9f8a1c2d3e",
                "/overview",
                "/admin",
                "/some/day/soon"
            })
    void every_page_path_serves_the_front_end_uncached(String path) {
        Reply page = get(path).expectStatus(200);

        assertThat(page.header("Content-Type")).startsWith("text/html");
        assertThat(page.body()).contains("<div id=\"root\">");
        assertThat(page.header("Cache-Control")).isEqualTo("no-cache");
        assertSecurityHeaders(page);
    }

    @Test
    void hashed_assets_are_cached_for_ever() {
        Reply page = get("/");
        Pattern part = Pattern.compile("(?:src|href)=\"(/assets/[^\"]+)\"");

        assertThat(part.matcher(page.body()).results().map((MatchResult found) -> found.group(1)))
                .isNotEmpty()
                .allSatisfy(path -> {
                    Reply asset = get(path).expectStatus(200);
                    assertThat(asset.header("Cache-Control")).contains("immutable");
                    assertSecurityHeaders(asset);
                });
    }

    @Test
    void the_manifest_and_the_icons_have_their_types() {
        assertThat(get("/manifest.webmanifest").expectStatus(200).header("Content-Type"))
                .startsWith("application/manifest+json");
        for (String icon : List.of("/apple-touch-icon.png", "/icon-192.png", "/icon-512.png")) {
            assertThat(get(icon).expectStatus(200).header("Content-Type")).startsWith("image/png");
        }
    }

    @Test
    void files_are_sent_compressed_to_clients_that_accept_it() throws Exception {
        String script = Pattern.compile("src=\"(/assets/first-[^\"]+)\"")
                .matcher(get("/").body())
                .results()
                .findFirst()
                .orElseThrow()
                .group(1);
        HttpResponse<byte[]> plain = read(script, "identity");
        HttpResponse<byte[]> gzip = read(script, "gzip, deflate");
        HttpResponse<byte[]> brotli = read(script, "gzip, deflate, br, zstd");

        assertThat(plain.headers().firstValue("Content-Encoding")).isEmpty();
        assertThat(gzip.headers().firstValue("Content-Encoding")).contains("gzip");
        assertThat(brotli.headers().firstValue("Content-Encoding")).contains("br");
        assertThat(new GZIPInputStream(new ByteArrayInputStream(gzip.body()))).hasBinaryContent(plain.body());
        assertThat(brotli.body().length).isLessThan(gzip.body().length);
        assertThat(List.of(plain, gzip, brotli)).allSatisfy(response -> {
            assertThat(response.headers().firstValue("Content-Type").orElseThrow())
                    .contains("javascript");
            assertThat(response.headers().allValues("Vary")).contains("Accept-Encoding");
            assertThat(response.headers().firstValue("Cache-Control").orElseThrow())
                    .contains("immutable");
        });
    }

    private HttpResponse<byte[]> read(String path, String accepted) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(environment.url().resolve(path))
                .header("Accept-Encoding", accepted)
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofByteArray());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/assets/none.js", "/WEB-INF/beans.xml", "/WEB-INF/classes/db/migration/V1__connections.sql"})
    void unknown_files_are_404(String path) {
        Reply missing = get(path).expectStatus(404);

        assertThat(missing.header("Content-Type")).startsWith("application/problem+json");
        assertThat(missing.text("type")).isEqualTo("/problems/not-found");
        assertThat(missing.text("instance")).isEqualTo(path);
        assertSecurityHeaders(missing);
    }

    @Test
    void the_settings_say_how_to_sign_in_and_that_this_is_a_sandbox() {
        JsonNode settings = get("/settings.json").expectStatus(200).json();

        assertThat(settings.at("/signIn/authority").asText())
                .isEqualTo(environment.signIn().issuer());
        assertThat(settings.at("/signIn/clientId").asText()).isEqualTo("broker-connect");
        assertThat(settings.path("sandbox").asBoolean()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/health/started", "/health/live", "/health/ready"})
    void the_health_endpoints_respond(String path) {
        assertThat(get(path).expectStatus(200).text("status")).isEqualTo("UP");
    }

    @Test
    void readiness_names_the_database_and_the_key_ring() {
        assertThat(get("/health/ready").json().path("checks").findValuesAsText("name"))
                .contains("database", "key-ring");
    }

    @Test
    void the_callback_redirects_to_a_url_without_secrets() {
        Account account = Person.named("investor", environment).setUp();
        URI returned = KiteLogin.as("AB1234").authorise(account.begin().authorizationUrl());

        Reply response = account.person().open(returned).expectStatus(303);

        assertThat(response.header("Location")).startsWith(environment.url() + "/callback?");
        assertThat(response.headers("Cache-Control")).containsExactly("no-store");
        assertThat(response.headers("Referrer-Policy")).containsExactly("no-referrer");
        assertThat(response.headers("Content-Security-Policy"))
                .containsExactly("default-src 'none'; frame-ancestors 'none'");
        assertThat(response.body()).isEmpty();
    }

    @Test
    void the_attempt_cookie_is_http_only() {
        Account account = Person.named("investor", environment).setUp();

        Reply started = account.person().post(account.path() + "/setup-oauth", Map.of());

        String line = started.header("Set-Cookie");
        HttpCookie cookie = HttpCookie.parse(line).get(0);
        assertThat(cookie.getName()).isEqualTo("bc-attempt-" + started.text("attemptId"));
        assertThat(cookie.getValue()).hasSizeGreaterThanOrEqualTo(43);
        assertThat(cookie.isHttpOnly()).isTrue();
        assertThat(cookie.getPath()).isEqualTo("/");
        assertThat(cookie.getDomain()).isNull();
        assertThat(cookie.getMaxAge()).isBetween(1L, 600L);
        assertThat(line).containsIgnoringCase("SameSite=Lax");
        assertThat(started.header("Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void only_the_callback_page_keeps_its_opener() {
        assertThat(get("/").header("Cross-Origin-Opener-Policy")).isEqualTo("same-origin-allow-popups");
        assertThat(get("/signed-in").header("Cross-Origin-Opener-Policy")).isEqualTo("same-origin-allow-popups");
        assertThat(get("/callback").header("Cross-Origin-Opener-Policy")).isEqualTo("unsafe-none");
    }

    private Reply get(String path) {
        return api.get(path);
    }

    private static void assertSecurityHeaders(Reply reply) {
        assertThat(reply.header("Content-Security-Policy"))
                .contains("default-src 'none'", "script-src 'self';", "frame-ancestors 'none'", "base-uri 'none'")
                .doesNotContain("unsafe-eval", "script-src 'unsafe-inline'", "*");
        assertThat(reply.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(reply.header("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(reply.header("Cross-Origin-Opener-Policy")).isIn("same-origin-allow-popups", "unsafe-none");
    }
}
