package org.brokerconnect.market;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.brokerconnect.market.MarketFile.Session;

/** The phases of one segment in the order of time, forwards and backwards. Immutable. */
final class SegmentPhases {

    /** How far a search goes; longer than any known run of closed days. */
    private static final int DAYS = 30;

    private final SegmentCalendar calendar;
    private final ZoneId zone;

    SegmentPhases(SegmentCalendar calendar, ZoneId zone) {
        this.calendar = calendar;
        this.zone = zone;
    }

    /** The date in the market's time zone. */
    LocalDate dateOf(Instant instant) {
        return LocalDate.ofInstant(instant, zone);
    }

    /** The phases of a date, from midnight to midnight without gap or overlap. */
    List<TimedPhase> of(LocalDate date) {
        SegmentCalendar.Day day = calendar.day(date);
        Instant end = midnight(date.plusDays(1));
        if (day.state() == DayState.UNKNOWN) {
            return unknown(date, zone);
        }
        List<TimedPhase> phases = new ArrayList<>();
        Instant from = midnight(date);
        for (Session session : day.sessions()) {
            from = addClosed(phases, from, at(date, session.from()));
            Instant to = at(date, session.to());
            phases.add(new TimedPhase(session.phase(), session.step(), from, to));
            from = to;
        }
        addClosed(phases, from, end);
        return phases;
    }

    /** A date of unknown hours. */
    static List<TimedPhase> unknown(LocalDate date, ZoneId zone) {
        return List.of(new TimedPhase(
                MarketPhase.UNKNOWN,
                null,
                date.atStartOfDay(zone).toInstant(),
                date.plusDays(1).atStartOfDay(zone).toInstant()));
    }

    private static Instant addClosed(List<TimedPhase> phases, Instant from, Instant to) {
        if (from.isBefore(to)) {
            phases.add(new TimedPhase(MarketPhase.CLOSED, null, from, to));
        }
        return to;
    }

    private Instant midnight(LocalDate date) {
        return date.atStartOfDay(zone).toInstant();
    }

    private Instant at(LocalDate date, LocalTime time) {
        return date.atTime(time).atZone(zone).toInstant();
    }

    TimedPhase at(Instant instant) {
        return of(dateOf(instant)).stream()
                .filter(phase -> phase.contains(instant))
                .findFirst()
                .orElseThrow();
    }

    /** The phases that end after this time, the current one first; of the next 30 days. */
    Stream<TimedPhase> after(Instant now) {
        LocalDate today = dateOf(now);
        return today.datesUntil(today.plusDays(DAYS))
                .flatMap(date -> of(date).stream())
                .filter(phase -> phase.to().isAfter(now));
    }

    /** The phases that began before or at this time, the current one first; of the last 30 days. */
    Stream<TimedPhase> before(Instant now) {
        return Stream.iterate(dateOf(now), date -> date.minusDays(1))
                .limit(DAYS)
                .flatMap(date -> reversed(of(date)))
                .filter(phase -> !phase.from().isAfter(now));
    }

    private static Stream<TimedPhase> reversed(List<TimedPhase> phases) {
        List<TimedPhase> copy = new ArrayList<>(phases);
        Collections.reverse(copy);
        return copy.stream();
    }
}
