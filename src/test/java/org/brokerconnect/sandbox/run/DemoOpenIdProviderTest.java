package org.brokerconnect.sandbox.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DemoOpenIdProviderTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String REDIRECT = "http://localhost:8080/signed-in";
    private static final CodeVerifier VERIFIER = new CodeVerifier();

    private static DemoOpenIdProvider signIn;

    @BeforeAll
    static void start() {
        signIn = DemoOpenIdProvider.start(0);
    }

    @AfterAll
    static void stop() {
        signIn.close();
    }

    @Test
    void the_password_grant_returns_a_token() throws Exception {
        HttpResponse<String> response = token(password("investor", "demo"));

        JWTClaimsSet claims = verified(json(response).get("access_token").asText());

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(claims.getIssuer()).isEqualTo(signIn.issuer());
        assertThat(claims.getAudience()).containsExactly("broker-connect");
        assertThat(claims.getSubject()).isEqualTo("investor");
        assertThat(claims.getStringClaim("upn")).isEqualTo("investor");
        assertThat(claims.getStringClaim("preferred_username")).isEqualTo("investor");
        assertThat(claims.getStringListClaim("groups")).containsExactly("investor");
    }

    @Test
    void an_admin_also_has_the_role_investor() throws Exception {
        JsonNode response = json(token(password("admin", "demo")));

        assertThat(verified(response.get("access_token").asText()).getStringListClaim("groups"))
                .containsExactly("investor", "admin");
    }

    @Test
    void a_wrong_password_is_an_invalid_grant() throws Exception {
        HttpResponse<String> response = token(password("investor", "wrong"));

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(json(response).get("error").asText()).isEqualTo("invalid_grant");
    }

    @Test
    void an_unknown_user_is_an_invalid_grant() throws Exception {
        assertThat(json(token(password("unknown", "demo"))).get("error").asText())
                .isEqualTo("invalid_grant");
    }

    @Test
    void a_subject_parameter_is_refused() throws Exception {
        assertThat(token(password("investor", "demo") + "&subject=admin").statusCode())
                .isEqualTo(400);
    }

    @Test
    void other_grants_and_other_clients_are_refused() throws Exception {
        assertThat(json(token("grant_type=client_credentials&client_id=broker-connect"))
                        .get("error")
                        .asText())
                .isEqualTo("unsupported_grant_type");
        assertThat(json(token("grant_type=password&client_id=other"))
                        .get("error")
                        .asText())
                .isEqualTo("invalid_client");
    }

    /** The library behind the checks takes every path that ends with the name of an endpoint. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "//default/token",
                "/default//token",
                "///default/token",
                "/other/token",
                "/other/default/token",
                "/default/token/",
                "/Default/token",
                "/default/TOKEN",
                "/default/%74oken",
                "/%64efault/token",
                "/./default/token",
                "/x/../default/token",
                "/default/token;x=1"
            })
    void another_spelling_of_the_token_endpoint_gives_no_token_for_a_wrong_password(String path) throws Exception {
        String host = signIn.issuer().replaceFirst("/default$", "");

        HttpResponse<String> response = post(URI.create(host + path), password("admin", "wrong"));

        assertThat(response.statusCode()).isBetween(400, 499);
        assertThat(response.body()).doesNotContain("access_token");
    }

    @Test
    void a_user_signs_in_on_the_page_and_the_code_is_exchanged_for_tokens() throws Exception {
        assertThat(get(authorization("")).body()).contains("<label for=\"password\">");
        String code = parameter(login("investor2", "demo"), "code");

        HttpResponse<String> response = token(code(code) + "&code_verifier=" + VERIFIER.getValue());

        JWTClaimsSet idToken = verified(json(response).get("id_token").asText());
        assertThat(idToken.getSubject()).isEqualTo("investor2");
        assertThat(idToken.getAudience()).containsExactly("broker-connect");
        assertThat(idToken.getStringClaim("nonce")).isEqualTo("a-nonce");
        assertThat(verified(json(response).get("access_token").asText()).getStringListClaim("groups"))
                .containsExactly("investor");
        assertThat(json(response).get("refresh_token").asText()).isNotEmpty();
    }

    @Test
    void a_wrong_password_shows_the_page_again_and_gives_no_code() throws Exception {
        HttpResponse<String> response = login("investor", "wrong");

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.body()).contains("role=\"alert\"");
        assertThat(response.headers().firstValue("Location")).isEmpty();
    }

    @Test
    void a_code_without_its_verifier_is_refused() throws Exception {
        String code = parameter(login("investor", "demo"), "code");

        assertThat(token(code(code)).statusCode()).isEqualTo(400);
        assertThat(token(code(code) + "&code_verifier=" + new CodeVerifier().getValue())
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void a_flow_without_pkce_is_refused() throws Exception {
        URI address = URI.create(signIn.issuer() + "/authorize?response_type=code&scope=openid&client_id=broker-connect"
                + "&redirect_uri=" + encoded(REDIRECT));

        assertThat(get(address).statusCode()).isEqualTo(400);
    }

    private static String cookieOf(HttpResponse<String> response) {
        return response.headers().firstValue("Set-Cookie").orElseThrow().replaceFirst(";.*", "");
    }

    private static HttpResponse<String> getWith(String cookie, URI address) throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(address).header("Cookie", cookie).build();
        return HTTP.send(request, BodyHandlers.ofString());
    }

    @Test
    void a_browser_that_is_signed_in_gets_a_code_of_its_user_silently() throws Exception {
        String cookie = "other=1; " + cookieOf(login("investor2", "demo"));

        HttpResponse<String> response = getWith(cookie, authorization("&prompt=none"));

        assertThat(parameter(response, "state")).isEqualTo("a-state");
        String tokens = token(code(parameter(response, "code")) + "&code_verifier=" + VERIFIER.getValue())
                .body();
        assertThat(verified(new ObjectMapper().readTree(tokens).get("id_token").asText())
                        .getSubject())
                .isEqualTo("investor2");
    }

    @Test
    void a_sign_in_that_may_show_the_page_shows_it_to_a_browser_that_is_signed_in() throws Exception {
        String cookie = cookieOf(login("investor", "demo"));

        assertThat(getWith(cookie, authorization("")).body()).contains("<label for=\"password\">");
    }

    @Test
    void after_the_sign_out_a_silent_sign_in_returns_login_required() throws Exception {
        String cookie = cookieOf(login("investor", "demo"));
        getWith(cookie, URI.create(signIn.issuer() + "/endsession"));

        assertThat(parameter(getWith(cookie, authorization("&prompt=none")), "error"))
                .isEqualTo("login_required");
    }

    @Test
    void a_page_of_another_machine_gets_no_code_silently() throws Exception {
        String cookie = cookieOf(login("investor", "demo"));
        URI address = URI.create(authorization("&prompt=none")
                .toString()
                .replace(encoded(REDIRECT), encoded("https://evil.example/?a=localhost")));

        assertThat(parameter(getWith(cookie, address), "error")).isEqualTo("login_required");
    }

    @Test
    void a_wrong_password_begins_no_session() throws Exception {
        assertThat(login("investor", "wrong").headers().firstValue("Set-Cookie"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "demo-sign-in=", "demo-sign-in=00000000-0000-4000-8000-000000000000"})
    void a_silent_sign_in_without_a_session_returns_login_required(String cookie) throws Exception {
        HttpResponse<String> response = getWith(cookie, authorization("&prompt=none"));

        assertThat(parameter(response, "error")).isEqualTo("login_required");
        assertThat(parameter(response, "state")).isEqualTo("a-state");
    }

    @Test
    void a_browser_on_another_port_may_request_tokens() throws Exception {
        for (String body : List.of(password("investor", "demo"), password("investor", "wrong"))) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(signIn.tokenUrl()))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .header("Origin", "http://localhost:8080")
                    .POST(BodyPublishers.ofString(body))
                    .build();

            assertThat(HTTP.send(request, BodyHandlers.ofString()).headers().firstValue("Access-Control-Allow-Origin"))
                    .contains("http://localhost:8080");
        }
    }

    @Test
    void discovery_returns_the_issuer_and_every_endpoint() throws Exception {
        JsonNode found = json(get(URI.create(signIn.issuer() + "/.well-known/openid-configuration")));

        assertThat(found.get("issuer").asText()).isEqualTo(signIn.issuer());
        assertThat(found.get("token_endpoint").asText()).isEqualTo(signIn.tokenUrl());
        assertThat(found.get("jwks_uri").asText()).isEqualTo(signIn.jwksUrl());
        assertThat(found.get("end_session_endpoint").asText()).startsWith(signIn.issuer());
    }

    @Test
    void sign_out_redirects_to_the_application() throws Exception {
        HttpResponse<String> response = get(URI.create(
                signIn.issuer() + "/endsession?state=s&post_logout_redirect_uri=" + encoded("http://localhost:8080/")));

        assertThat(response.headers().firstValue("Location")).contains("http://localhost:8080/?state=s");
    }

    @Test
    void a_test_can_issue_an_expired_token() throws Exception {
        String header = signIn.bearer(Map.of("sub", "investor"), Duration.ofMinutes(-5));

        JWTClaimsSet claims = verified(header.substring("Bearer ".length()));
        assertThat(claims.getExpirationTime()).isBefore(claims.getIssueTime());
    }

    @Test
    void a_taken_port_is_reported_in_one_sentence() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("localhost"))) {
            assertThatThrownBy(() -> DemoOpenIdProvider.start(taken.getLocalPort()))
                    .isInstanceOf(StartupException.class)
                    .hasMessageContaining(String.valueOf(taken.getLocalPort()));
        }
    }

    private static URI authorization(String more) {
        CodeChallenge challenge = CodeChallenge.compute(CodeChallengeMethod.S256, VERIFIER);
        return URI.create(signIn.issuer() + "/authorize?response_type=code&scope=openid&client_id=broker-connect"
                + "&state=a-state&nonce=a-nonce&code_challenge_method=S256&code_challenge=" + challenge.getValue()
                + "&redirect_uri=" + encoded(REDIRECT) + more);
    }

    private static HttpResponse<String> login(String name, String password) throws Exception {
        return post(authorization(""), "username=" + name + "&password=" + password);
    }

    private static HttpResponse<String> token(String form) throws Exception {
        return post(URI.create(signIn.tokenUrl()), form);
    }

    private static String password(String name, String password) {
        return "grant_type=password&client_id=broker-connect&username=" + name + "&password=" + password;
    }

    private static String code(String code) {
        return "grant_type=authorization_code&client_id=broker-connect&code=" + code + "&redirect_uri="
                + encoded(REDIRECT);
    }

    private static HttpResponse<String> get(URI address) throws Exception {
        return HTTP.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
    }

    private static HttpResponse<String> post(URI address, String form) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(address)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build();
        return HTTP.send(request, BodyHandlers.ofString());
    }

    private static JsonNode json(HttpResponse<String> response) throws Exception {
        return new ObjectMapper().readTree(response.body());
    }

    private static String parameter(HttpResponse<String> redirect, String name) {
        String location = redirect.headers().firstValue("Location").orElseThrow();
        Map<String, String> parameters = List.of(URI.create(location).getQuery().split("&")).stream()
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
        return parameters.get(name);
    }

    private static JWTClaimsSet verified(String token) throws Exception {
        JWKSet keys = JWKSet.parse(get(URI.create(signIn.jwksUrl())).body());
        SignedJWT jwt = SignedJWT.parse(token);
        RSASSAVerifier verifier = new RSASSAVerifier(
                keys.getKeyByKeyId(jwt.getHeader().getKeyID()).toRSAKey());
        assertThat(jwt.verify(verifier)).isTrue();
        return jwt.getJWTClaimsSet();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
