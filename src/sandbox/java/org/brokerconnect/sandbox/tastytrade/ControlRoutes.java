package org.brokerconnect.sandbox.tastytrade;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.brokerconnect.sandbox.kite.SandboxClock;

/** The control routes under {@code /_sandbox}: plain JSON, no envelope, no session. */
final class ControlRoutes {
    private final TastySandbox sandbox;

    ControlRoutes(TastySandbox sandbox) {
        this.sandbox = sandbox;
    }

    void addTo(Routes routes) {
        routes.get("/_sandbox/clock", call -> clock())
                .put("/_sandbox/clock", this::setClock)
                .get("/_sandbox/faults", call -> Reply.json(200, faults()))
                .post("/_sandbox/faults", this::addFault)
                .delete("/_sandbox/faults", call -> done(sandbox.faults()::clear))
                .post("/_sandbox/customers/{username}/grants", this::createGrant)
                .delete("/_sandbox/customers/{username}/grants", this::deleteGrants)
                .put("/_sandbox/customers/{username}/accounts/{number}", this::changeAccount)
                .put("/_sandbox/market", this::setPrices)
                .post("/_sandbox/market/ticks", call -> done(sandbox.sockets()::tick))
                .delete("/_sandbox/sockets", this::closeSockets)
                .get("/_sandbox/calls", call -> Reply.json(200, sandbox.calls().counts()))
                .get("/_sandbox/secrets", call -> Reply.json(200, sandbox.secrets()))
                .post("/_sandbox/reset", call -> done(sandbox::reset));
    }

    private static Reply done(Runnable action) {
        action.run();
        return Reply.NO_CONTENT;
    }

    private Reply clock() {
        SandboxClock clock = sandbox.clock();
        return Reply.json(200, Json.of("now", clock.instant().toString(), "frozen", clock.isFrozen()));
    }

    /** Body: {@code {"now":"2026-11-27T15:00:00Z"}} or {@code {"advance":"PT15M"}}. */
    private Reply setClock(Call call) throws IOException {
        JsonNode body = call.json();
        try {
            if (body.has("now")) {
                sandbox.clock().set(Instant.parse(body.get("now").asText()));
            }
            if (body.has("advance")) {
                sandbox.clock().advance(Duration.parse(body.get("advance").asText()));
            }
        } catch (DateTimeException unreadable) {
            throw Refusal.api(400, "invalid_request", unreadable.getMessage());
        }
        return clock();
    }

    private List<Map<String, Object>> faults() {
        return sandbox.faults().active().entrySet().stream()
                .map(entry -> Json.of(
                        "id", entry.getKey(),
                        "method", entry.getValue().method(),
                        "path", entry.getValue().path(),
                        "kind",
                                entry.getValue()
                                        .kind()
                                        .name()
                                        .toLowerCase(Locale.ROOT)
                                        .replace('_', '-'),
                        "times", entry.getValue().times()))
                .toList();
    }

    /** Body: {@code {"kind":"bad-gateway","method":"GET","path":"/accounts/*","times":3,"delay":"PT2S"}}. */
    private Reply addFault(Call call) throws IOException {
        JsonNode body = call.json();
        try {
            Fault.Kind kind = Fault.Kind.valueOf(
                    body.path("kind").asText().toUpperCase(Locale.ROOT).replace('-', '_'));
            Fault.Answer answer = new Fault.Answer(
                    body.path("status").asInt(200),
                    body.path("contentType").asText("application/json"),
                    body.path("body").isTextual()
                            ? body.path("body").asText()
                            : body.path("body").toString());
            int id = sandbox.faults()
                    .add(new Fault(
                            body.path("method").asText("*"),
                            body.path("path").asText("*"),
                            kind,
                            body.path("times").asInt(0),
                            Duration.parse(body.path("delay").asText("PT0S")),
                            answer));
            return Reply.json(201, Json.of("id", id));
        } catch (DateTimeException | IllegalArgumentException unreadable) {
            throw Refusal.api(400, "invalid_request", unreadable.getMessage());
        }
    }

    /** Creates a personal grant, as the site does; body: {@code {"clientId":"…"}}. Returns its refresh token. */
    private Reply createGrant(Call call) throws IOException {
        String token = sandbox.createGrant(
                call.json().path("clientId").asText(), call.pathParameter("username"), Set.of("read", "openid"));
        return Reply.json(201, Json.of("refreshToken", token));
    }

    private Reply deleteGrants(Call call) {
        return Reply.json(200, Json.of("deleted", sandbox.deleteGrants(call.pathParameter("username"))));
    }

    /** Body: {@code {"AAPL":{"quantity":"5"},"":{"cash-balance":"-3.0"}}}; the empty symbol is the balance. */
    private Reply changeAccount(Call call) throws IOException {
        call.json()
                .properties()
                .forEach(change -> sandbox.changeAccount(
                        call.pathParameter("username"),
                        call.pathParameter("number"),
                        change.getKey(),
                        change.getValue().toString()));
        return Reply.NO_CONTENT;
    }

    /** Body: {@code {"AAPL":"190.10"}}. */
    private Reply setPrices(Call call) throws IOException {
        call.json().properties().forEach(price -> sandbox.market()
                .setPrice(price.getKey(), new BigDecimal(price.getValue().asText())));
        return Reply.NO_CONTENT;
    }

    /** Drops all price streams, or closes them with {@code ?code=1001}. */
    private Reply closeSockets(Call call) {
        call.query("code")
                .ifPresentOrElse(
                        code -> sandbox.sockets().close(Integer.parseInt(code), "closed by a control call"),
                        sandbox.sockets()::abort);
        return Reply.NO_CONTENT;
    }
}
