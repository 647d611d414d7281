package org.brokerconnect.sandbox.tastytrade;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One feed channel: the fields of its events, its subscriptions, and what was sent. Not thread-safe. */
final class DxLinkFeed {
    private static final Map<String, List<String>> ALL_FIELDS = Map.of(
            "Trade", List.of("eventType", "eventSymbol", "eventTime", "exchangeCode", "price", "size", "dayVolume"),
            "Quote", List.of("eventType", "eventSymbol", "bidPrice", "askPrice", "bidSize", "askSize"),
            "Summary", List.of("eventType", "eventSymbol", "prevDayClosePrice"));

    private record Subscription(String type, String symbol) {}

    private final Map<String, List<String>> accepted = new HashMap<>();
    private final Map<String, List<String>> fields = new HashMap<>();
    private final Set<Subscription> subscriptions = new LinkedHashSet<>();
    private final Map<Subscription, BigDecimal> sent = new HashMap<>();

    /** The fields that the client wants; returns those of the types that are in use. */
    Map<String, List<String>> setUp(JsonNode message) {
        message.path("acceptEventFields").properties().forEach(type -> {
            List<String> names = new ArrayList<>();
            type.getValue().forEach(name -> names.add(name.asText()));
            accepted.put(type.getKey(), names);
        });
        fields.replaceAll((type, old) -> fieldsOf(type));
        return Map.copyOf(fields);
    }

    private List<String> fieldsOf(String type) {
        return accepted.getOrDefault(type, ALL_FIELDS.getOrDefault(type, List.of("eventType", "eventSymbol")));
    }

    /** Changes the subscriptions; returns the fields of types that were not in use before. */
    Map<String, List<String>> subscribe(JsonNode message) {
        if (message.path("reset").asBoolean()) {
            subscriptions.clear();
            sent.clear();
        }
        message.path("remove").forEach(removed -> {
            subscriptions.remove(subscription(removed));
            sent.remove(subscription(removed));
        });
        Map<String, List<String>> added = new LinkedHashMap<>();
        message.path("add").forEach(node -> {
            Subscription subscription = subscription(node);
            subscriptions.add(subscription);
            if (fields.putIfAbsent(subscription.type(), fieldsOf(subscription.type())) == null) {
                added.put(subscription.type(), fieldsOf(subscription.type()));
            }
        });
        return added;
    }

    private static Subscription subscription(JsonNode node) {
        return new Subscription(node.path("type").asText(), node.path("symbol").asText());
    }

    List<String> symbols() {
        return subscriptions.stream().map(Subscription::symbol).toList();
    }

    /** The values of all events whose price changed, one after the other, by type. */
    Map<String, List<Object>> changes(UsMarket market) {
        Map<String, List<Object>> events = new LinkedHashMap<>();
        for (Subscription subscription : subscriptions) {
            market.streamedPrice(subscription.symbol())
                    .filter(price -> ALL_FIELDS.containsKey(subscription.type()))
                    .filter(price -> !price.equals(sent.put(subscription, price)))
                    .ifPresent(price -> events.computeIfAbsent(subscription.type(), type -> new ArrayList<>())
                            .addAll(values(subscription, price)));
        }
        return events;
    }

    /** The values of a trade with this price; empty without a subscription. */
    Optional<List<Object>> trade(String symbol, Object price) {
        Subscription subscription = new Subscription("Trade", symbol);
        return subscriptions.contains(subscription) ? Optional.of(values(subscription, price)) : Optional.empty();
    }

    private List<Object> values(Subscription subscription, Object price) {
        return fields.get(subscription.type()).stream()
                .map(field -> value(field, subscription, price))
                .toList();
    }

    private static Object value(String field, Subscription subscription, Object price) {
        return switch (field) {
            case "eventType" -> subscription.type();
            case "eventSymbol" -> subscription.symbol();
            case "price", "bidPrice", "askPrice", "prevDayClosePrice" -> price;
            case "size", "bidSize", "askSize" -> 100;
            case "exchangeCode" -> "Q";
            case "eventTime" -> 0;
            default -> "NaN";
        };
    }
}
