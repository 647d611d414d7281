package org.brokerconnect.broker.tastytrade.stream;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.brokerconnect.broker.Tick;
import org.brokerconnect.broker.wire.WireRow;

/**
 * The trades of {@code FEED_DATA}. In the format COMPACT that is requested, types and the values of their events
 * alternate: {@code ["Trade",["Trade","AAPL",189.5,"Trade","VTI",331.45]]}; the order of the values is in {@code
 * FEED_CONFIG}. In the format FULL each event is an object. A price that is not known is the text {@code NaN}; such
 * events, incomplete ones and other types are skipped.
 */
final class DxLinkFeedData {

    private DxLinkFeedData() {}

    /** @param fields of a trade in the format COMPACT, in their order */
    static List<Tick> ticks(JsonNode data, List<String> fields) {
        List<Tick> ticks = new ArrayList<>();
        for (int at = 0; at < data.size(); at++) {
            JsonNode element = data.get(at);
            if (element.isObject()) {
                addFull(element, ticks);
            } else if (element.asText().equals(DxLinkMessages.TRADE) && at + 1 < data.size()) {
                addCompact(data.get(++at), fields, ticks);
            }
        }
        return ticks;
    }

    private static void addFull(JsonNode event, List<Tick> ticks) {
        if (event.path("eventType").asText().equals(DxLinkMessages.TRADE)) {
            add(event.path("eventSymbol"), event.path("price"), ticks);
        }
    }

    private static void addCompact(JsonNode values, List<String> fields, List<Tick> ticks) {
        int symbol = fields.indexOf("eventSymbol");
        int price = fields.indexOf("price");
        if (symbol < 0 || price < 0) {
            return;
        }
        for (int at = 0; at + fields.size() <= values.size(); at += fields.size()) {
            add(values.get(at + symbol), values.get(at + price), ticks);
        }
    }

    private static void add(JsonNode symbol, JsonNode price, List<Tick> ticks) {
        BigDecimal known = WireRow.amount(price);
        if (known != null && symbol.isTextual() && !symbol.textValue().isEmpty()) {
            ticks.add(new Tick(symbol.textValue(), known));
        }
    }
}
