package org.brokerconnect.portfolio;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.Optional;

/**
 * Cost and value, exact, in one currency. Percentages have four decimals, rounded half up. Stored as JSON in the
 * history, so the JSON names must not change.
 *
 * @param invested the cost
 * @param value at the last price
 * @param previousValue at the close of the trading day before
 */
public record Valuation(
        BigDecimal invested,
        BigDecimal value,
        @JsonProperty("before") BigDecimal previousValue) {

    private static final Valuation ZERO = new Valuation(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int PERCENT_DECIMALS = 4;

    /** A quantity at three prices. A close of 0 means that the broker sent none; the day's change is then 0. */
    static Valuation of(BigDecimal quantity, BigDecimal cost, BigDecimal last, BigDecimal close) {
        BigDecimal previous = close.signum() == 0 ? last : close;
        return new Valuation(quantity.multiply(cost), quantity.multiply(last), quantity.multiply(previous));
    }

    public static Valuation sum(Collection<Valuation> valuations) {
        return valuations.stream().reduce(ZERO, Valuation::plus);
    }

    private Valuation plus(Valuation other) {
        return new Valuation(
                invested.add(other.invested), value.add(other.value), previousValue.add(other.previousValue));
    }

    /** Negative for a loss. */
    public BigDecimal profit() {
        return value.subtract(invested);
    }

    /** Percentage of {@code invested}; empty if that is 0. */
    public Optional<BigDecimal> profitPercent() {
        return percent(profit(), invested);
    }

    /** The change of value since the close of the trading day before. */
    public BigDecimal dayChange() {
        return value.subtract(previousValue);
    }

    /** Percentage of {@code previousValue}, as in the broker's own summary; empty if that is 0. */
    public Optional<BigDecimal> dayChangePercent() {
        return percent(dayChange(), previousValue);
    }

    private static Optional<BigDecimal> percent(BigDecimal part, BigDecimal whole) {
        return whole.signum() == 0
                ? Optional.empty()
                : Optional.of(part.multiply(HUNDRED).divide(whole, PERCENT_DECIMALS, RoundingMode.HALF_UP));
    }
}
