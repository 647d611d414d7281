package org.brokerconnect.sandbox.kite;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Control routes that list, add and remove faults: {@code /_sandbox/faults}. */
final class FaultRoutes {
    private final Faults faults;

    FaultRoutes(Faults faults) {
        this.faults = faults;
    }

    void addTo(Routes routes) {
        routes.get("/_sandbox/faults", call -> Reply.json(200, active()))
                .post("/_sandbox/faults", this::add)
                .delete("/_sandbox/faults", call -> {
                    faults.clear();
                    return Reply.json(200, active());
                })
                .delete("/_sandbox/faults/{id}", call -> {
                    faults.remove(Integer.parseInt(call.pathParameter("id")));
                    return Reply.json(200, active());
                });
    }

    private List<Map<String, Object>> active() {
        return faults.active().entrySet().stream()
                .map(entry -> toJson(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static Map<String, Object> toJson(int id, Fault fault) {
        return Json.object(
                "id", id,
                "method", fault.method(),
                "path", fault.path(),
                "kind", fault.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                "times", fault.times(),
                "delay", fault.delay().toString());
    }

    private static Fault.Answer answer(JsonNode fault) {
        if (!fault.path("kind").asText().equalsIgnoreCase("answer")) {
            return null;
        }
        JsonNode body = fault.path("body");
        return new Fault.Answer(
                fault.path("status").asInt(200),
                fault.path("contentType").asText("application/json"),
                body.isTextual() ? body.asText() : body.toString());
    }

    /**
     * Body: {@code {"kind":"slow","method":"GET","path":"/portfolio/*","times":3,"delay":"PT2S"}}; only {@code kind} is
     * required. The kind {@code answer} has {@code status}, {@code contentType} and {@code body}: a text, or a JSON
     * value.
     */
    private Reply add(KiteCall call) throws IOException {
        JsonNode body = call.json();
        try {
            Fault fault = new Fault(
                    body.path("method").asText("*"),
                    body.path("path").asText("*"),
                    FaultKind.valueOf(
                            body.path("kind").asText().toUpperCase(Locale.ROOT).replace('-', '_')),
                    body.path("times").asInt(0),
                    Duration.parse(body.path("delay").asText("PT0S")),
                    answer(body));
            return Reply.json(201, toJson(faults.add(fault), fault));
        } catch (DateTimeParseException | IllegalArgumentException e) {
            throw KiteError.input(e.getMessage());
        }
    }
}
