package org.brokerconnect.sandbox.kite;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.brokerconnect.sandbox.kite.market.Instrument;
import org.brokerconnect.sandbox.kite.market.Instruments;
import org.brokerconnect.sandbox.kite.market.Market;

/** Market and ticker by the control resource: {@code /_sandbox/market} and {@code /_sandbox/sockets}. */
final class MarketControlRoutes {
    private final Instruments instruments;
    private final Market market;
    private final Sockets sockets;

    MarketControlRoutes(Instruments instruments, Market market, Sockets sockets) {
        this.instruments = instruments;
        this.market = market;
        this.sockets = sockets;
    }

    void addTo(Routes routes) {
        routes.get("/_sandbox/market", call -> state())
                .put("/_sandbox/market", this::change)
                .post("/_sandbox/market/ticks", call -> {
                    sockets.tick();
                    return state();
                })
                .get("/_sandbox/sockets", call -> Reply.json(200, open()))
                .post("/_sandbox/sockets", call -> {
                    sockets.say(Json.text(call.json()));
                    return Reply.json(200, open());
                })
                .delete("/_sandbox/sockets", this::end);
    }

    private Reply state() {
        return Reply.json(200, Map.of("open", market.isOpen()));
    }

    /** {@code {"open":true}}, false, or null for by the clock; {@code {"prices":{"NSE:INFY":1500.0}}} holds prices. */
    private Reply change(KiteCall call) throws IOException {
        JsonNode wish = call.json();
        JsonNode open = wish.path("open");
        if (!open.isMissingNode()) {
            market.force(open.isNull() ? null : open.asBoolean());
        }
        wish.path("prices")
                .properties()
                .forEach(price ->
                        market.pin(instrument(price.getKey()), price.getValue().asDouble()));
        return state();
    }

    private Instrument instrument(String key) {
        return instruments.byKey(key).orElseThrow(() -> KiteError.input("no instrument " + key));
    }

    /** Cuts all sockets; with {@code ?code=1001} closes them properly. */
    private Reply end(KiteCall call) {
        int ended = sockets.count();
        call.query("code")
                .map(Integer::valueOf)
                .ifPresentOrElse(code -> sockets.close(code, "closed by the sandbox"), sockets::cut);
        return Reply.json(200, Map.of("ended", ended));
    }

    private List<Map<String, Object>> open() {
        return sockets.open().stream()
                .map(socket -> Wire.object(
                        "api_key", socket.session().apiKey(),
                        "user_id", socket.session().userId(),
                        "modes", socket.modes()))
                .toList();
    }
}
