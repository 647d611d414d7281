package org.brokerconnect.market;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/** What holds for every date of the file in the WAR, covered or not. */
class MarketCalendarPropertiesTest {

    private static final ZoneId INDIA = ZoneId.of("Asia/Kolkata");
    private static final LocalDate FIRST = LocalDate.of(2025, 6, 1);

    private final MarketCalendar market = TestMarkets.india();

    @Property(tries = 3000)
    void the_phases_of_a_date_cover_it_without_gap_or_overlap(
            @ForAll MarketSegment segment, @ForAll @IntRange(max = 900) int days) {
        LocalDate date = FIRST.plusDays(days);

        List<TimedPhase> phases = market.phases(segment, date);

        Instant end = date.atStartOfDay(INDIA).toInstant();
        for (TimedPhase phase : phases) {
            assertThat(phase.from()).isEqualTo(end).isBefore(phase.to());
            end = phase.to();
        }
        assertThat(end).isEqualTo(date.plusDays(1).atStartOfDay(INDIA).toInstant());
    }

    @Property(tries = 3000)
    void a_status_is_the_phase_of_its_time_until_the_next_change(
            @ForAll MarketSegment segment, @ForAll @LongRange(min = 1_750_000_000, max = 1_820_000_000) long second) {
        Instant now = Instant.ofEpochSecond(second);

        MarketStatus status = market.status(segment, now);

        assertThat(market.phases(segment, market.dateOf(now)))
                .filteredOn(phase -> phase.contains(now))
                .singleElement()
                .satisfies(phase -> assertThat(phase.phase()).isEqualTo(status.phase()));
        if (status.nextChange() != null) {
            assertThat(status.nextChange()).isAfter(now);
            MarketStatus last = market.status(segment, status.nextChange().minusMillis(1));
            assertThat(last.phase()).isEqualTo(status.phase());
            assertThat(last.step()).isEqualTo(status.step());
            assertThat(market.status(segment, status.nextChange()).phase()).isEqualTo(status.nextPhase());
        }
        if (status.opens() != null) {
            assertThat(market.status(segment, status.opens()).phase()).isEqualTo(MarketPhase.OPEN);
        }
        if (status.pricesAsOf() != null) {
            assertThat(status.pricesAsOf()).isBeforeOrEqualTo(now);
        }
    }

    @Property
    void a_trading_day_opens_closes_and_settles_on_its_date(@ForAll @IntRange(max = 900) int days) {
        LocalDate date = FIRST.plusDays(days);

        market.tradingDay(date).ifPresent(day -> {
            assertThat(day.date()).isEqualTo(date);
            assertThat(List.of(day.opens(), day.closes(), day.settled()))
                    .isSorted()
                    .allSatisfy(instant -> assertThat(market.dateOf(instant)).isEqualTo(date));
            assertThat(market.tradingDayAt(day.opens())).contains(day);
            assertThat(market.tradingDayAt(day.opens().minusNanos(1))).isEmpty();
        });
    }
}
