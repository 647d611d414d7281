package org.brokerconnect.sandbox.upstox;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The login dialog (Upstox API docs, Authorize): a page with one form, and the redirect to the app. */
final class DialogRoutes {
    private static final String PAGE = """
            <!doctype html><html lang="en"><title>Upstox sandbox</title><body><main>
            <h1>Log in to Upstox</h1><p>%s asks to read your account.</p>
            <form method="post" action="/login"><input type="hidden" name="attempt" value="%s">
            <label>Client ID <input name="user_id" value="UP1234"></label>
            <label>PIN <input name="pin" type="password"></label>
            <button name="decision" value="continue">Continue</button>
            <button name="decision" value="cancel">Cancel</button></form></main></body></html>
            """;

    private final Map<String, UpstoxApp> apps;
    private final Map<String, User> users;
    private final Codes codes;
    private final Tokens tokens;
    private final boolean silentDecline;
    private final Map<String, Attempt> attempts = new ConcurrentHashMap<>();

    private record Attempt(UpstoxApp app, String redirectUri, Optional<String> state) {}

    DialogRoutes(
            Map<String, UpstoxApp> apps, Map<String, User> users, Codes codes, Tokens tokens, boolean silentDecline) {
        this.apps = apps;
        this.users = users;
        this.codes = codes;
        this.tokens = tokens;
        this.silentDecline = silentDecline;
    }

    void addTo(Routes routes) {
        routes.add("GET", "/v2/login/authorization/dialog", this::show).add("POST", "/login", this::logIn);
    }

    private Reply show(Call call) {
        UpstoxApp app = Optional.ofNullable(apps.get(call.query("client_id").orElse("")))
                .orElseThrow(() -> new UpstoxError(401, "UDAPI100016", "Invalid Credentials"));
        String redirectUri = call.query("redirect_uri")
                .orElseThrow(() -> new UpstoxError(400, "UDAPI1018", "The redirect_uri is required"));
        if (!redirectUri.equals(app.redirectUri())) {
            throw new UpstoxError(401, "UDAPI100068", "Check your 'client_id' and 'redirect_uri'");
        }
        String id = tokens.random(24);
        attempts.put(id, new Attempt(app, redirectUri, call.query("state")));
        return Reply.html(200, PAGE.formatted(app.name(), id));
    }

    private Reply logIn(Call call) {
        Attempt attempt = attempts.get(call.field("attempt").orElse(""));
        if (attempt == null) {
            return Reply.html(410, "<p>This login has ended.</p>");
        }
        Optional<User> user = Optional.ofNullable(
                        users.get(call.field("user_id").orElse("")))
                .flatMap(known -> known.withPin(call.field("pin").orElse("")));
        if (user.isEmpty()) {
            return Reply.html(403, "<p>Wrong client ID or PIN.</p>");
        }
        attempts.remove(call.field("attempt").orElse(""));
        boolean agreed = call.field("decision").orElse("").equals("continue");
        return Reply.redirect(target(attempt, agreed ? granted(attempt, user.get()) : declined()));
    }

    private String granted(Attempt attempt, User user) {
        return "code=" + codes.issue(attempt.app().key(), user.id(), attempt.redirectUri());
    }

    private String declined() {
        return silentDecline ? "" : "error=access_denied";
    }

    private static String target(Attempt attempt, String parameters) {
        String state = attempt.state()
                .map(value -> "state=" + URLEncoder.encode(value, StandardCharsets.UTF_8))
                .orElse("");
        String query = parameters + (parameters.isEmpty() || state.isEmpty() ? "" : "&") + state;
        return attempt.redirectUri() + (attempt.redirectUri().contains("?") ? "&" : "?") + query;
    }
}
