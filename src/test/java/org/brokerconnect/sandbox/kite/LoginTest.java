package org.brokerconnect.sandbox.kite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LoginTest {
    private static final String CALLBACK = "https://app.example/callback/zerodha";
    private final KiteSandbox sandbox =
            KiteSandbox.start(0, SandboxOptions.defaults().redirectUrl(CALLBACK).limits(RateLimits.unlimited()));
    private final KiteHttp kite = new KiteHttp(sandbox);

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void a_login_redirects_to_the_app_with_a_request_token() {
        URI redirect = KiteLogin.as("AB1234").authorise(kite.loginUrl("sandboxdemo"));

        assertThat(redirect.toString()).startsWith(CALLBACK + "?action=login&type=login&status=success&request_token=");
        assertThat(KiteHttp.query(redirect).get("request_token")).matches("[A-Za-z0-9]{32}");
    }

    @Test
    void redirect_params_are_returned_as_ordinary_parameters() {
        String params = "state%3Da%252Bb%2526c%26note%3Dtwo%2Bwords";

        URI redirect = KiteLogin.as("AB1234")
                .authorise(URI.create(kite.loginUrl("sandboxdemo") + "&redirect_params=" + params));

        assertThat(KiteHttp.query(redirect)).containsAllEntriesOf(Map.of("state", "a+b&c", "note", "two words"));
    }

    @Test
    void a_refused_consent_returns_a_status_and_nothing_else() {
        URI redirect = KiteLogin.as("AB1234")
                .cancel(URI.create(kite.loginUrl("sandboxdemo") + "&redirect_params=state%3Dabc"));

        assertThat(redirect).hasToString(CALLBACK + "?status=cancelled");
    }

    @Test
    void an_option_returns_redirect_params_after_a_refused_consent() {
        try (KiteSandbox other = KiteSandbox.start(0, SandboxOptions.defaults().cancelReturnsParams())) {
            URI address = URI.create(new KiteHttp(other).loginUrl("sandboxdemo") + "&redirect_params=state%3Dabc");

            assertThat(KiteLogin.as("AB1234").cancel(address))
                    .hasToString(App.LOCAL_CALLBACK + "?status=cancelled&state=abc");
        }
    }

    @Test
    void consent_is_requested_once_for_each_app_and_client() {
        KiteLogin.as("AB1234").authorise(kite.loginUrl("sandboxdemo"));

        URI sameAgain = KiteLogin.as("AB1234").cancel(kite.loginUrl("sandboxdemo"));
        URI otherClient = KiteLogin.as("CD5678").cancel(kite.loginUrl("sandboxdemo"));
        URI otherApp = KiteLogin.as("AB1234").cancel(kite.loginUrl("sandboxapproved"));

        assertThat(KiteHttp.query(sameAgain)).containsEntry("status", "success");
        assertThat(KiteHttp.query(otherClient)).containsEntry("status", "cancelled");
        assertThat(KiteHttp.query(otherApp)).containsEntry("status", "cancelled");
    }

    @Test
    void a_wrong_password_or_totp_shows_the_login_page_with_an_error() {
        assertThatThrownBy(() -> KiteLogin.as("AB1234").withPassword("guess").authorise(kite.loginUrl("sandboxdemo")))
                .isInstanceOf(KiteLogin.Refused.class)
                .hasMessageContaining("Wrong user ID, password or TOTP")
                .hasMessageContaining("value=\"AB1234\"");
        assertThatThrownBy(() -> KiteLogin.as("AB1234").withTotp("000000").authorise(kite.loginUrl("sandboxdemo")))
                .hasMessageContaining("Wrong user ID, password or TOTP");
    }

    @Test
    void typed_input_is_escaped() {
        assertThatThrownBy(() -> KiteLogin.as("\"><script>").authorise(kite.loginUrl("sandboxdemo")))
                .hasMessageContaining("&quot;&gt;&lt;script&gt;");
    }

    @Test
    void an_unknown_key_is_refused_in_json() {
        KiteHttp.Answer response = kite.get("/connect/login?v=3&api_key=unknown");

        assertThat(response.status()).isEqualTo(400);
        assertThat(response.raw().body())
                .isEqualTo("{\"status\":\"error\",\"message\":\"Invalid `api_key`.\",\"data\":null,"
                        + "\"error_type\":\"InputException\"}");
    }

    @Test
    void a_client_who_is_not_enabled_for_the_app_is_refused() {
        KiteLogin.Refused refused = catchThrowableOfType(
                KiteLogin.Refused.class, () -> KiteLogin.as("ZZ9999").authorise(kite.loginUrl("sandboxdemo")));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused).hasMessageContaining("\"message\":\"The user is not enabled for the app.\"");
    }

    @Test
    void a_finished_login_cannot_be_finished_again() {
        URI start = kite.loginUrl("sandboxdemo");
        String page = kite.get(start.getPath() + "?" + start.getQuery())
                .raw()
                .headers()
                .firstValue("Location")
                .orElseThrow();
        String sessionId = KiteHttp.query(URI.create(page)).get("sess_id");
        kite.post("/connect/login", "sess_id=" + sessionId + "&user_id=ab1234&password=demo&totp=123456");
        kite.post("/connect/authorize", "sess_id=" + sessionId + "&decision=authorise");

        int first = kite.get("/connect/finish?sess_id=" + sessionId).status();
        int second = kite.get("/connect/finish?sess_id=" + sessionId).status();

        assertThat(first).isEqualTo(302);
        assertThat(second).isEqualTo(410);
    }

    @Test
    void the_consent_page_cannot_be_reached_without_logging_in() {
        String page = kite.get("/connect/login?api_key=sandboxdemo")
                .raw()
                .headers()
                .firstValue("Location")
                .orElseThrow();
        String sessionId = KiteHttp.query(URI.create(page)).get("sess_id");

        assertThat(kite.get("/connect/finish?sess_id=" + sessionId).status()).isEqualTo(410);
        assertThat(kite.post("/connect/authorize", "decision=authorise&sess_id=" + sessionId)
                        .status())
                .isEqualTo(410);
    }

    @Test
    void the_pages_load_no_external_resources_and_identify_the_sandbox() {
        String location = kite.get("/connect/login?api_key=sandboxdemo")
                .raw()
                .headers()
                .firstValue("Location")
                .orElseThrow();
        KiteHttp.Answer page = kite.get(location);

        assertThat(page.raw().body())
                .contains("<label for=\"user_id\">", "<label for=\"password\">", "<label for=\"totp\">", "Sandbox")
                .doesNotContain("<script", "http://", "https://", "{{");
        assertThat(page.raw().headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'none'");
    }

    @Test
    void a_browser_with_a_login_session_skips_the_login_page() throws Exception {
        try (KiteSandbox other = KiteSandbox.start(
                0, SandboxOptions.defaults().rememberBrowsers().limits(RateLimits.unlimited()))) {
            KiteHttp app = new KiteHttp(other);
            String sessionId = sessionIdOf(app);
            String cookie = app.post(
                            "/connect/login", "sess_id=" + sessionId + "&user_id=AB1234&password=demo&totp=123456")
                    .raw()
                    .headers()
                    .firstValue("Set-Cookie")
                    .orElseThrow();

            assertThat(redirectWith(app, cookie.split(";")[0])).startsWith("/connect/authorize?");
            other.masterLogout("AB1234");
            assertThat(redirectWith(app, cookie.split(";")[0])).startsWith("/connect/login?");
        }
    }

    private static String sessionIdOf(KiteHttp app) {
        KiteHttp.Answer start = app.get("/connect/login?api_key=sandboxdemo");
        return KiteHttp.query(URI.create(location(start.raw()))).get("sess_id");
    }

    private static String redirectWith(KiteHttp app, String cookie) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(app.loginUrl("sandboxdemo"))
                .header("Cookie", cookie)
                .build();
        return location(HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()));
    }

    private static String location(HttpResponse<String> response) {
        return response.headers().firstValue("Location").orElseThrow();
    }
}
