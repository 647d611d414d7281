package org.brokerconnect.portfolio.history;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.brokerconnect.market.MarketCalendar;

/**
 * The change from one point to the next one that includes all holdings, where cash flow and gain can be told apart.
 *
 * @param earlier the point before; of a day before that of {@code later}
 */
record PointChange(HistoryReader.Point earlier, HistoryReader.Point later, SubPeriod split) {

    /**
     * The changes that can be split, oldest first. A point that lacks holdings is passed over.
     *
     * @param points of different days, oldest first
     */
    static List<PointChange> of(List<HistoryReader.Point> points, MarketCalendar calendar) {
        List<HistoryReader.Point> complete =
                points.stream().filter(point -> point.value().isComplete()).toList();
        return IntStream.range(1, complete.size())
                .mapToObj(i -> between(complete.get(i - 1), complete.get(i), calendar))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<PointChange> between(
            HistoryReader.Point earlier, HistoryReader.Point later, MarketCalendar calendar) {
        return SubPeriod.between(earlier, later, calendar).map(split -> new PointChange(earlier, later, split));
    }

    /** The changes up to the newest one without a gap between them, oldest first; empty if there are none. */
    static List<PointChange> newestRun(List<PointChange> changes) {
        List<PointChange> run = new ArrayList<>();
        for (int i = changes.size() - 1; i >= 0; i--) {
            PointChange change = changes.get(i);
            if (!run.isEmpty() && !run.get(run.size() - 1).earlier().equals(change.later())) {
                break;
            }
            run.add(change);
        }
        Collections.reverse(run);
        return List.copyOf(run);
    }
}
