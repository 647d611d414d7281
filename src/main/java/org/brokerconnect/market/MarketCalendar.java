package org.brokerconnect.market;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.brokerconnect.market.MarketFile.Market;

/** The calendar of one market. Pure functions of instants and dates. Immutable. */
public final class MarketCalendar {

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

    /** The market's time zone. */
    public ZoneId zone() {
        return zone;
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
        return calendar(segment)
                .map(described -> new SegmentPhases(described, zone).of(date))
                .orElseGet(() -> SegmentPhases.unknown(date, zone));
    }

    private Optional<SegmentCalendar> calendar(MarketSegment segment) {
        return Optional.ofNullable(segments.get(segment));
    }

    /** The state of a segment at this time, about prices that are read now. */
    public MarketStatus status(MarketSegment segment, Instant now) {
        return status(segment, now, now);
    }

    /**
     * The state of a segment at this time; UNKNOWN for one that the file does not describe.
     *
     * @param readAt when the broker returned the prices that the status is about; not after {@code now}
     */
    public MarketStatus status(MarketSegment segment, Instant now, Instant readAt) {
        return status(segment).map(known -> known.at(now, readAt)).orElseGet(() -> MarketStatus.unknown(segment));
    }

    private Optional<SegmentStatus> status(MarketSegment segment) {
        return calendar(segment)
                .map(described -> new SegmentStatus(segment, described, new SegmentPhases(described, zone)));
    }

    /** When continuous trading starts next; empty during it, and if that is not known. */
    public Optional<Instant> nextOpening(MarketSegment segment, Instant now) {
        return status(segment).flatMap(known -> known.nextOpening(now));
    }

    /**
     * Until when no trade changes the price of any share: a share can trade while others wait for their closing
     * auction. Empty if one can trade now, if the hours are not known, and if that is more than 30 days away.
     */
    public Optional<Instant> sharePricesRestUntil(Instant now) {
        List<Optional<Instant>> ends = Stream.of(MarketSegment.AUCTION_STOCKS, MarketSegment.OTHER_STOCKS)
                .flatMap(segment -> status(segment).stream())
                .map(status -> status.pricesRestUntil(now))
                .toList();
        return ends.stream().allMatch(Optional::isPresent)
                ? ends.stream().map(Optional::get).min(Instant::compareTo)
                : Optional.empty();
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
        return calendar(segment)
                .map(described -> described.day(date).state())
                .filter(state -> state != DayState.UNKNOWN)
                .map(DayState::isTrading);
    }

    /** Whether the file names this date as one that differs from the regular week. */
    public boolean isException(MarketSegment segment, LocalDate date) {
        return calendar(segment).map(described -> described.day(date).name()).isPresent();
    }

    /** The last day that the file covers for this segment; empty if it does not describe the segment. */
    public Optional<LocalDate> lastCoveredDay(MarketSegment segment) {
        return calendar(segment).map(SegmentCalendar::lastCoveredDay);
    }
}
