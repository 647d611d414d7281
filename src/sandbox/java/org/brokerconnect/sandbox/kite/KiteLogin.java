package org.brokerconnect.sandbox.kite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Logs in as a client would, for tests: follows the authorization URL, submits the forms, and returns the redirect to
 * the app without calling it.
 */
public final class KiteLogin {
    private static final Pattern SESSION_ID = Pattern.compile("name=\"sess_id\" value=\"([^\"]+)\"");
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final String userId;
    private final String password;
    private final String totp;

    private KiteLogin(String userId, String password, String totp) {
        this.userId = userId;
        this.password = password;
        this.totp = totp;
    }

    /** A demo client with the correct password and TOTP. */
    public static KiteLogin as(String userId) {
        return new KiteLogin(userId, "demo", "123456");
    }

    /** A copy with another password. */
    public KiteLogin withPassword(String other) {
        return new KiteLogin(userId, other, totp);
    }

    /** A copy with another TOTP. */
    public KiteLogin withTotp(String other) {
        return new KiteLogin(userId, password, other);
    }

    /** Logs in, gives consent if requested, and returns the redirect to the app. */
    public URI authorise(URI authorizationUrl) {
        return login(authorizationUrl, "authorise");
    }

    /**
     * Logs in, refuses consent if requested, and returns the redirect to the app. No consent is requested from a client
     * who gave it before.
     */
    public URI cancel(URI authorizationUrl) {
        return login(authorizationUrl, "cancel");
    }

    /** The response was neither a form nor a redirect. */
    public static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final int status;

        Refused(int status, String body) {
            super(status + ": " + body);
            this.status = status;
        }

        /** The HTTP status: 403 for a wrong password or TOTP, 400 for an unknown app or a client who is not enabled. */
        public int status() {
            return status;
        }
    }

    private URI login(URI authorizationUrl, String decision) {
        HttpResponse<String> page = get(authorizationUrl);
        page = page.statusCode() == 302 ? get(location(page)) : page;
        page = post(
                page,
                "/connect/login",
                "user_id=" + encoded(userId) + "&password=" + encoded(password) + "&totp=" + encoded(totp));
        if (location(page).getPath().equals("/connect/authorize")) {
            page = post(get(location(page)), "/connect/authorize", "decision=" + decision);
        }
        return location(page).getPath().equals("/connect/finish") ? location(get(location(page))) : location(page);
    }

    private static URI location(HttpResponse<String> response) {
        return response.headers()
                .firstValue("Location")
                .map(response.uri()::resolve)
                .orElseThrow(() -> new Refused(response.statusCode(), response.body()));
    }

    private static HttpResponse<String> get(URI address) {
        return send(HttpRequest.newBuilder(address).build());
    }

    private static HttpResponse<String> post(HttpResponse<String> page, String path, String fields) {
        Matcher sessionId = SESSION_ID.matcher(page.body());
        if (page.statusCode() != 200 || !sessionId.find()) {
            throw new Refused(page.statusCode(), page.body());
        }
        return send(HttpRequest.newBuilder(page.uri().resolve(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("sess_id=" + sessionId.group(1) + "&" + fields))
                .build());
    }

    private static HttpResponse<String> send(HttpRequest request) {
        try {
            return HTTP.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted at " + request.uri().getPath(), e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
