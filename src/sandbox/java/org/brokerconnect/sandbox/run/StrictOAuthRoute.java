package org.brokerconnect.sandbox.run;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import no.nav.security.mock.oauth2.http.CorsInterceptor;
import no.nav.security.mock.oauth2.http.OAuth2HttpRequest;
import no.nav.security.mock.oauth2.http.OAuth2HttpResponse;
import no.nav.security.mock.oauth2.http.Route;
import okhttp3.Headers;
import okhttp3.HttpUrl;

/**
 * Adds a login page, sessions of browsers and the checks that the mock OAuth library omits: it rejects unknown users,
 * other clients, other grants, flows without PKCE, and all addresses but those of the issuer. Requests that pass are
 * left to the library.
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

    /** Marks a request of this provider to itself, which is left to the library. */
    private static final String OWN = "X-Demo-Sign-In";

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "::1");

    private final String ownMark = UUID.randomUUID().toString();
    private final SignInSessions sessions = new SignInSessions();
    private final HttpClient http = HttpClient.newHttpClient();

    @Override
    public boolean match(OAuth2HttpRequest request) {
        return respond(request).isPresent();
    }

    @Override
    public OAuth2HttpResponse invoke(OAuth2HttpRequest request) {
        return new CorsInterceptor()
                .intercept(request, respond(request).orElseThrow().get());
    }

    /** Empty for a request that is left to the library. */
    private Optional<Supplier<OAuth2HttpResponse>> respond(OAuth2HttpRequest request) {
        String path = request.getUrl().encodedPath();
        if (!PATHS.contains(path)) {
            return Optional.of(() -> text(404, "There is no such page."));
        }
        return switch (request.getMethod() + " " + path) {
            case "GET /default/authorize" -> Optional.of(() -> authorize(request));
            case "POST /default/authorize" ->
                ownMark.equals(request.getHeaders().get(OWN)) ? Optional.empty() : Optional.of(() -> login(request));
            case "POST /default/token" -> tokenRequestError(request).map(error -> () -> tokenError(error));
            case "GET /default/endsession", "POST /default/endsession" -> {
                sessions.end(request.getHeaders().get("Cookie"));
                yield Optional.empty();
            }
            default -> Optional.empty();
        };
    }

    private OAuth2HttpResponse authorize(OAuth2HttpRequest request) {
        HttpUrl url = request.getUrl();
        if (!isKnownClient(url.queryParameter("client_id"))) {
            return text(400, "Unknown client. Only " + DemoOpenIdProvider.CLIENT_ID + " is registered.");
        }
        if (!"S256".equals(url.queryParameter("code_challenge_method"))) {
            return text(400, "PKCE with code_challenge_method S256 is required.");
        }
        // a sign-in that may show a page always shows it, so that another user can sign in
        return "none".equals(url.queryParameter("prompt")) ? silently(request) : html(200, "");
    }

    /**
     * {@code prompt=none} (OpenID Connect Core 1.0, 3.1.2.1). Only for pages of this machine: those of other sites
     * could get tokens of a demo user without that user's knowledge.
     */
    private OAuth2HttpResponse silently(OAuth2HttpRequest request) {
        HttpUrl url = request.getUrl();
        boolean isOfThisMachine = LOOPBACK.contains(
                HttpUrl.get(url.queryParameter("redirect_uri")).host());
        return sessions.userOf(request.getHeaders().get("Cookie"))
                .filter(user -> isOfThisMachine)
                .map(user -> redirect(codeFor(user, url), Headers.of()))
                .orElseGet(() -> loginRequired(url));
    }

    /**
     * The address to which the library redirects with a new code. The library issues codes for a submitted login form
     * only.
     */
    private String codeFor(String user, HttpUrl authorization) {
        URI address = authorization
                .newBuilder()
                .removeAllQueryParameters("prompt")
                .build()
                .uri();
        HttpRequest form = HttpRequest.newBuilder(address)
                .header(OWN, ownMark)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("username=" + user + "&password=" + DemoUsers.PASSWORD))
                .build();
        try {
            return http.send(form, BodyHandlers.discarding())
                    .headers()
                    .firstValue("Location")
                    .orElseThrow(() -> new IllegalStateException("the library issued no code"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static OAuth2HttpResponse loginRequired(HttpUrl url) {
        HttpUrl redirect = HttpUrl.get(url.queryParameter("redirect_uri"))
                .newBuilder()
                .addQueryParameter("error", "login_required")
                .addQueryParameter("state", url.queryParameter("state"))
                .build();
        return redirect(redirect.toString(), Headers.of());
    }

    private static OAuth2HttpResponse redirect(String address, Headers more) {
        Headers headers = more.newBuilder()
                .add("Location", address)
                .add("Cache-Control", "no-store")
                .build();
        return new OAuth2HttpResponse(headers, 302, "", null);
    }

    /** Issues a code and begins a session of the browser. */
    private OAuth2HttpResponse login(OAuth2HttpRequest request) {
        String user = formField(request, "username");
        if (!DemoUsers.areValidCredentials(user, formField(request, "password"))) {
            return html(401, "<p role=\"alert\">The user name or password is wrong.</p>");
        }
        return redirect(codeFor(user, request.getUrl()), Headers.of("Set-Cookie", sessions.begin(user)));
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
