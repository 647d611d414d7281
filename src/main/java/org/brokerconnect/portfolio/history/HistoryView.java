package org.brokerconnect.portfolio.history;

import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.brokerconnect.portfolio.AnswerCurrency;

/**
 * What the holdings of one account were worth, over time. Mutual funds are not in it.
 *
 * @param from the first day that was asked for, in the broker's calendar
 * @param to the last one, included
 * @param points oldest first; empty when nothing is known
 */
public record HistoryView(
        UUID configId,
        Currency currency,
        Resolution resolution,
        LocalDate from,
        LocalDate to,
        List<HistoryPoint> points) {

    static HistoryView of(UUID configId, HistoryRange range, List<ValuePoints.Point> points) {
        return new HistoryView(
                configId,
                AnswerCurrency.of(points.stream().map(point -> point.valuation().currency())),
                range.resolution(),
                range.from(),
                range.to(),
                points.stream().map(HistoryPoint::of).toList());
    }
}
