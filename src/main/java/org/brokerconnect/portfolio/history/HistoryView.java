package org.brokerconnect.portfolio.history;

import jakarta.annotation.Nullable;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.brokerconnect.portfolio.AnswerCurrency;

/**
 * The value of one account's holdings over time, without mutual funds.
 *
 * @param from the first requested day, in the broker's calendar
 * @param to the last requested day, included
 * @param points oldest first; empty if no value is stored
 * @param performance null if no two points tell it, and in a history of one day's intervals
 */
public record HistoryView(
        UUID configId,
        Currency currency,
        Resolution resolution,
        LocalDate from,
        LocalDate to,
        List<HistoryPoint> points,
        @Nullable Performance performance) {

    /** @param changes what is known of the changes between these points, oldest first */
    static HistoryView of(
            UUID configId, HistoryRange range, List<HistoryReader.Point> points, List<PointChange> changes) {
        Map<HistoryReader.Point, SubPeriod> splits =
                changes.stream().collect(Collectors.toMap(PointChange::later, PointChange::split));
        List<PointChange> run = PointChange.newestRun(changes);
        return new HistoryView(
                configId,
                AnswerCurrency.of(points.stream().map(point -> point.value().currency())),
                range.resolution(),
                range.from(),
                range.to(),
                points.stream()
                        .map(point -> HistoryPoint.of(point, splits.get(point)))
                        .toList(),
                run.isEmpty() ? null : Performance.of(run));
    }
}
