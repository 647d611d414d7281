package org.brokerconnect.market;

import jakarta.annotation.Nullable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** Computes the state of one segment at a time. Immutable. */
final class SegmentStatus {

    private final MarketSegment segment;
    private final SegmentCalendar calendar;
    private final SegmentPhases phases;

    SegmentStatus(MarketSegment segment, SegmentCalendar calendar, SegmentPhases phases) {
        this.segment = segment;
        this.calendar = calendar;
        this.phases = phases;
    }

    /** @param readAt when the broker returned the prices that the status is about; not after {@code now} */
    MarketStatus at(Instant now, Instant readAt) {
        TimedPhase current = phases.at(now);
        Optional<TimedPhase> next =
                phases.after(now).filter(phase -> !phase.isSameAs(current)).findFirst();
        boolean pricesMove = current.movesPrices() && current.contains(readAt);
        return new MarketStatus(
                segment,
                current.phase(),
                current.step(),
                lastTradingDay(readAt).orElse(null),
                pricesMove ? null : pricesAsOf(readAt).orElse(null),
                closedFor(phases.dateOf(now)),
                next.map(TimedPhase::from).orElse(null),
                next.map(TimedPhase::phase).orElse(null),
                nextOpening(now).orElse(null));
    }

    @Nullable
    private String closedFor(LocalDate date) {
        SegmentCalendar.Day day = calendar.day(date);
        return day.state() == DayState.CLOSED ? day.name() : null;
    }

    /** When continuous trading starts next; empty during it, and if that is not known. */
    Optional<Instant> nextOpening(Instant now) {
        return phases.after(now)
                .filter(phase -> phase.phase() == MarketPhase.OPEN || phase.phase() == MarketPhase.UNKNOWN)
                .findFirst()
                .filter(phase ->
                        phase.phase() == MarketPhase.OPEN && phase.from().isAfter(now))
                .map(TimedPhase::from);
    }

    /** Until when no trade changes a price; empty if one can now, or the hours are not known. */
    Optional<Instant> pricesRestUntil(Instant now) {
        return phases.after(now)
                .filter(phase -> phase.movesPrices() || phase.phase() == MarketPhase.UNKNOWN)
                .findFirst()
                .map(TimedPhase::from)
                .filter(from -> from.isAfter(now));
    }

    private Optional<LocalDate> lastTradingDay(Instant now) {
        return phases.before(now)
                .filter(phase -> phase.phase() == MarketPhase.OPEN || phase.phase() == MarketPhase.UNKNOWN)
                .findFirst()
                .filter(phase -> phase.phase() == MarketPhase.OPEN)
                .map(phase -> phases.dateOf(phase.from()));
    }

    private Optional<Instant> pricesAsOf(Instant readAt) {
        return phases.before(readAt)
                .filter(phase -> phase.movesPrices() || phase.phase() == MarketPhase.UNKNOWN)
                .findFirst()
                .filter(TimedPhase::movesPrices)
                .map(phase -> phase.to().isBefore(readAt) ? phase.to() : readAt);
    }
}
