package org.brokerconnect.portfolio.history;

import java.math.BigDecimal;
import java.util.Optional;
import org.brokerconnect.market.MarketCalendar;
import org.brokerconnect.market.TradingDay;
import org.brokerconnect.portfolio.Valuation;

/**
 * The change of the value between two points, split into the cash flow and the gain. The broker reports no trades of
 * earlier days, so both follow from the two valuations. In this order:
 *
 * <ol>
 *   <li>The holdings are the same ({@link PortfolioValue#hasSameHoldingsAs}): the whole change is gain.
 *   <li>The later point is of the next trading day, and the earlier one has closing prices: the gain is the later
 *       point's change of the day, so purchases and sales count at the close before the day that first shows them.
 *   <li>Otherwise the two cannot be told apart.
 * </ol>
 *
 * <p>The difference of the amounts invested is not taken as the cash flow: a sale lowers that amount by the cost of
 * what was sold, and its realized profit would look like a loss.
 *
 * @param base the value that earned the gain: at the start, after the cash flow; positive
 * @param cashFlow positive if more was bought than sold
 * @param gain negative for a loss
 */
record SubPeriod(BigDecimal base, BigDecimal cashFlow, BigDecimal gain) {

    /**
     * Splits the change from one point to another.
     *
     * @param earlier of a day before that of {@code later}; both include all holdings
     * @return empty if cash flow and gain cannot be told apart, or if there was nothing that could earn a gain
     */
    static Optional<SubPeriod> between(
            HistoryReader.Point earlier, HistoryReader.Point later, MarketCalendar calendar) {
        Valuation start = earlier.value().valuation();
        Valuation end = later.value().valuation();
        if (!earlier.value().currency().equals(later.value().currency())) {
            return Optional.empty();
        }
        BigDecimal change = end.value().subtract(start.value());
        return withoutTrades(earlier.value(), later.value(), change)
                .or(() -> ofNextDay(end, change)
                        .filter(split ->
                                hasClosingPrices(earlier, calendar) && areNeighbours(earlier, later, calendar)))
                .filter(split -> split.base().signum() > 0);
    }

    private static Optional<SubPeriod> withoutTrades(PortfolioValue start, PortfolioValue end, BigDecimal change) {
        return start.hasSameHoldingsAs(end)
                ? Optional.of(new SubPeriod(start.valuation().value(), BigDecimal.ZERO, change))
                : Optional.empty();
    }

    private static Optional<SubPeriod> ofNextDay(Valuation end, BigDecimal change) {
        return end.hasAllDayChanges()
                ? Optional.of(new SubPeriod(end.previousValue(), change.subtract(end.dayChange()), end.dayChange()))
                : Optional.empty();
    }

    private static boolean hasClosingPrices(HistoryReader.Point point, MarketCalendar calendar) {
        return calendar.tradingDay(point.day())
                .map(TradingDay::settled)
                .filter(settled -> !point.asOf().isBefore(settled))
                .isPresent();
    }

    private static boolean areNeighbours(
            HistoryReader.Point earlier, HistoryReader.Point later, MarketCalendar calendar) {
        return earlier.day().plusDays(1).datesUntil(later.day()).allMatch(between -> calendar.tradingDay(between)
                .isEmpty());
    }
}
