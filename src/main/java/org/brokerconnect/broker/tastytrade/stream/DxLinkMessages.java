package org.brokerconnect.broker.tastytrade.stream;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.brokerconnect.vault.Secret;

/** The messages that a client sends (dxLink WebSocket protocol 0.1). Channel 0 is the connection's own. */
final class DxLinkMessages {

    /** The channel of prices: clients use odd numbers. */
    static final int FEED = 1;

    /** The only type of event that is subscribed: the last trade. */
    static final String TRADE = "Trade";

    /** The fields of a trade that are requested. */
    static final List<String> TRADE_FIELDS = List.of("eventType", "eventSymbol", "price");

    /** How long both sides may be silent, in seconds. */
    static final int KEEPALIVE_SECONDS = 60;

    private static final int AGGREGATION_SECONDS = 1;
    private static final JsonMapper JSON = new JsonMapper();

    private DxLinkMessages() {}

    static String setUp() {
        return message(
                "SETUP",
                0,
                Map.of(
                        "version",
                        "0.1-broker-connect/1.0",
                        "keepaliveTimeout",
                        KEEPALIVE_SECONDS,
                        "acceptKeepaliveTimeout",
                        KEEPALIVE_SECONDS));
    }

    static String authorize(Secret token) {
        return message("AUTH", 0, Map.of("token", token.reveal()));
    }

    static String openFeed() {
        return message("CHANNEL_REQUEST", FEED, Map.of("service", "FEED", "parameters", Map.of("contract", "AUTO")));
    }

    static String setUpFeed() {
        return message(
                "FEED_SETUP",
                FEED,
                Map.of(
                        "acceptAggregationPeriod",
                        AGGREGATION_SECONDS,
                        "acceptDataFormat",
                        "COMPACT",
                        "acceptEventFields",
                        Map.of(TRADE, TRADE_FIELDS)));
    }

    static String keepAlive() {
        return message("KEEPALIVE", 0, Map.of());
    }

    /** @param change {@code add} or {@code remove} */
    static String subscription(String change, List<String> symbols) {
        List<Map<String, String>> trades = symbols.stream()
                .map(symbol -> Map.of("type", TRADE, "symbol", symbol))
                .toList();
        return message("FEED_SUBSCRIPTION", FEED, Map.of(change, trades));
    }

    private static String message(String type, int channel, Map<String, ?> fields) {
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("type", type);
        message.put("channel", channel);
        message.putAll(fields);
        return JSON.valueToTree(message).toString();
    }
}
