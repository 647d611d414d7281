package org.brokerconnect.sandbox.tastytrade;

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
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A customer at the login and consent page, as a browser shows it. */
public final class TastyLogin {
    private static final Pattern HIDDEN = Pattern.compile("type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"");
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final String username;
    private final String password;

    private TastyLogin(String username, String password) {
        this.username = username;
        this.password = password;
    }

    /** A customer of the sandbox with the correct password. */
    public static TastyLogin as(String username) {
        return new TastyLogin(username, "demo");
    }

    /** A copy with another password. */
    public TastyLogin withPassword(String other) {
        return new TastyLogin(username, other);
    }

    /** Logs in and agrees; returns the redirect to the app. */
    public URI authorize(URI authorizationUrl) {
        return decide(authorizationUrl, "authorize");
    }

    /** Declines; returns the redirect to the app. */
    public URI decline(URI authorizationUrl) {
        return decide(authorizationUrl, "decline");
    }

    private URI decide(URI authorizationUrl, String decision) {
        HttpResponse<String> page =
                send(HttpRequest.newBuilder(authorizationUrl).build());
        String hidden =
                HIDDEN.matcher(page.body()).results().map(TastyLogin::field).collect(Collectors.joining("&"));
        String form =
                hidden + "&username=" + encoded(username) + "&password=" + encoded(password) + "&decision=" + decision;
        HttpResponse<String> answer = send(HttpRequest.newBuilder(authorizationUrl.resolve("/auth.html"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build());
        return answer.headers()
                .firstValue("Location")
                .map(URI::create)
                .orElseThrow(() -> new IllegalStateException("the page answers " + answer.statusCode()));
    }

    private static String field(MatchResult field) {
        String value = field.group(2)
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&#123;", "{")
                .replace("&amp;", "&");
        return field.group(1) + "=" + encoded(value);
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
