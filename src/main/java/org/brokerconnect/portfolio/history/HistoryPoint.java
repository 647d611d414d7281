package org.brokerconnect.portfolio.history;

import jakarta.annotation.Nullable;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.brokerconnect.portfolio.Valuation;

/**
 * The valuation of all holdings at one time, exact, in the answer's currency. A number that was unknown is null.
 *
 * @param day in the broker's calendar
 * @param asOf when the broker returned the prices
 * @param profitPercent percentage of {@code invested}; null if that is 0
 * @param dayChange since the close of the trading day before
 * @param dayChangePercent percentage of the value at that close; null if that is 0
 * @param cashFlow what was bought less what was sold since the previous point that includes all holdings; null if it
 *     is unknown, as {@code gain}, and in a history of one day's intervals
 * @param gain the rest of the change of the value since that point; negative for a loss
 * @param notIncluded how many holdings the value does not contain, because they had no price or could not be read
 */
public record HistoryPoint(
        LocalDate day,
        Instant asOf,
        @Nullable BigDecimal invested,
        @Nullable BigDecimal value,
        @Nullable BigDecimal profit,
        @Nullable BigDecimal profitPercent,
        @Nullable BigDecimal dayChange,
        @Nullable BigDecimal dayChangePercent,
        @Nullable BigDecimal cashFlow,
        @Nullable BigDecimal gain,
        int notIncluded) {

    /** @param split the change since the point before; null if it is unknown */
    static HistoryPoint of(HistoryReader.Point point, @Nullable SubPeriod split) {
        Valuation valuation = point.value().valuation();
        return new HistoryPoint(
                point.day(),
                point.asOf(),
                valuation.invested(),
                valuation.value(),
                valuation.profit(),
                valuation.profitPercent().orElse(null),
                valuation.dayChange(),
                valuation.dayChangePercent().orElse(null),
                split == null ? null : split.cashFlow(),
                split == null ? null : split.gain(),
                point.value().notIncluded());
    }
}
