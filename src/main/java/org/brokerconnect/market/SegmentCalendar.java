package org.brokerconnect.market;

import jakarta.annotation.Nullable;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.brokerconnect.market.MarketFile.DateRange;
import org.brokerconnect.market.MarketFile.ExceptionDays;
import org.brokerconnect.market.MarketFile.SegmentHours;
import org.brokerconnect.market.MarketFile.Session;

/** The days of one segment. Immutable. */
final class SegmentCalendar {

    private final Set<DayOfWeek> weekend;
    private final DateRange covered;
    private final NavigableMap<LocalDate, List<Session>> hours = new TreeMap<>();
    private final Map<LocalDate, Day> exceptions = new HashMap<>();

    SegmentCalendar(Set<DayOfWeek> weekend, SegmentHours segment, List<ExceptionDays> exceptions) {
        this.weekend = weekend;
        covered = segment.covered();
        segment.hours().forEach(rule -> hours.put(rule.from(), rule.sessions()));
        exceptions.stream()
                .filter(exception -> exception.segments().contains(segment.segment()))
                .forEach(this::add);
    }

    private void add(ExceptionDays exception) {
        exception.days().forEach((date, name) -> {
            List<Session> sessions = exception.state() == DayState.REGULAR ? regularHours(date) : exception.sessions();
            exceptions.put(date, new Day(exception.state(), sessions, name));
        });
    }

    /**
     * A date in this segment.
     *
     * @param sessions in order; empty without trading
     * @param name of a day that differs from the regular week; null on others
     */
    record Day(
            DayState state,
            List<Session> sessions,
            @Nullable String name) {}

    Day day(LocalDate date) {
        if (!covered.contains(date)) {
            return new Day(DayState.UNKNOWN, List.of(), null);
        }
        return Optional.ofNullable(exceptions.get(date))
                .orElseGet(() -> isWeekend(date)
                        ? new Day(DayState.CLOSED, List.of(), null)
                        : new Day(DayState.REGULAR, regularHours(date), null));
    }

    boolean isWeekend(LocalDate date) {
        return weekend.contains(date.getDayOfWeek());
    }

    /** The hours of a regular trading day at this date; before the first known ones, those. */
    List<Session> regularHours(LocalDate date) {
        return Optional.ofNullable(hours.floorEntry(date))
                .orElseGet(hours::firstEntry)
                .getValue();
    }

    LocalDate lastCoveredDay() {
        return covered.to();
    }
}
