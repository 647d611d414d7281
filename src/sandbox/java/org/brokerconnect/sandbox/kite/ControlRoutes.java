package org.brokerconnect.sandbox.kite;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;

/** The control routes under {@code /_sandbox}: plain JSON, no envelope, no session. */
final class ControlRoutes {
    private final KiteSandbox sandbox;

    ControlRoutes(KiteSandbox sandbox) {
        this.sandbox = sandbox;
    }

    void addTo(Routes routes) {
        routes.get("/_sandbox/clock", call -> clock())
                .put("/_sandbox/clock", this::setClock)
                .put("/_sandbox/flush", this::stageFlush)
                .get("/_sandbox/apps", call -> Reply.json(200, sandbox.apps()))
                .put("/_sandbox/apps/{apiKey}", this::changeApp)
                .get("/_sandbox/secrets", call -> Reply.json(200, sandbox.secrets()))
                .get("/_sandbox/sessions", call -> Reply.json(200, sessions()))
                .post("/_sandbox/clients/{userId}/master-logout", this::masterLogout)
                .put("/_sandbox/clients/{userId}/holdings", this::setHoldings)
                .get("/_sandbox/calls", call -> Reply.json(200, calls()))
                .delete("/_sandbox/calls", call -> noContent(sandbox.calls()::reset))
                .post("/_sandbox/reset", call -> noContent(sandbox::reset));
    }

    private Reply clock() {
        SandboxClock clock = sandbox.clock();
        return Reply.json(200, Json.object("now", clock.instant().toString(), "frozen", clock.isFrozen()));
    }

    /**
     * Body: {@code {"now":"2026-11-23T00:29:59Z"}} or {@code {"advance":"PT1H"}}, each with an optional {@code
     * "frozen"}.
     */
    private Reply setClock(KiteCall call) throws IOException {
        JsonNode body = call.json();
        SandboxClock clock = sandbox.clock();
        if (body.has("frozen")) {
            setFrozen(clock, body.get("frozen").asBoolean());
        }
        try {
            if (body.has("now")) {
                clock.set(Instant.parse(body.get("now").asText()));
            }
            if (body.has("advance")) {
                clock.advance(Duration.parse(body.get("advance").asText()));
            }
        } catch (DateTimeParseException e) {
            throw KiteError.input(e.getMessage());
        }
        return clock();
    }

    private static void setFrozen(SandboxClock clock, boolean frozen) {
        if (frozen) {
            clock.freeze(clock.instant());
        } else {
            clock.resume();
        }
    }

    /** Body: {@code {"staged":true}}. See {@link SandboxOptions#stagedFlush()}. */
    private Reply stageFlush(KiteCall call) throws IOException {
        boolean staged = call.json().path("staged").asBoolean();
        return noContent(() -> sandbox.stageFlush(staged));
    }

    /** Body: {@code {"redirect_url":"…","api_secret":"…"}}; both fields are optional. */
    private Reply changeApp(KiteCall call) throws IOException {
        JsonNode body = call.json();
        App changed = sandbox.changeApp(call.pathParameter("apiKey"), app -> app.withRedirectUrl(
                        body.path("redirect_url").asText(app.redirectUrl()))
                .withApiSecret(body.path("api_secret").asText(app.apiSecret())));
        return Reply.json(200, changed);
    }

    private Reply masterLogout(KiteCall call) {
        return Reply.json(200, Map.of("ended", sandbox.masterLogout(call.pathParameter("userId"))));
    }

    /** Body: {@code {"NSE:INFY":100,"NSE:TCS":0}}, settled quantities; 0 removes the holding. */
    private Reply setHoldings(KiteCall call) throws IOException {
        call.json()
                .properties()
                .forEach(holding -> sandbox.setHolding(
                        call.pathParameter("userId"),
                        holding.getKey(),
                        holding.getValue().asInt()));
        return noContent(() -> {});
    }

    private List<Map<String, Object>> sessions() {
        return sandbox.sessions().stream()
                .map(session -> Json.object(
                        "api_key", session.apiKey(),
                        "user_id", session.userId(),
                        "login_time", session.loginTime().toString(),
                        "access_token", session.accessToken(),
                        "renewals", sandbox.renewals(session.apiKey(), session.userId())))
                .toList();
    }

    private List<Map<String, Object>> calls() {
        return sandbox.calls().counts().entrySet().stream()
                .map(entry -> Json.object(
                        "route", entry.getKey().route(),
                        "status", entry.getKey().status(),
                        "error_type", entry.getKey().errorType(),
                        "fault_injected", entry.getKey().faultInjected(),
                        "api_key", entry.getKey().apiKey(),
                        "count", entry.getValue()))
                .toList();
    }

    private static Reply noContent(Runnable action) {
        action.run();
        return new Reply(204, Map.of(), new byte[0], "");
    }
}
