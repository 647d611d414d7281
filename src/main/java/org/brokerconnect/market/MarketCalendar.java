package org.brokerconnect.market;

import jakarta.annotation.Nullable;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.brokerconnect.market.MarketFile.Market;
import org.brokerconnect.market.MarketFile.Session;

/** The calendar of one market. Pure functions of instants and dates. Immutable. */
public final class MarketCalendar {

    /** How far status looks for the next or the previous trading; longer than any known run of closed days. */
    private static final int DAYS = 30;

    private final ZoneId zone;
    private final TradingDays tradingDays;
    private final Map<MarketSegment, SegmentCalendar> segments = new EnumMap<>(MarketSegment.class);

    /** @param settledAfter from the end of trading until closing prices are taken as final; positive */
    MarketCalendar(Market market, Duration settledAfter) {
        zone = ZoneId.of(market.zone());
        market.segments()
                .forEach(segment -> segments.put(
                        segment.segment(), new SegmentCalendar(market.weekend(), segment, market.exceptions())));
        List<SegmentCalendar> equity = segments.entrySet().stream()
                .filter(entry -> entry.getKey().isEquity())
                .map(Map.Entry::getValue)
                .toList();
        tradingDays = new TradingDays(equity, zone, settledAfter);
    }

    /** The date in the market's time zone. */
    public LocalDate dateOf(Instant instant) {
        return LocalDate.ofInstant(instant, zone);
    }

    /** The segments that the file describes, in the order of the enum. */
    public Set<MarketSegment> segments() {
        return segments.keySet();
    }

    /** The segment of shares: with the closing auction, if this market has one. */
    public MarketSegment shares() {
        return segments.containsKey(MarketSegment.AUCTION_STOCKS)
                ? MarketSegment.AUCTION_STOCKS
                : MarketSegment.OTHER_STOCKS;
    }

    /**
     * The phases of a date, from midnight to midnight without gap or overlap. A segment that the file does not describe
     * is UNKNOWN.
     */
    public List<TimedPhase> phases(MarketSegment segment, LocalDate date) {
        Instant midnight = date.atStartOfDay(zone).toInstant();
        Instant end = date.plusDays(1).atStartOfDay(zone).toInstant();
        Optional<SegmentCalendar.Day> day = day(segment, date);
        if (day.isEmpty() || day.get().state() == DayState.UNKNOWN) {
            return List.of(new TimedPhase(MarketPhase.UNKNOWN, null, midnight, end));
        }
        List<TimedPhase> phases = new ArrayList<>();
        Instant from = midnight;
        for (Session session : day.get().sessions()) {
            from = addClosed(phases, from, at(date, session.from()));
            Instant to = at(date, session.to());
            phases.add(new TimedPhase(session.phase(), session.step(), from, to));
            from = to;
        }
        addClosed(phases, from, end);
        return phases;
    }

    private static Instant addClosed(List<TimedPhase> phases, Instant from, Instant to) {
        if (from.isBefore(to)) {
            phases.add(new TimedPhase(MarketPhase.CLOSED, null, from, to));
        }
        return to;
    }

    private Optional<SegmentCalendar.Day> day(MarketSegment segment, LocalDate date) {
        return Optional.ofNullable(segments.get(segment)).map(calendar -> calendar.day(date));
    }

    private Instant at(LocalDate date, LocalTime time) {
        return date.atTime(time).atZone(zone).toInstant();
    }

    /** The state of a segment at this time, about prices that are read now. */
    public MarketStatus status(MarketSegment segment, Instant now) {
        return status(segment, now, now);
    }

    /**
     * The state of a segment at this time.
     *
     * @param readAt when the broker returned the prices that the status is about; not after {@code now}
     */
    public MarketStatus status(MarketSegment segment, Instant now, Instant readAt) {
        TimedPhase current = phaseAt(segment, now);
        Optional<TimedPhase> next =
                ahead(segment, now).filter(phase -> !phase.isSameAs(current)).findFirst();
        boolean pricesMove = current.movesPrices() && current.contains(readAt);
        return new MarketStatus(
                segment,
                current.phase(),
                current.step(),
                lastTradingDay(segment, readAt).orElse(null),
                pricesMove ? null : pricesAsOf(segment, readAt).orElse(null),
                closedFor(segment, dateOf(now)),
                next.map(TimedPhase::from).orElse(null),
                next.map(TimedPhase::phase).orElse(null),
                nextOpening(segment, now).orElse(null));
    }

