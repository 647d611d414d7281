package org.brokerconnect.market;

import jakarta.annotation.Nullable;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.brokerconnect.market.MarketFile.Session;

/** The trading days of the shares and equity derivatives of one market. Immutable. */
final class TradingDays {

    /** The end of a day on which trading takes place at an unknown time, so that every possible time is before it. */
    private static final LocalTime LATEST_CLOSE = LocalTime.of(23, 30);

    private final List<SegmentCalendar> equity;
    private final ZoneId zone;
    private final Duration settledAfter;

    /** @param equity the segments that decide the trading day; not empty */
    TradingDays(List<SegmentCalendar> equity, ZoneId zone, Duration settledAfter) {
        this.equity = equity;
        this.zone = zone;
        this.settledAfter = settledAfter;
    }

    /**
     * The trading day of shares and equity derivatives at this date; empty on a closed day. A day of unknown hours is
     * returned as not {@link TradingDay#certain}; a weekend that the file does not cover counts as closed.
     */
    Optional<TradingDay> of(LocalDate date) {
        List<SegmentCalendar.Day> days =
                equity.stream().map(segment -> segment.day(date)).toList();
        if (days.stream().anyMatch(day -> day.state() == DayState.UNKNOWN)) {
            return possibleDay(date, days.stream().anyMatch(TradingDays::isNamedUnknown));
        }
        List<Session> sessions = days.stream()
                .filter(day -> day.state().isTrading())
                .flatMap(day -> day.sessions().stream())
                .toList();
        return sessions.isEmpty() ? Optional.empty() : Optional.of(day(date, sessions, null));
    }

    private static boolean isNamedUnknown(SegmentCalendar.Day day) {
        return day.state() == DayState.UNKNOWN && day.name() != null;
    }

    /** @param isNamed whether the file says that there is trading, but not when */
    private Optional<TradingDay> possibleDay(LocalDate date, boolean isNamed) {
        if (!isNamed && equity.stream().allMatch(segment -> segment.isWeekend(date))) {
            return Optional.empty();
        }
        List<Session> regular = equity.stream()
                .map(segment -> segment.regularHours(date))
                .flatMap(Collection::stream)
                .toList();
        return Optional.of(day(date, regular, isNamed ? LATEST_CLOSE : regularClose(regular)));
    }

    /** @param uncertainClose the close of a day of unknown hours; null on a known day */
    private TradingDay day(LocalDate date, List<Session> sessions, @Nullable LocalTime uncertainClose) {
        LocalTime opens = sessions.stream()
                .filter(session -> session.phase() == MarketPhase.OPEN)
                .map(Session::from)
                .min(LocalTime::compareTo)
                .orElseThrow();
        Instant closes = at(date, uncertainClose == null ? regularClose(sessions) : uncertainClose);
        Instant lastMinute = at(date, LocalTime.MAX).minusSeconds(59);
        Instant settled = closes.plus(settledAfter);
        return new TradingDay(
                date,
                at(date, opens),
                closes,
                settled.isBefore(lastMinute) ? settled : closes.isBefore(lastMinute) ? lastMinute : closes,
                uncertainClose == null);
    }

    private static LocalTime regularClose(List<Session> sessions) {
        return sessions.stream()
                .filter(session ->
                        session.phase() == MarketPhase.OPEN || session.phase() == MarketPhase.CLOSING_AUCTION)
                .map(Session::to)
                .max(LocalTime::compareTo)
                .orElseThrow();
    }

    private Instant at(LocalDate date, LocalTime time) {
        return date.atTime(time).atZone(zone).toInstant();
    }
}
