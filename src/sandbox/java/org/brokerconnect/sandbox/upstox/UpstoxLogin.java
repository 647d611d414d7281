package org.brokerconnect.sandbox.upstox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Logs in as a person would, for tests, and returns the redirect to the app without calling it. */
public final class UpstoxLogin {
    private static final Pattern ATTEMPT = Pattern.compile("name=\"attempt\" value=\"([^\"]+)\"");
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final String userId;

    private UpstoxLogin(String userId) {
        this.userId = userId;
    }

    /** A demo person, with the correct PIN. */
    public static UpstoxLogin as(String userId) {
        return new UpstoxLogin(userId);
    }

    /** Logs in and continues. */
    public URI authorise(URI dialog) {
        return decide(dialog, "continue");
    }

    /** Logs in and cancels. */
    public URI cancel(URI dialog) {
        return decide(dialog, "cancel");
    }

    private URI decide(URI dialog, String decision) {
        HttpResponse<String> page = send(HttpRequest.newBuilder(dialog).build());
        Matcher attempt = ATTEMPT.matcher(page.body());
        if (!attempt.find()) {
            throw new IllegalStateException("no login page: " + page.statusCode() + " " + page.body());
        }
        String form = "attempt=" + attempt.group(1) + "&user_id=" + userId + "&pin=123456&decision=" + decision;
        HttpResponse<String> redirect = send(HttpRequest.newBuilder(dialog.resolve("/login"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build());
        return URI.create(redirect.headers().firstValue("Location").orElseThrow());
    }

    private static HttpResponse<String> send(HttpRequest request) {
        try {
            return HTTP.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
