package org.brokerconnect.portfolio;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Optional;

/**
 * What something cost and is worth, exactly, in one currency.
 *
 * @param invested what was paid
 * @param value at the last price
 * @param before at the close of the trading day before
 */
public record Worth(BigDecimal invested, BigDecimal value, BigDecimal before) {

    static final Worth NOTHING = new Worth(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);

    /** A quantity at three prices. A close of 0 means that there was none: then nothing changed today. */
    static Worth of(BigDecimal quantity, BigDecimal cost, BigDecimal last, BigDecimal close) {
        BigDecimal before = close.signum() == 0 ? last : close;
        return new Worth(quantity.multiply(cost), quantity.multiply(last), quantity.multiply(before));
    }

    public static Worth sum(Collection<Worth> parts) {
        return parts.stream().reduce(NOTHING, Worth::plus);
    }

    private Worth plus(Worth other) {
        return new Worth(invested.add(other.invested), value.add(other.value), before.add(other.before));
    }

    /** Profit, or loss below 0. */
    public BigDecimal profit() {
        return value.subtract(invested);
    }

    /** Of what was invested; empty when that is 0. */
    public Optional<BigDecimal> profitPercent() {
        return Percent.of(profit(), invested);
    }

    /** The change of value since the close of the trading day before. */
    public BigDecimal dayChange() {
        return value.subtract(before);
    }

    /** Of the value before, as the broker's own summary has it. */
    public Optional<BigDecimal> dayChangePercent() {
        return Percent.of(dayChange(), before);
    }
}
