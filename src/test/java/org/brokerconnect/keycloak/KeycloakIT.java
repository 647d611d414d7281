package org.brokerconnect.keycloak;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.brokerconnect.browser.Chromium;
import org.brokerconnect.browser.WithBrowser;
import org.brokerconnect.journey.Eventually;
import org.brokerconnect.journey.TestEnvironment;
import org.brokerconnect.sandbox.run.ApplicationServer;
import org.brokerconnect.sandbox.run.Ports;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The application with a real Keycloak as its OpenID provider, and the realm in {@code server-config/keycloak}. */
@WithBrowser
@Tag("keycloak")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KeycloakIT {

    private static final String FOR_INVESTORS = "/api/broker/configs";
    private static final String FOR_ADMINISTRATORS = "/api/admin/keys";

    /** Longer than a server caches public keys: Payara five minutes. */
    private static final Duration CACHED = Duration.ofMinutes(7);

    private static final Duration START = Duration.ofMinutes(5);

    private final Chromium chromium;
    private final TestEnvironment environment;
    private ApplicationServer app;
    private Keycloak keycloak;

    KeycloakIT(TestEnvironment environment, Chromium chromium) {
        this.environment = environment;
        this.chromium = chromium;
    }

    @BeforeAll
    void start_keycloak_and_a_server_that_uses_it() throws Exception {
        int port = Ports.free();
        keycloak = Keycloak.start(URI.create("http://localhost:" + port));
        app = environment.anotherAt(
                port,
                "with-keycloak",
                Map.of(
                        "app.public-url", "http://localhost:" + port,
                        "mp.jwt.verify.issuer", keycloak.issuer(),
                        "mp.jwt.verify.publickey.location", keycloak.keys()));
        app.start(START);
    }

    @AfterAll
    void stop_both() throws Exception {
        if (app != null) {
            app.close();
        }
        if (keycloak != null) {
            keycloak.close();
        }
    }

    private int status(String path, String token) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(app.url().resolve(path))
                .header("Authorization", "Bearer " + token)
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).statusCode();
    }

    @ParameterizedTest
    @CsvSource({"ina, 200, 403", "ada, 403, 200", "nobody, 403, 403"})
    void roles_come_from_groups_of_the_realm(String person, int investor, int administrator) throws Exception {
        String token = keycloak.token(KeycloakRealm.SCRIPTED, person);

        assertThat(status(FOR_INVESTORS, token)).isEqualTo(investor);
        assertThat(status(FOR_ADMINISTRATORS, token)).isEqualTo(administrator);
    }

    @Test
    void a_token_for_another_audience_is_refused() throws Exception {
        assertThat(status(FOR_INVESTORS, keycloak.token(KeycloakRealm.WITHOUT_AUDIENCE, "ina")))
                .isEqualTo(401);
    }

    @Test
    void a_token_is_refused_after_it_expired() throws Exception {
        String token = keycloak.token(KeycloakRealm.SHORT_LIVED, "ina");
        assertThat(status(FOR_INVESTORS, token)).isEqualTo(200);

        Eventually.holds(
                "an expired token is refused", Duration.ofMinutes(3), () -> status(FOR_INVESTORS, token) == 401);

        assertThat(SignedJWT.parse(token).getJWTClaimsSet().getExpirationTime()).isInThePast();
        assertThat(status(FOR_INVESTORS, keycloak.token(KeycloakRealm.SHORT_LIVED, "ina")))
                .isEqualTo(200);
    }

    @Test
    void a_token_of_a_new_key_is_accepted_once_the_server_reads_the_keys_again() throws Exception {
        String before = keycloak.token(KeycloakRealm.SCRIPTED, "ina");
        assertThat(status(FOR_INVESTORS, before)).isEqualTo(200);

        keycloak.rollKeys();

        assertThat(status(FOR_INVESTORS, before)).isEqualTo(200);
        assertThat(keyOf(keycloak.token(KeycloakRealm.SCRIPTED, "ina"))).isNotEqualTo(keyOf(before));
        Eventually.holds(
                "the new key is used",
                CACHED,
                () -> status(FOR_INVESTORS, keycloak.token(KeycloakRealm.SCRIPTED, "ina")) == 200);
        assertThat(status(FOR_INVESTORS, keycloak.token(KeycloakRealm.WITHOUT_AUDIENCE, "ina")))
                .isEqualTo(401);
    }

    private static String keyOf(String token) throws Exception {
        return SignedJWT.parse(token).getHeader().getKeyID();
    }

    @Test
    void a_person_signs_in_with_pkce_in_the_browser_and_signs_out() {
        List<String> requests = new ArrayList<>();
        try (BrowserContext person = chromium.newPerson()) {
            person.onRequest(request -> requests.add(request.url()));
            Page page = person.newPage();
            page.navigate(app.url().toString());
            button(page, "Sign in").click();
            logIn(page, "ina");
            heading(page, "Connections").waitFor();

            assertThat(requests).anySatisfy(url -> assertThat(url)
                    .startsWith(keycloak.issuer())
                    .contains("response_type=code", "code_challenge_method=S256"));
            assertThat(page.url()).startsWith(app.url().toString()).doesNotContain("code=");

            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("User menu"))
                    .click();
            page.getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName("Sign out"))
                    .click();
            button(page, "Sign in").waitFor();
            assertThat(page.url()).startsWith(app.url().toString());

            button(page, "Sign in").click();
            page.locator("#password").waitFor();
        }
    }

    @Test
    void a_person_without_a_role_signs_in_and_sees_no_connections() {
        try (BrowserContext person = chromium.newPerson()) {
            Page page = person.newPage();
            page.navigate(app.url().toString());
            button(page, "Sign in").click();

            Response connections = page.waitForResponse(
                    response -> response.request().method().equals("GET")
                            && response.url().startsWith(app.url() + "/api/broker/"),
                    () -> logIn(page, "nobody"));

            assertThat(connections.status()).isEqualTo(403);
        }
    }

    private static void logIn(Page page, String name) {
        page.locator("#username").fill(name);
        page.locator("#password").fill(KeycloakRealm.PASSWORD);
        page.locator("#kc-login").click();
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static Locator heading(Page page, String name) {
        return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(name));
    }
}
