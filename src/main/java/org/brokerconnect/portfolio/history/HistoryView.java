package org.brokerconnect.portfolio.history;

import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.brokerconnect.portfolio.AnswerCurrency;

/**
 * The value of one account's holdings over time, without mutual funds.
 *
 * @param from the first requested day, in the broker's calendar
 * @param to the last requested day, included
 * @param points oldest first; empty if no value is stored
 */
public record HistoryView(
        UUID configId,
        Currency currency,
        Resolution resolution,
        LocalDate from,
        LocalDate to,
        List<HistoryPoint> points) {

    static HistoryView of(UUID configId, HistoryRange range, List<HistoryReader.Point> points) {
        return new HistoryView(
                configId,
                AnswerCurrency.of(points.stream().map(point -> point.value().currency())),
                range.resolution(),
                range.from(),
                range.to(),
                points.stream().map(HistoryPoint::of).toList());
    }
}
