package org.brokerconnect.broker;

import jakarta.annotation.Nullable;
import java.math.BigDecimal;

/** The rule for prices: a price of 0 or less is unknown, because brokers send 0 for "none". */
final class Price {

    private Price() {}

    /** The price; null if it is unknown. */
    @Nullable
    static BigDecimal known(@Nullable BigDecimal price) {
        return price == null || price.signum() <= 0 ? null : price;
    }
}
