package org.brokerconnect.portfolio;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.annotation.Nullable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Function;

/**
 * Cost, value and profit, exact, in one currency, of one row or of many. A number is null if nothing is known of it; a
 * sum contains what is known. Percentages have four decimals, rounded half up. Stored as JSON in the history, so the
 * JSON names must not change.
 *
 * @param invested the cost
 * @param value at the last price
 * @param profit negative for a loss; of the rows whose cost and price are known
 * @param profitBase the cost of these rows
 * @param dayChange since the close of the trading day before; of the rows whose price and close are known
 * @param previousValue the value of these rows at that close
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Valuation(
        @Nullable BigDecimal invested,
        @Nullable BigDecimal value,
        @Nullable BigDecimal profit,
        @Nullable BigDecimal profitBase,
        @Nullable BigDecimal dayChange,
        @JsonProperty("before") @Nullable BigDecimal previousValue) {

    private static final Valuation NOTHING_KNOWN = new Valuation(null, null, null, null, null, null);
    private static final Valuation ZERO = of(BigDecimal.ZERO, null, null, null);
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int PERCENT_DECIMALS = 4;

    /** Completes what earlier versions stored: cost, value and previous value only, of rows that were all complete. */
    public Valuation {
        if (previousValue != null && dayChange == null && value != null && invested != null) {
            profit = value.subtract(invested);
            profitBase = invested;
            dayChange = value.subtract(previousValue);
        }
    }

    /** A quantity at three prices, each null if it is unknown. */
    static Valuation of(
            BigDecimal quantity, @Nullable BigDecimal cost, @Nullable BigDecimal last, @Nullable BigDecimal close) {
        BigDecimal invested = times(quantity, cost);
        BigDecimal value = times(quantity, last);
        BigDecimal previous = value == null ? null : times(quantity, close);
        BigDecimal profit = difference(value, invested);
        return new Valuation(
                invested, value, profit, profit == null ? null : invested, difference(value, previous), previous);
    }

    @Nullable
    static BigDecimal times(BigDecimal quantity, @Nullable BigDecimal price) {
        if (quantity.signum() == 0) {
            return BigDecimal.ZERO;
        }
        return price == null ? null : quantity.multiply(price);
    }

    @Nullable
    static BigDecimal difference(@Nullable BigDecimal amount, @Nullable BigDecimal less) {
        return amount == null || less == null ? null : amount.subtract(less);
    }

    /** The sums of what is known; 0 if there are no rows, null where nothing is known of any row. */
    public static Valuation sum(Collection<Valuation> valuations) {
        return valuations.isEmpty() ? ZERO : valuations.stream().reduce(NOTHING_KNOWN, Valuation::plus);
    }

    private Valuation plus(Valuation other) {
        Function<Function<Valuation, BigDecimal>, BigDecimal> sum =
                amount -> plus(amount.apply(this), amount.apply(other));
        return new Valuation(
                sum.apply(Valuation::invested),
                sum.apply(Valuation::value),
                sum.apply(Valuation::profit),
                sum.apply(Valuation::profitBase),
                sum.apply(Valuation::dayChange),
                sum.apply(Valuation::previousValue));
    }

    @Nullable
    private static BigDecimal plus(@Nullable BigDecimal one, @Nullable BigDecimal other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.add(other);
    }

    /** Whether the cost of every row that has a value is known, and the value of every row that has a cost. */
    public boolean hasAllCosts() {
        return profit != null
                && invested.compareTo(profitBase) == 0
                && value.subtract(profit).compareTo(profitBase) == 0;
    }

    /** Whether the day's change of every row that has a value is known. */
    public boolean hasAllDayChanges() {
        return dayChange != null && value.subtract(dayChange).compareTo(previousValue) == 0;
    }

    /** Percentage of {@code profitBase}; empty if that is 0 or unknown. */
    public Optional<BigDecimal> profitPercent() {
        return percent(profit, profitBase);
    }

    /** Percentage of {@code previousValue}, as in the broker's own summary; empty if that is 0 or unknown. */
    public Optional<BigDecimal> dayChangePercent() {
        return percent(dayChange, previousValue);
    }

    private static Optional<BigDecimal> percent(@Nullable BigDecimal part, @Nullable BigDecimal whole) {
        return part == null || whole == null || whole.signum() == 0
                ? Optional.empty()
                : Optional.of(part.multiply(HUNDRED).divide(whole, PERCENT_DECIMALS, RoundingMode.HALF_UP));
    }
}
