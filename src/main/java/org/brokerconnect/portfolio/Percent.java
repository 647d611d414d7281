package org.brokerconnect.portfolio;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/** Percentages of money: four decimals, half up. */
final class Percent {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int DECIMALS = 4;

    private Percent() {}

    /** How much {@code part} is of {@code whole}, in percent; empty when the whole is 0, because then nobody can say. */
    static Optional<BigDecimal> of(BigDecimal part, BigDecimal whole) {
        return whole.signum() == 0
                ? Optional.empty()
                : Optional.of(part.multiply(HUNDRED).divide(whole, DECIMALS, RoundingMode.HALF_UP));
    }
}
