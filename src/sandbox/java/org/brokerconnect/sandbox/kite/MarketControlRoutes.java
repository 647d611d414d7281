package org.brokerconnect.sandbox.kite;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.brokerconnect.sandbox.kite.market.Instrument;
import org.brokerconnect.sandbox.kite.market.Instruments;
import org.brokerconnect.sandbox.kite.market.Market;

/** Control routes for the market and the ticker: {@code /_sandbox/market} and {@code /_sandbox/sockets}. */
final class MarketControlRoutes {
    private final Instruments instruments;
    private final Market market;
    private final TickerSockets sockets;

    MarketControlRoutes(Instruments instruments, Market market, TickerSockets sockets) {
        this.instruments = instruments;
        this.market = market;
        this.sockets = sockets;
    }

    void addTo(Routes routes) {
        routes.get("/_sandbox/market", call -> state())
                .put("/_sandbox/market", this::update)
                .post("/_sandbox/market/ticks", call -> {
                    sockets.tick();
                    return state();
                })
                .get("/_sandbox/sockets", call -> Reply.json(200, open()))
                .post("/_sandbox/sockets", call -> {
                    sockets.sendText(Json.text(call.json()));
                    return Reply.json(200, open());
                })
                .delete("/_sandbox/sockets", this::closeSockets);
    }

    private Reply state() {
        Map<String, Object> days = new TreeMap<>();
        market.days().forEach((day, open) -> days.put(day.toString(), open ? "open" : "closed"));
        return Reply.json(200, Map.of("open", market.isOpen(), "days", days));
    }

    /**
     * Body: {@code {"open":true}}; false closes the market, null returns to the trading hours. {@code
     * {"prices":{"NSE:INFY":1500.0}}} sets prices. {@code {"days":{"2026-12-25":"closed","2026-11-08":"open"}}} makes
     * a holiday and a session on a Sunday; null returns a day to the week.
     */
    private Reply update(KiteCall call) throws IOException {
        JsonNode body = call.json();
        JsonNode open = body.path("open");
        if (!open.isMissingNode()) {
            market.overrideOpen(open.isNull() ? null : open.asBoolean());
        }
        body.path("days").properties().forEach(day -> market.setDay(date(day.getKey()), isOpen(day.getValue())));
        body.path("prices")
                .properties()
                .forEach(price -> market.setPrice(
                        instrument(price.getKey()), price.getValue().asDouble()));
        return state();
    }

    private static LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw KiteError.input(e.getMessage());
        }
    }

    private static Boolean isOpen(JsonNode state) {
        if (!state.isNull() && !state.asText().equals("open") && !state.asText().equals("closed")) {
            throw KiteError.input("a day is open, closed or null");
        }
        return state.isNull() ? null : state.asText().equals("open");
    }

    private Instrument instrument(String key) {
        return instruments.byKey(key).orElseThrow(() -> KiteError.input("no instrument " + key));
    }

    /** Drops all connections; {@code ?code=1001} sends a close frame instead. */
    private Reply closeSockets(KiteCall call) {
        int closed = sockets.count();
        call.queryParameter("code")
                .map(Integer::valueOf)
                .ifPresentOrElse(code -> sockets.close(code, "closed by the sandbox"), sockets::abort);
        return Reply.json(200, Map.of("ended", closed));
    }

    private List<Map<String, Object>> open() {
        return sockets.open().stream()
                .map(socket -> Json.object(
                        "api_key", socket.session().apiKey(),
                        "user_id", socket.session().userId(),
                        "modes", socket.modes()))
                .toList();
    }
}
