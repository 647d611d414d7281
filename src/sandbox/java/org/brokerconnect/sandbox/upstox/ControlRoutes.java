package org.brokerconnect.sandbox.upstox;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** Routes with which a person or a test controls the sandbox: {@code /_sandbox}. */
final class ControlRoutes {
    private final UpstoxSandbox sandbox;

    ControlRoutes(UpstoxSandbox sandbox) {
        this.sandbox = sandbox;
    }

    void addTo(Routes routes) {
        routes.add("GET", "/_sandbox/clock", call -> clock())
                .add("POST", "/_sandbox/clock", this::setClock)
                .add("POST", "/_sandbox/faults", this::addFault)
                .add("DELETE", "/_sandbox/faults", call -> {
                    sandbox.faults().clear();
                    return Reply.data(true);
                })
                .add("POST", "/_sandbox/logout", call -> {
                    sandbox.endSessions(call.json().path("user_id").asText());
                    return Reply.data(true);
                })
                .add(
                        "POST",
                        "/_sandbox/analytics-token",
                        call -> Reply.data(Map.of(
                                "token",
                                sandbox.analyticsToken(
                                        call.json().path("user_id").asText()))))
                .add("POST", "/_sandbox/notifier", call -> {
                    JsonNode body = call.json();
                    sandbox.registerNotifier(
                            body.path("client_id").asText(),
                            URI.create(body.path("url").asText()));
                    return Reply.data(true);
                })
                .add("POST", "/_sandbox/agree", call -> {
                    JsonNode body = call.json();
                    sandbox.agree(
                            body.path("client_id").asText(),
                            body.path("user_id").asText());
                    return Reply.data(true);
                })
                .add("POST", "/_sandbox/tick", call -> {
                    sandbox.feed().tick();
                    return Reply.data(true);
                })
                .add("POST", "/_sandbox/reset", call -> {
                    sandbox.reset();
                    return Reply.data(true);
                });
    }

    private Reply clock() {
        return Reply.data(Map.of("now", sandbox.clock().instant().toString()));
    }

    /** Body: {@code {"now":"2026-11-25T05:00:00Z"}} or {@code {"advance":"PT1H"}}. */
    private Reply setClock(Call call) {
        JsonNode body = call.json();
        if (body.has("now")) {
            sandbox.clock().set(Instant.parse(body.path("now").asText()));
        } else {
            sandbox.clock().advance(Duration.parse(body.path("advance").asText("PT0S")));
        }
        return clock();
    }

    /** Body: {@code {"kind":"SLOW","method":"GET","path":"/v2/*","delay":"PT2S"}}; only {@code kind} is required. */
    private Reply addFault(Call call) {
        JsonNode body = call.json();
        sandbox.faults()
                .add(Fault.on(
                                body.path("method").asText("*"),
                                body.path("path").asText("*"),
                                FaultKind.valueOf(body.path("kind").asText()))
                        .after(Duration.parse(body.path("delay").asText("PT0S"))));
        return Reply.data(true);
    }
}
