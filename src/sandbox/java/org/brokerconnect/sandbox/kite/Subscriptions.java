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

/** What one socket wants to hear of, told in text such as {@code {"a":"subscribe","v":[408065]}}. */
final class Subscriptions {
    private static final int MOST_TOKENS = 3000;
    private final Map<Long, TickMode> modes = new LinkedHashMap<>();

    /** A refusal that the socket survives. */
    static final class Refusal extends Exception {
        private static final long serialVersionUID = 1L;

        Refusal(String message) {
            super(message);
        }
    }

    /** Follows one message; the tokens that it named and that are subscribed now. */
    synchronized List<Long> follow(String message) throws Refusal {
        JsonNode wish = parsed(message);
        JsonNode value = wish.path("v");
        switch (wish.path("a").asText()) {
            case "subscribe":
                return subscribe(tokens(value));
            case "unsubscribe":
                modes.keySet().removeAll(tokens(value));
                return List.of();
            case "mode":
                return change(tokens(value.path(1)), mode(value.path(0).asText()));
            default:
                throw new Refusal("Unknown action.");
        }
    }

    private List<Long> subscribe(List<Long> tokens) throws Refusal {
        for (Long token : tokens) {
            if (modes.size() >= MOST_TOKENS && !modes.containsKey(token)) {
                throw new Refusal("Can't subscribe to more than 3000 instruments.");
            }
            modes.putIfAbsent(token, TickMode.QUOTE);
        }
        return tokens;
    }

    private List<Long> change(List<Long> tokens, TickMode mode) {
        List<Long> known = tokens.stream().filter(modes::containsKey).toList();
        known.forEach(token -> modes.put(token, mode));
        return known;
    }

    synchronized Map<Long, TickMode> modes() {
        return new LinkedHashMap<>(modes);
    }

    private static JsonNode parsed(String message) throws Refusal {
        try {
            return Json.read(message.getBytes(StandardCharsets.UTF_8), JsonNode.class);
        } catch (IOException e) {
            throw new Refusal("Invalid message.");
        }
    }

    private static List<Long> tokens(JsonNode array) {
        List<Long> tokens = new ArrayList<>();
        array.forEach(token -> tokens.add(token.asLong()));
        return tokens;
    }

    private static TickMode mode(String name) throws Refusal {
        try {
            return TickMode.valueOf(name.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new Refusal("Unknown mode.");
        }
    }
}
