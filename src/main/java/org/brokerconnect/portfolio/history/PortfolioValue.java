package org.brokerconnect.portfolio.history;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.annotation.Nullable;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Currency;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.brokerconnect.broker.Holding;
import org.brokerconnect.broker.Rows;
import org.brokerconnect.portfolio.AnswerCurrency;
import org.brokerconnect.portfolio.HoldingKeys;
import org.brokerconnect.portfolio.HoldingView;
import org.brokerconnect.portfolio.Totals;
import org.brokerconnect.portfolio.Valuation;

/**
 * The valuation of all holdings of an account at one time, equal to the totals of the live answer. Stored as JSON, so
 * the JSON names must not change.
 *
 * @param notIncluded how many holdings the value does not contain, because they have no price or cannot be read
 * @param quantities a digest of all holdings and their quantities; null in values that earlier versions stored
 */
record PortfolioValue(
        Currency currency,
        @JsonProperty("worth") Valuation valuation,
        int notIncluded,
        @Nullable String quantities) {

    /** Whether the value is known and contains all holdings. */
    boolean isComplete() {
        return notIncluded == 0 && valuation.value() != null;
    }

    /**
     * Whether nothing was bought or sold between the two: all quantities are equal, or all costs are known and their
     * sum is equal, as after a split or a bonus issue. False if that is unknown. Both values are complete.
     */
    boolean hasSameHoldingsAs(PortfolioValue other) {
        boolean hasSameQuantities = quantities != null && quantities.equals(other.quantities);
        return hasSameQuantities
                || valuation.hasAllCosts()
                        && other.valuation.hasAllCosts()
                        && valuation.invested().compareTo(other.valuation.invested()) == 0;
    }

    /** Whether the value of the holdings is equal; both values are known. */
    boolean hasSameValueAs(PortfolioValue other) {
        return valuation.value().compareTo(other.valuation.value()) == 0 && currency.equals(other.currency);
    }

    static PortfolioValue of(Rows<Holding> rows) {
        List<Holding> holdings = rows.readable();
        int withoutPrice = Totals.over(holdings).withoutPrice().size();
        return new PortfolioValue(
                AnswerCurrency.of(holdings.stream().map(Holding::currency)),
                Valuation.sum(holdings.stream().map(HoldingView::valuation).toList()),
                withoutPrice + rows.unreadable().size(),
                digest(holdings));
    }

    /** Depends on neither the order of the holdings nor the notation of the numbers. */
    private static String digest(List<Holding> holdings) {
        List<String> keys = HoldingKeys.of(holdings);
        String quantities = IntStream.range(0, keys.size())
                .mapToObj(i -> keys.get(i) + "="
                        + holdings.get(i).owned().stripTrailingZeros().toPlainString())
                .sorted()
                .collect(Collectors.joining("\n"));
        return Base64.getEncoder().encodeToString(sha256(quantities));
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
