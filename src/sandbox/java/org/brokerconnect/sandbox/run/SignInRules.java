package org.brokerconnect.sandbox.run;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import no.nav.security.mock.oauth2.http.CorsInterceptor;
import no.nav.security.mock.oauth2.http.OAuth2HttpRequest;
import no.nav.security.mock.oauth2.http.OAuth2HttpResponse;
import no.nav.security.mock.oauth2.http.Route;
import okhttp3.Headers;
import okhttp3.HttpUrl;

/**
 * What stands before the library, which believes everybody: our login page, and a refusal for unknown people, other clients, other grants
 * and flows without PKCE. A request that no rule answers goes on to the library.
 */
final class SignInRules implements Route {

    private static final String PAGE = page();

    @Override
    public boolean match(OAuth2HttpRequest request) {
        return answer(request).isPresent();
    }

    @Override
    public OAuth2HttpResponse invoke(OAuth2HttpRequest request) {
        return new CorsInterceptor().intercept(request, answer(request).orElseThrow());
    }

    private static Optional<OAuth2HttpResponse> answer(OAuth2HttpRequest request) {
        return switch (request.getMethod() + " " + request.getUrl().encodedPath()) {
            case "GET /default/authorize" -> Optional.of(loginPage(request));
            case "POST /default/authorize" -> login(request);
            case "POST /default/token" -> refusal(request).map(SignInRules::tokenError);
            default -> Optional.empty();
        };
    }

    private static OAuth2HttpResponse loginPage(OAuth2HttpRequest request) {
        HttpUrl url = request.getUrl();
        if (!isOurs(url.queryParameter("client_id"))) {
            return text(400, "This sign-in knows the client " + DemoSignIn.CLIENT_ID + " only.");
        }
        if (!"S256".equals(url.queryParameter("code_challenge_method"))) {
            return text(400, "This sign-in wants PKCE with S256.");
        }
        // there is no session at the sign-in: every sign-in shows the page
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
        if (DemoPeople.areKnown(field(request, "username"), field(request, "password"))) {
            return Optional.empty();
        }
        return Optional.of(html(401, "<p role=\"alert\">This user name and password do not belong together.</p>"));
    }

    private static Optional<String> refusal(OAuth2HttpRequest request) {
        if (!isOurs(field(request, "client_id"))) {
            return Optional.of("invalid_client");
        }
        // the library would take the person's claims from this parameter
        if (field(request, "subject") != null) {
            return Optional.of("invalid_request");
        }
        return switch (String.valueOf(field(request, "grant_type"))) {
            case "password" -> unless(DemoPeople.areKnown(field(request, "username"), field(request, "password")));
            case "authorization_code" -> unless(field(request, "code_verifier") != null);
            case "refresh_token" -> Optional.empty();
            default -> Optional.of("unsupported_grant_type");
        };
    }

    private static Optional<String> unless(boolean granted) {
        return granted ? Optional.empty() : Optional.of("invalid_grant");
    }

    private static boolean isOurs(String clientId) {
        return DemoSignIn.CLIENT_ID.equals(clientId);
    }

    private static String field(OAuth2HttpRequest request, String name) {
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
        return new OAuth2HttpResponse(headers, status, PAGE.replace("<!-- message -->", message), null);
    }

    private static String page() {
        try (InputStream in = SignInRules.class.getResourceAsStream("sign-in.html")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
