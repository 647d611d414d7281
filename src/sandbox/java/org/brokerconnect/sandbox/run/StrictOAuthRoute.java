package org.brokerconnect.sandbox.run;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import no.nav.security.mock.oauth2.http.CorsInterceptor;
import no.nav.security.mock.oauth2.http.OAuth2HttpRequest;
import no.nav.security.mock.oauth2.http.OAuth2HttpResponse;
import no.nav.security.mock.oauth2.http.Route;
import okhttp3.Headers;
import okhttp3.HttpUrl;

/**
 * Adds a login page and the checks that the mock OAuth library omits: it rejects unknown users, other clients, other
 * grants, flows without PKCE, and all addresses but those of the issuer. Requests that pass are left to the library.
 */
final class StrictOAuthRoute implements Route {

    private static final String ISSUER = "/" + DemoOpenIdProvider.ISSUER_ID;

    /**
     * The library recognises its endpoints by the end of a path, and takes any other issuer too: a request whose path
     * is spelled in another way, such as with a double slash, must not reach it without the checks.
     */
    private static final Set<String> PATHS = Set.of(
            ISSUER + "/.well-known/openid-configuration",
            ISSUER + "/.well-known/oauth-authorization-server",
            ISSUER + "/jwks",
            ISSUER + "/authorize",
            ISSUER + "/token",
            ISSUER + "/userinfo",
            ISSUER + "/endsession");

    private static final String LOGIN_PAGE = readLoginPage();

    @Override
    public boolean match(OAuth2HttpRequest request) {
        return respond(request).isPresent();
    }

    @Override
    public OAuth2HttpResponse invoke(OAuth2HttpRequest request) {
        return new CorsInterceptor().intercept(request, respond(request).orElseThrow());
    }

    private static Optional<OAuth2HttpResponse> respond(OAuth2HttpRequest request) {
        String path = request.getUrl().encodedPath();
        if (!PATHS.contains(path)) {
            return Optional.of(text(404, "There is no such page."));
        }
        return switch (request.getMethod() + " " + path) {
            case "GET /default/authorize" -> Optional.of(loginPage(request));
            case "POST /default/authorize" -> login(request);
            case "POST /default/token" -> tokenRequestError(request).map(StrictOAuthRoute::tokenError);
            default -> Optional.empty();
        };
    }

    private static OAuth2HttpResponse loginPage(OAuth2HttpRequest request) {
        HttpUrl url = request.getUrl();
        if (!isKnownClient(url.queryParameter("client_id"))) {
            return text(400, "Unknown client. Only " + DemoOpenIdProvider.CLIENT_ID + " is registered.");
        }
        if (!"S256".equals(url.queryParameter("code_challenge_method"))) {
            return text(400, "PKCE with code_challenge_method S256 is required.");
        }
        // the provider keeps no session, so every sign-in shows the login page
        return "none".equals(url.queryParameter("prompt")) ? loginRequired(url) : html(200, "");
    }

    private static OAuth2HttpResponse loginRequired(HttpUrl url) {
        HttpUrl redirect = HttpUrl.get(url.queryParameter("redirect_uri"))
                .newBuilder()
                .addQueryParameter("error", "login_required")
                .addQueryParameter("state", url.queryParameter("state"))
                .build();
        return new OAuth2HttpResponse(Headers.of("Location", redirect.toString()), 302, "", null);
    }

    private static Optional<OAuth2HttpResponse> login(OAuth2HttpRequest request) {
        if (DemoUsers.areValidCredentials(formField(request, "username"), formField(request, "password"))) {
            return Optional.empty();
        }
        return Optional.of(html(401, "<p role=\"alert\">The user name or password is wrong.</p>"));
    }

    private static Optional<String> tokenRequestError(OAuth2HttpRequest request) {
        if (!isKnownClient(formField(request, "client_id"))) {
            return Optional.of("invalid_client");
        }
        // the library would take the claims of the user from this parameter
        if (formField(request, "subject") != null) {
            return Optional.of("invalid_request");
        }
        return switch (String.valueOf(formField(request, "grant_type"))) {
            case "password" ->
                errorUnless(
                        DemoUsers.areValidCredentials(formField(request, "username"), formField(request, "password")));
            case "authorization_code" -> errorUnless(formField(request, "code_verifier") != null);
            case "refresh_token" -> Optional.empty();
            default -> Optional.of("unsupported_grant_type");
        };
    }

    private static Optional<String> errorUnless(boolean granted) {
        return granted ? Optional.empty() : Optional.of("invalid_grant");
    }

    private static boolean isKnownClient(String clientId) {
        return DemoOpenIdProvider.CLIENT_ID.equals(clientId);
    }

    private static String formField(OAuth2HttpRequest request, String name) {
        return request.getFormParameters().get(name);
    }

    private static OAuth2HttpResponse tokenError(String code) {
        Headers headers = Headers.of("Content-Type", "application/json", "Cache-Control", "no-store");
        return new OAuth2HttpResponse(headers, 400, "{\"error\":\"" + code + "\"}", null);
    }

    private static OAuth2HttpResponse text(int status, String text) {
        return new OAuth2HttpResponse(Headers.of("Content-Type", "text/plain"), status, text, null);
    }

    private static OAuth2HttpResponse html(int status, String message) {
        Headers headers = Headers.of(
                "Content-Type",
                "text/html;charset=UTF-8",
                "Cache-Control",
                "no-store",
                "Content-Security-Policy",
                "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'");
        return new OAuth2HttpResponse(headers, status, LOGIN_PAGE.replace("<!-- message -->", message), null);
    }

    private static String readLoginPage() {
        try (InputStream in = StrictOAuthRoute.class.getResourceAsStream("sign-in.html")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