    private TimedPhase phaseAt(MarketSegment segment, Instant instant) {
        return phases(segment, dateOf(instant)).stream()
                .filter(phase -> phase.contains(instant))
                .findFirst()
                .orElseThrow();
    }

    @Nullable
    private String closedFor(MarketSegment segment, LocalDate date) {
        return day(segment, date)
                .filter(day -> day.state() == DayState.CLOSED)
                .map(SegmentCalendar.Day::name)
                .orElse(null);
    }

    /** When continuous trading starts next; empty during it, and if that is not known. */
    public Optional<Instant> nextOpening(MarketSegment segment, Instant now) {
        return ahead(segment, now)
                .filter(phase -> phase.phase() == MarketPhase.OPEN || phase.phase() == MarketPhase.UNKNOWN)
                .findFirst()
                .filter(phase ->
                        phase.phase() == MarketPhase.OPEN && phase.from().isAfter(now))
                .map(TimedPhase::from);
    }

    /** The phases that end after this time, the current one first. */
    private Stream<TimedPhase> ahead(MarketSegment segment, Instant now) {
        LocalDate today = dateOf(now);
        return today.datesUntil(today.plusDays(DAYS))
                .flatMap(date -> phases(segment, date).stream())
                .filter(phase -> phase.to().isAfter(now));
    }

    private Optional<LocalDate> lastTradingDay(MarketSegment segment, Instant now) {
        return behind(segment, now)
                .filter(phase -> phase.phase() == MarketPhase.OPEN || phase.phase() == MarketPhase.UNKNOWN)
                .findFirst()
                .filter(phase -> phase.phase() == MarketPhase.OPEN)
                .map(phase -> dateOf(phase.from()));
    }

    private Optional<Instant> pricesAsOf(MarketSegment segment, Instant readAt) {
        return behind(segment, readAt)
                .filter(phase -> phase.movesPrices() || phase.phase() == MarketPhase.UNKNOWN)
                .findFirst()
                .filter(TimedPhase::movesPrices)
                .map(phase -> phase.to().isBefore(readAt) ? phase.to() : readAt);
    }

    /** The phases that began before or at this time, the current one first. */
    private Stream<TimedPhase> behind(MarketSegment segment, Instant now) {
        return Stream.iterate(dateOf(now), date -> date.minusDays(1))
                .limit(DAYS)
                .flatMap(date -> reversed(phases(segment, date)))
                .filter(phase -> !phase.from().isAfter(now));
    }

    private static Stream<TimedPhase> reversed(List<TimedPhase> phases) {
        List<TimedPhase> copy = new ArrayList<>(phases);
        Collections.reverse(copy);
        return copy.stream();
    }

    /**
     * The trading day of shares and equity derivatives at this date; empty on a closed day. A day of unknown hours is
     * returned as not {@link TradingDay#certain}; a weekend that the file does not cover counts as closed.
     */
    public Optional<TradingDay> tradingDay(LocalDate date) {
        return tradingDays.of(date);
    }

    /** The trading day that prices read at {@code instant} belong to; empty before its opening and without trading. */
    public Optional<TradingDay> tradingDayAt(Instant instant) {
        return tradingDay(dateOf(instant)).filter(day -> !instant.isBefore(day.opens()));
    }

    /** Whether there is trading on this date; empty if that, or its hours, are not known. */
    public Optional<Boolean> trades(MarketSegment segment, LocalDate date) {
        return day(segment, date).filter(day -> day.state() != DayState.UNKNOWN).map(day -> day.state()
                .isTrading());
    }

    /** Whether the file names this date as one that differs from the regular week. */
    public boolean isException(MarketSegment segment, LocalDate date) {
        return day(segment, date).map(SegmentCalendar.Day::name).isPresent();
    }

    /** The last day that the file covers for this segment; empty if it does not describe the segment. */
    public Optional<LocalDate> lastCoveredDay(MarketSegment segment) {
        return Optional.ofNullable(segments.get(segment)).map(SegmentCalendar::lastCoveredDay);
    }
}
