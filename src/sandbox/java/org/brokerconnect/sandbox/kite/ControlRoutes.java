package org.brokerconnect.sandbox.kite;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;

/** The control resource {@code /_sandbox}: what a test may see and move. Plain JSON, no envelope, no session. */
final class ControlRoutes {
    private final KiteSandbox sandbox;

    ControlRoutes(KiteSandbox sandbox) {
        this.sandbox = sandbox;
    }

    void addTo(Routes routes) {
        routes.get("/_sandbox/clock", call -> clock())
                .put("/_sandbox/clock", this::moveClock)
                .put("/_sandbox/flush", this::stageFlush)
                .get("/_sandbox/apps", call -> Reply.json(200, sandbox.apps()))
                .put("/_sandbox/apps/{apiKey}", this::changeApp)
                .get("/_sandbox/secrets", call -> Reply.json(200, sandbox.secrets()))
                .get("/_sandbox/sessions", call -> Reply.json(200, sessions()))
                .post("/_sandbox/clients/{userId}/master-logout", this::masterLogout)
                .put("/_sandbox/clients/{userId}/holdings", this::hold)
                .get("/_sandbox/calls", call -> Reply.json(200, calls()))
                .delete("/_sandbox/calls", call -> done(sandbox.calls()::clear))
                .post("/_sandbox/reset", call -> done(sandbox::reset));
    }

    private Reply clock() {
        SandboxClock clock = sandbox.clock();
        return Reply.json(200, Wire.object("now", clock.instant().toString(), "frozen", clock.isFrozen()));
    }

    /** {@code {"now":"2026-11-23T00:29:59Z"}} or {@code {"advance":"PT1H"}}, each with or without {@code "frozen"}. */
    private Reply moveClock(KiteCall call) throws IOException {
        JsonNode wish = call.json();
        SandboxClock clock = sandbox.clock();
        if (wish.has("frozen")) {
            freeze(clock, wish.get("frozen").asBoolean());
        }
        try {
            if (wish.has("now")) {
                clock.set(Instant.parse(wish.get("now").asText()));
            }
            if (wish.has("advance")) {
                clock.advance(Duration.parse(wish.get("advance").asText()));
            }
        } catch (DateTimeParseException e) {
            throw KiteError.input(e.getMessage());
        }
        return clock();
    }

    private static void freeze(SandboxClock clock, boolean frozen) {
        if (frozen) {
            clock.freeze(clock.instant());
        } else {
            clock.run();
        }
    }

    /** {@code {"staged":true}}: quotes, then candles and socket, then the rest forget their sessions, at hours of their own. */
    private Reply stageFlush(KiteCall call) throws IOException {
        boolean staged = call.json().path("staged").asBoolean();
        return done(() -> sandbox.stageFlush(staged));
    }

    /** {@code {"redirect_url":"…"}} and, or, {@code {"api_secret":"…"}}. */
    private Reply changeApp(KiteCall call) throws IOException {
        JsonNode wish = call.json();
        App changed = sandbox.changeApp(call.path("apiKey"), app -> app.withRedirectUrl(
                        wish.path("redirect_url").asText(app.redirectUrl()))
                .withApiSecret(wish.path("api_secret").asText(app.apiSecret())));
        return Reply.json(200, changed);
    }

    private Reply masterLogout(KiteCall call) {
        return Reply.json(200, Map.of("ended", sandbox.masterLogout(call.path("userId"))));
    }

    /** {@code {"NSE:INFY":100,"NSE:TCS":0}}: settled shares; 0 takes the holding away. */
    private Reply hold(KiteCall call) throws IOException {
        call.json()
                .properties()
                .forEach(holding -> sandbox.hold(
                        call.path("userId"),
                        holding.getKey(),
                        holding.getValue().asInt()));
        return done(() -> {});
    }

    private List<Map<String, Object>> sessions() {
        return sandbox.sessions().stream()
                .map(session -> Wire.object(
                        "api_key", session.apiKey(),
                        "user_id", session.userId(),
                        "login_time", session.loginTime().toString(),
                        "access_token", session.accessToken(),
                        "renewals", sandbox.renewals(session.apiKey(), session.userId())))
                .toList();
    }

    private List<Map<String, Object>> calls() {
        return sandbox.calls().all().entrySet().stream()
                .map(entry -> Wire.object(
                        "route", entry.getKey().route(),
                        "status", entry.getKey().status(),
                        "error_type", entry.getKey().errorType(),
                        "faulty", entry.getKey().faulty(),
                        "api_key", entry.getKey().apiKey(),
                        "count", entry.getValue()))
                .toList();
    }

    private static Reply done(Runnable deed) {
        deed.run();
        return new Reply(204, Map.of(), new byte[0], "");
    }
}
