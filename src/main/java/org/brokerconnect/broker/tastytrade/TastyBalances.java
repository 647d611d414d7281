package org.brokerconnect.broker.tastytrade;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.annotation.Nullable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.brokerconnect.broker.BrokerUnavailableException;
import org.brokerconnect.broker.Funds;
import org.brokerconnect.broker.Rows;
import org.brokerconnect.broker.wire.WireRow;
import org.brokerconnect.broker.wire.WireRows;

/**
 * Reads balances: one segment for each account. The cash is what can be spent; buying powers, which contain the
 * broker's money in a margin account, are shown apart and never taken for money.
 */
final class TastyBalances {

    static final Currency DOLLAR = Currency.getInstance("USD");

    private static final List<String> AVAILABLE = List.of(
            "cash-available-to-withdraw", "equity-buying-power", "derivative-buying-power", "day-trading-buying-power");

    /**
     * One balance.
     *
     * @param currency of all its amounts
     */
    record Balance(Currency currency, Funds.Segment segment) {}

    private TastyBalances() {}

    /**
     * The balances of an account: an object, or a list with one for each currency.
     *
     * @throws BrokerUnavailableException broker-answer-garbled: none can be read
     */
    static Rows<Balance> of(JsonNode data, String account) {
        if (data.has("items")) {
            return WireRows.all(data.path("items"), "balances", row -> balance(row, account));
        }
        return Rows.of(List.of(balance(WireRow.of(data, "balances"), account)));
    }

    /** @throws BrokerUnavailableException broker-answer-garbled: there is no cash balance */
    private static Balance balance(WireRow row, String account) {
        BigDecimal cash = row.quantity("cash-balance");
        Map<String, BigDecimal> available = new LinkedHashMap<>();
        AVAILABLE.forEach(name -> putKnown(available, name, row.amount(name)));
        Map<String, BigDecimal> usedFor = new LinkedHashMap<>();
        putKnown(usedFor, "maintenance-requirement", row.amount("maintenance-requirement"));
        putKnown(usedFor, "pending-cash", SignedAmount.of(row, "pending-cash"));
        Funds.Segment segment =
                new Funds.Segment(account, true, cash, row.amount("maintenance-requirement"), cash, available, usedFor);
        return new Balance(currency(row.text("currency")), segment);
    }

    private static void putKnown(Map<String, BigDecimal> amounts, String name, @Nullable BigDecimal amount) {
        if (amount != null) {
            amounts.put(name, amount);
        }
    }

    /**
     * All balances in the currency of most of them, dollars first; amounts of different currencies are not put
     * together, so the others are named as unreadable.
     *
     * @param unreadable the names of balances that could not be read
     */
    static Funds funds(List<Balance> balances, List<String> unreadable) {
        boolean hasDollars =
                balances.stream().anyMatch(balance -> balance.currency().equals(DOLLAR));
        Currency currency =
                balances.isEmpty() || hasDollars ? DOLLAR : balances.get(0).currency();
        List<String> others = new ArrayList<>(unreadable);
        balances.stream()
                .filter(balance -> !balance.currency().equals(currency))
                .forEach(balance -> others.add(balance.segment().name() + " " + balance.currency()));
        List<Funds.Segment> segments = balances.stream()
                .filter(balance -> balance.currency().equals(currency))
                .map(Balance::segment)
                .toList();
        return new Funds(currency, segments, others);
    }

    /**
     * A currency by its ISO 4217 code; dollars where there is none.
     *
     * @throws BrokerUnavailableException broker-answer-garbled: the code is unknown
     */
    static Currency currency(String code) {
        try {
            return code.isEmpty() ? DOLLAR : Currency.getInstance(code);
        } catch (IllegalArgumentException unknown) {
            throw WireRow.garbled("currency");
        }
    }
}
