package org.brokerconnect.sandbox.upstox;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Logins that a person confirms in the application: the request, and the message with the token to the app's notifier
 * address, which is not signed (Upstox API docs, Access token request). Safe for use by many threads.
 */
final class PushRoutes {
    private final Map<String, UpstoxApp> apps;
    private final Map<String, User> users;
    private final Sessions sessions;
    private final Clock clock;
    private final Map<String, URI> notifiers = new ConcurrentHashMap<>();
    private final Map<String, Instant> requests = new ConcurrentHashMap<>();
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    PushRoutes(Map<String, UpstoxApp> apps, Map<String, User> users, Sessions sessions, Clock clock) {
        this.apps = apps;
        this.users = users;
        this.sessions = sessions;
        this.clock = clock;
    }

    void addTo(Routes routes) {
        routes.add("POST", "/v3/login/auth/token/request/{key}", this::request);
    }

    /** Lapses at the next 03:30. Times are texts of milliseconds. */
    private Reply request(Call call) {
        String secret = call.json().path("client_secret").asText();
        UpstoxApp app = Optional.ofNullable(apps.get(call.lastPart()))
                .filter(known -> known.secret().equals(secret))
                .orElseThrow(UpstoxError::wrongClient);
        URI notifier = Optional.ofNullable(notifiers.get(app.key()))
                .orElseThrow(() -> new UpstoxError(400, "UDAPI100036", "No notifier URL is registered"));
        Instant lapse = Sessions.nextEnd(clock.instant());
        requests.put(app.key(), lapse);
        return Reply.data(Map.of("authorization_expiry", millis(lapse), "notifier_url", notifier.toString()));
    }

    void register(String key, URI notifier) {
        notifiers.put(key, notifier);
    }

    /**
     * The person agrees: sends a new token to the app's notifier address.
     *
     * @return the message that was sent, and the HTTP status of its receiver
     * @throws UpstoxError if nothing was requested
     */
    Delivery agree(String key, String userId) {
        Instant lapse = requests.get(key);
        if (lapse == null || !lapse.isAfter(clock.instant()) || !users.containsKey(userId)) {
            throw new UpstoxError(400, "UDAPI100036", "Nothing was requested");
        }
        String message = message(key, sessions.begin(userId, key));
        return new Delivery(message, send(notifiers.get(key), message));
    }

    /** A message and the HTTP status of its receiver. */
    record Delivery(String message, int status) {}

    private String message(String key, Session session) {
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("client_id", key);
        message.put("user_id", session.userId());
        message.put("access_token", session.token());
        message.put("token_type", "Bearer");
        message.put("expires_at", millis(session.end()));
        message.put("issued_at", millis(clock.instant()));
        message.put("message_type", "access_token");
        return Reply.JSON.valueToTree(message).toString();
    }

    private static String millis(Instant instant) {
        return String.valueOf(instant.toEpochMilli());
    }

    int send(URI notifier, String message) {
        HttpRequest request = HttpRequest.newBuilder(notifier)
                .timeout(Duration.ofSeconds(30))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(message))
                .build();
        try {
            return http.send(request, BodyHandlers.discarding()).statusCode();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        } catch (IOException unreachable) {
            throw new UpstoxError(400, "UDAPI100036", "The notifier URL is unreachable");
        }
    }

    void reset() {
        notifiers.clear();
        requests.clear();
    }
}
