package org.brokerconnect.sandbox.kite;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.brokerconnect.sandbox.kite.market.TickMode;

/**
 * The instruments that one connection subscribes to, changed by text messages such as
 * {@code {"a":"subscribe","v":[408065]}}. Safe for use by many threads.
 */
final class Subscriptions {
    private static final int MAX_INSTRUMENTS = 3000;
    private final Map<Long, TickMode> modes = new LinkedHashMap<>();

    /** An invalid message. The connection stays open. */
    static final class InvalidMessage extends Exception {
        private static final long serialVersionUID = 1L;

        InvalidMessage(String message) {
            super(message);
        }
    }

    /**
     * Applies one message.
     *
     * @return the instrument tokens of the message that are subscribed now
     */
    synchronized List<Long> apply(String message) throws InvalidMessage {
        JsonNode command = parsed(message);
        JsonNode value = command.path("v");
        switch (command.path("a").asText()) {
            case "subscribe":
                return subscribe(tokens(value));
            case "unsubscribe":
                modes.keySet().removeAll(tokens(value));
                return List.of();
            case "mode":
                return setMode(tokens(value.path(1)), mode(value.path(0).asText()));
            default:
                throw new InvalidMessage("Unknown action.");
        }
    }

    private List<Long> subscribe(List<Long> tokens) throws InvalidMessage {
        for (Long token : tokens) {
            if (modes.size() >= MAX_INSTRUMENTS && !modes.containsKey(token)) {
                throw new InvalidMessage("Can't subscribe to more than 3000 instruments.");
            }
            modes.putIfAbsent(token, TickMode.QUOTE);
        }
        return tokens;
    }

    private List<Long> setMode(List<Long> tokens, TickMode mode) {
        List<Long> subscribed = tokens.stream().filter(modes::containsKey).toList();
        subscribed.forEach(token -> modes.put(token, mode));
        return subscribed;
    }

    synchronized Map<Long, TickMode> modes() {
        return new LinkedHashMap<>(modes);
    }

    private static JsonNode parsed(String message) throws InvalidMessage {
        try {
            return Json.read(message.getBytes(StandardCharsets.UTF_8), JsonNode.class);
        } catch (IOException e) {
            throw new InvalidMessage("Invalid message.");
        }
    }

    private static List<Long> tokens(JsonNode array) {
        List<Long> tokens = new ArrayList<>();
        array.forEach(token -> tokens.add(token.asLong()));
        return tokens;
    }

    private static TickMode mode(String name) throws InvalidMessage {
        try {
            return TickMode.valueOf(name.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new InvalidMessage("Unknown mode.");
        }
    }
}
