package org.brokerconnect.broker.upstox;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.brokerconnect.broker.BrokerUnavailableException;
import org.brokerconnect.broker.Funds;
import org.brokerconnect.broker.wire.PositionMath;
import org.brokerconnect.broker.wire.WireRow;

/**
 * Reads funds (Upstox API docs, User, Get fund and margin), version 3 and version 2. Since July 2025 one sum serves
 * equity and commodity: version 3 has one segment, which is named {@code equity} as version 2 names the sum.
 */
final class UpstoxFunds {

    static final String VERSION_3 = "/v3/user/get-funds-and-margin";
    static final String VERSION_2 = "/v2/user/get-funds-and-margin";
    private static final String TOTAL = "total";
    private static final String EQUITY = "equity";

    private UpstoxFunds() {}

    /**
     * Version 3.
     *
     * @throws BrokerUnavailableException broker-answer-garbled: there is nothing about what is available
     */
    static Funds version3(JsonNode data) {
        WireRow available = WireRow.of(data, "funds").row("available_to_trade");
        if (available.isEmpty()) {
            throw WireRow.garbled("available_to_trade");
        }
        WireRow cash = available.row("cash_available_to_trade");
        WireRow pledge = available.row("pledge_available_to_trade");
        BigDecimal usedCash = cash.row("margin_used").amount(TOTAL);
        BigDecimal usedPledge =
                pledge.isEmpty() ? BigDecimal.ZERO : pledge.row("margin_used").amount(TOTAL);
        Map<String, BigDecimal> sources = new LinkedHashMap<>(parts(cash.row("cash"), ""));
        sources.putAll(parts(pledge.row("margin_from_pledge"), "pledged_"));
        Map<String, BigDecimal> uses = new LinkedHashMap<>(parts(cash.row("margin_used"), ""));
        uses.putAll(parts(pledge.row("margin_used"), "pledged_"));
        return funds(
                List.of(new Funds.Segment(
                        EQUITY,
                        null,
                        available.amount(TOTAL),
                        PositionMath.sum(usedCash, usedPledge),
                        PositionMath.sum(cash.amount(TOTAL), usedCash),
                        sources,
                        uses)),
                List.of());
    }

    /**
     * Version 2: each object is a segment. What is the account's own money is not given.
     *
     * @throws BrokerUnavailableException broker-answer-garbled: no segment can be read
     */
    static Funds version2(JsonNode data) {
        WireRow.of(data, "funds");
        List<Funds.Segment> segments = new ArrayList<>();
        List<String> unreadable = new ArrayList<>();
        data.properties().forEach(field -> {
            String name = WireRow.key(field.getKey());
            if (field.getValue().isObject() && !field.getValue().isEmpty() && !name.isEmpty()) {
                segments.add(segment(name, WireRow.of(field.getValue(), name)));
            } else if (!field.getValue().isNull() && !field.getValue().isEmpty()) {
                unreadable.add(name.isEmpty() ? "segment" : name);
            }
        });
        if (segments.isEmpty()) {
            throw WireRow.garbled("funds");
        }
        return funds(segments, unreadable);
    }

    private static Funds.Segment segment(String name, WireRow row) {
        Map<String, BigDecimal> sources = new LinkedHashMap<>(row.amounts());
        Map<String, BigDecimal> uses = new LinkedHashMap<>();
        List.of("span_margin", "exposure_margin").forEach(part -> move(part, sources, uses));
        sources.keySet().removeAll(List.of("used_margin", "available_margin"));
        return new Funds.Segment(
                name, null, row.amount("available_margin"), row.amount("used_margin"), null, sources, uses);
    }

    private static void move(String name, Map<String, BigDecimal> from, Map<String, BigDecimal> to) {
        BigDecimal amount = from.remove(name);
        if (amount != null) {
            to.put(name, amount);
        }
    }

    /** The known amounts but the total, with a prefix where two groups use the same names. */
    private static Map<String, BigDecimal> parts(WireRow group, String prefix) {
        Map<String, BigDecimal> parts = new LinkedHashMap<>();
        group.amounts().forEach((name, amount) -> {
            if (!name.equals(TOTAL)) {
                parts.put(prefix + name, amount);
            }
        });
        return parts;
    }

    private static Funds funds(List<Funds.Segment> segments, List<String> unreadable) {
        return new Funds(UpstoxHoldings.RUPEE, segments, unreadable);
    }
}
