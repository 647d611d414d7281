package org.brokerconnect.portfolio.history;

import jakarta.annotation.Nullable;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.brokerconnect.portfolio.Worth;

/**
 * What all holdings were worth at one time, exact, in the answer's currency.
 *
 * @param day in the broker's calendar
 * @param asOf when the broker said so
 * @param profitPercent of what was invested; null when that is 0
 * @param dayChange since the close of the trading day before
 * @param dayChangePercent of the value at that close; null when that is 0
 */
public record HistoryPoint(
        LocalDate day,
        Instant asOf,
        BigDecimal invested,
        BigDecimal value,
        BigDecimal profit,
        @Nullable BigDecimal profitPercent,
        BigDecimal dayChange,
        @Nullable BigDecimal dayChangePercent) {

    static HistoryPoint of(ValuePoints.Point point) {
        Worth worth = point.valuation().worth();
        return new HistoryPoint(
                point.day(),
                point.asOf(),
                worth.invested(),
                worth.value(),
                worth.profit(),
                worth.profitPercent().orElse(null),
                worth.dayChange(),
                worth.dayChangePercent().orElse(null));
    }
}
